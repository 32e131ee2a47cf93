//! An object of a tenant, as relationships know it.

use std::{fmt, sync::Arc};

use mosaic::wire::ResourcePath;
use mosaic_codegen::model::type_of_path;

/// An object of a tenant, as relationships know it: its collection and its id.
///
/// Once a relationship ends there, the id is spelled as the object itself spells it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Vertex {
    collection: Arc<str>,
    id: Arc<str>,
}

impl Vertex {
    /// Names the object `id` of the collection at a path such as `managed/alpha_role`.
    pub(crate) fn new(collection: impl Into<Arc<str>>, id: impl Into<Arc<str>>) -> Self {
        Self { collection: collection.into(), id: id.into() }
    }

    /// Reads a `_ref`: the path of the collection, and the percent-encoded id.
    pub(crate) fn parse(reference: &str) -> Option<Self> {
        let (collection, id) = reference.strip_prefix('/').unwrap_or(reference).rsplit_once('/')?;
        let is_path = collection.split('/').all(|element| !element.is_empty());
        let id = decode(id).filter(|id| !id.is_empty())?;
        is_path.then(|| Self::new(collection, id))
    }

    /// Returns the path of the collection.
    pub(crate) fn collection(&self) -> &str {
        &self.collection
    }

    /// Returns the name of the type, of a managed object.
    pub(crate) fn type_name(&self) -> Option<&str> {
        type_of_path(&self.collection)
    }

    /// Returns the id.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// Returns the `_ref` to the object.
    pub(crate) fn reference(&self) -> String {
        format!("{}/{}", self.collection, ResourcePath::of([self.id()]))
    }
}

impl fmt::Debug for Vertex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.collection, self.id)
    }
}

/// Returns the text of one percent-encoded element of a path, or nothing where it is malformed.
fn decode(element: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(element.len());
    let mut rest = element.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        bytes.push(u8::try_from(digit()? << 4 | digit()?).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_names_the_object_that_it_was_made_of() {
        for id in ["r1", "a b", "a/b", "50%", "ü", "_"] {
            let vertex = Vertex::new("managed/alpha_role", id);
            assert_eq!(Vertex::parse(&vertex.reference()), Some(vertex));
        }
        assert_eq!(Vertex::new("internal/role", "a/b").reference(), "internal/role/a%2Fb");
    }

    #[test]
    fn a_text_that_is_no_path_is_no_reference() {
        for text in ["", "r1", "/", "managed//r1", "managed/role/", "//r1", "managed/role/%zz"] {
            assert_eq!(Vertex::parse(text), None, "{text}");
        }
    }
}
