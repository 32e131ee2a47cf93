//! Scripts and the hooks that run them.

use crate::catalog::{Catalog, Moment};
use crate::json::Value;
use crate::model::{Setting, Text};
use crate::span::{SourceId, Spanned};

/// A script at a named place: an event of a type, a property's hook, or a custom action.
#[derive(Clone, Debug)]
pub struct Hook<'a> {
    /// The key, such as `onCreate`, or the name of the action.
    pub name: Spanned<Text<'a>>,
    /// What runs.
    pub script: Script<'a>,
}

impl Hook<'_> {
    /// Returns whether it runs when an object is read: it decides what a reader gets.
    #[must_use]
    pub fn is_run_at_read(&self) -> bool {
        Catalog::embedded().moment(&self.name.value) == Some(Moment::AtRead)
    }
}

/// A script object.
#[derive(Clone, Debug)]
pub struct Script<'a> {
    /// The whole object, as written.
    pub value: Value<'a>,
    /// `type`, `text/javascript` on AIC.
    pub media_type: Setting<'a, Text<'a>>,
    /// What runs.
    pub body: Body<'a>,
    /// `globals`, kept verbatim.
    pub globals: Option<Value<'a>>,
}

/// Where the text of a script is.
#[derive(Clone, Debug)]
pub enum Body<'a> {
    /// `source`: inline.
    Inline(Spanned<Text<'a>>),
    /// `file`, or `source` with a `file://` reference: elsewhere.
    File {
        /// The reference, as written.
        reference: Spanned<Text<'a>>,
        /// The file beside the configuration, where it was there to read. In a whole export a
        /// missing file is normal: it names a script on the server.
        resolved: Option<SourceId>,
    },
    /// Neither, or not a script object.
    Missing,
}
