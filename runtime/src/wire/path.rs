//! Where a resource lives below the root of the interface.

use std::{borrow::Cow, fmt};

use crate::{ObjectId, pointer};

/// The place of a collection or of one resource below [`ROOT`](super::ROOT), such as
/// `managed/alpha_user/ID/roles`.
///
/// It is kept as a URL carries it: each element is percent-encoded for itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ResourcePath {
    encoded: String,
    route: Route,
}

/// Where the elements of a path lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Route {
    /// To one resource.
    Straight,
    /// Elsewhere: an element is empty, `.` or `..`.
    Astray,
}

impl ResourcePath {
    /// Makes a path of elements in plain text.
    #[must_use]
    pub fn of<'a>(elements: impl IntoIterator<Item = &'a str>) -> Self {
        let mut path = Self::with_capacity(0);
        for element in elements {
            path.push(element);
        }
        path
    }

    /// Makes the path of a collection from the one of its type, such as `managed/alpha_user`.
    #[must_use]
    pub fn collection(path: &str) -> Self {
        let mut collection = Self::with_capacity(path.len());
        path.split('/').for_each(|element| collection.push(element));
        collection
    }

    /// Reads a path as a URL carries it. What is no percent-encoding stands for itself, and a slash
    /// too many means nothing.
    #[cfg(feature = "server")]
    pub(super) fn read(text: &str) -> Self {
        let mut path = Self::with_capacity(text.len());
        for element in text.split('/').filter(|element| !element.is_empty()) {
            path.push(pointer::decode(element).as_deref().unwrap_or(element));
        }
        path
    }

    /// Returns the path of a member of this collection.
    #[must_use]
    pub fn member(&self, id: &ObjectId) -> Self {
        self.below(id.as_str())
    }

    /// Returns the path with one more element.
    #[must_use]
    pub fn below(&self, element: &str) -> Self {
        let length = self.encoded.len() + 1 + element.len();
        let mut path = Self { route: self.route, ..Self::with_capacity(length) };
        path.encoded.push_str(&self.encoded);
        path.push(element);
        path
    }

    /// Returns the path as a URL carries it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.encoded
    }

    /// Returns the elements in plain text.
    pub fn elements(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let elements = self.encoded.split('/').filter(|_| !self.encoded.is_empty());
        elements.map(|element| match pointer::decode(element) {
            Some(decoded) if decoded == element => Cow::Borrowed(element),
            Some(decoded) => Cow::Owned(decoded),
            None => Cow::Borrowed(element),
        })
    }

    /// Returns the path without its last element, and that element in plain text; nothing for the root.
    #[must_use]
    pub fn split_last(&self) -> Option<(Self, Cow<'_, str>)> {
        let mut elements: Vec<_> = self.elements().collect();
        let last = elements.pop()?;
        Some((Self::of(elements.iter().map(AsRef::as_ref)), last))
    }

    /// Returns where the elements lead.
    pub(super) const fn route(&self) -> Route {
        self.route
    }

    fn with_capacity(length: usize) -> Self {
        Self { encoded: String::with_capacity(length), route: Route::Straight }
    }

    fn push(&mut self, element: &str) {
        if matches!(element, "" | "." | "..") {
            self.route = Route::Astray;
        }
        if !self.encoded.is_empty() {
            self.encoded.push('/');
        }
        pointer::encode(element, &mut self.encoded);
    }
}

/// The path in plain text: each element is encoded.
impl From<&str> for ResourcePath {
    fn from(path: &str) -> Self {
        Self::collection(path)
    }
}

impl fmt::Display for ResourcePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.encoded)
    }
}
