//! A value that the schema may give, leave out, or leave to a placeholder.

use crate::json::Value;
use crate::model::Text;
use crate::span::Spanned;

/// What was written for a key that takes a `T`.
#[derive(Clone, Debug, Default)]
pub enum Setting<'a, T> {
    /// The key is not there.
    #[default]
    Absent,
    /// A value of the expected JSON type.
    Given(Spanned<T>),
    /// An ESV placeholder, `&{esv.name}`, plain or wrapped as in `{"$int":"&{esv.name}"}`.
    Placeholder(Value<'a>),
    /// `null`.
    Null(Value<'a>),
    /// A value of another JSON type, kept verbatim.
    Other(Value<'a>),
}

impl<T> Setting<'_, T> {
    /// Returns the value where one of the expected type was given.
    pub const fn get(&self) -> Option<&T> {
        match self {
            Self::Given(spanned) => Some(&spanned.value),
            _ => None,
        }
    }
}

impl<T> Setting<'_, T> {
    /// Returns whether a placeholder stands for the value.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        matches!(self, Self::Placeholder(_))
    }
}

impl Setting<'_, bool> {
    /// Returns whether the flag was given as `true`.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.get() == Some(&true)
    }
}

impl<'a> Setting<'a, Text<'a>> {
    /// Returns the text, or nothing where it is absent, of another type, or blank.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.get().map(AsRef::as_ref).filter(|text| !text.trim().is_empty())
    }

    /// Returns the text as [`Setting::text`] does, for longer than the setting is there.
    #[must_use]
    pub fn into_text(self) -> Option<Text<'a>> {
        match self {
            Self::Given(Spanned { value, .. }) if !value.trim().is_empty() => Some(value),
            _ => None,
        }
    }
}
