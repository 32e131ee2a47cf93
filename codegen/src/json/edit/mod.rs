//! Edits that change only the bytes they must.
//!
//! A path names what is edited, by names where there are names; new values are JSON texts and are
//! laid out as their neighbours are. All edits of one call speak of the text as it was before.
//!
//! ```
//! use mosaic_codegen::json::edit::{self, Edit};
//!
//! let text = "{\n  \"objects\": [\n    { \"name\": \"alpha_user\", \"title\": \"User\" }\n  ]\n}\n";
//! let edits = [Edit::set("objects/alpha_user/title", r#""Person""#)];
//! let edited = edit::apply(text, &edits).expect("there is such a title");
//! assert_eq!(edited, text.replace("User", "Person"));
//! ```

mod batch;
mod container;
mod error;
mod items;
mod lookup;
mod path;
mod plan;
mod splice;
mod style;

use crate::json::parser::parse;
use crate::json::value::Value;

pub(crate) use batch::Batch;
pub use error::EditError;
pub use path::{Path, Segment};
pub use plan::Editor;
pub use splice::Splice;

/// One change of a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    path: Path,
    action: Action,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Action {
    Set(String),
    Insert(String),
    Remove,
    Rename(String),
}

impl Edit {
    /// Replaces the value at `path` by the JSON text `value`.
    pub fn set(path: impl Into<Path>, value: impl Into<String>) -> Self {
        Self { path: path.into(), action: Action::Set(value.into()) }
    }

    /// Adds the JSON text `value` at `path`, where nothing is yet.
    ///
    /// A member goes to the end of its object and a named element to the end of its array; an
    /// [index](Segment::Index) puts an element before the one that is there.
    pub fn insert(path: impl Into<Path>, value: impl Into<String>) -> Self {
        Self { path: path.into(), action: Action::Insert(value.into()) }
    }

    /// Makes the JSON text `value` the member `name` of `object`, whether there is one or not.
    pub fn put(object: Value<'_>, name: &str, value: impl Into<String>) -> Self {
        let path = Path::member(object, name);
        if object.get(name).is_some() { Self::set(path, value) } else { Self::insert(path, value) }
    }

    /// Removes the member or element at `path`.
    ///
    /// An object or array that becomes empty is written without blanks.
    pub fn remove(path: impl Into<Path>) -> Self {
        Self { path: path.into(), action: Action::Remove }
    }

    /// Gives the member at `path` the name `name`.
    pub fn rename(path: impl Into<Path>, name: impl Into<String>) -> Self {
        Self { path: path.into(), action: Action::Rename(name.into()) }
    }
}

/// Returns `text` after all of `edits`.
///
/// Takes time in proportion to the text and to the edits together.
///
/// # Errors
///
/// Fails where the text is not JSON, where an edit has nothing to work on or something in its way,
/// and where two edits touch the same place; then none of them is applied.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let (document, errors) = parse(text);
    let editor = Editor::new(&document).filter(|_| errors.is_empty());
    let Some(mut editor) = editor else {
        return Err(EditError::Syntax { errors });
    };
    let edited = splice::apply(text, editor.splices(edits)?)?;
    let (_, errors) = parse(&edited);
    // Each piece is JSON of its own; together they can only be nested too deep, or be too large.
    if errors.is_empty() { Ok(edited) } else { Err(EditError::TooLarge { errors }) }
}
