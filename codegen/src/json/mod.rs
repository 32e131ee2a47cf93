//! JSON with spans: a strict, recovering parser over a tape, and edits that change only what they must.
//!
//! [`parse`] accepts RFC 8259 and a byte order mark, reports every error and goes on, so that one
//! call shows all that is wrong with a file. What it reads stays where it is: a [`Value`] is an
//! index into the tape and slices the text when asked.
//!
//! Where the standard leaves a choice:
//!
//! - Members keep their order, and a name may occur twice: [`Value::get`] answers with the last one,
//!   as the servers do, and [`Value::duplicates`] lists them.
//! - Numbers keep their text, however large.
//! - An escaped surrogate without its partner is an error, since no Rust string can hold it; it reads
//!   as U+FFFD.
//! - Containers nest at most [`DEPTH_LIMIT`] deep; what is deeper is reported and reads as empty.
//!
//! ```
//! use mosaic_codegen::json;
//!
//! let (document, errors) = json::parse(r#"{"name": "alpha_user", "order": ["mail",]}"#);
//! let root = document.root().expect("there is a value");
//! assert_eq!(root.get("name").and_then(|name| name.as_str()).as_deref(), Some("alpha_user"));
//! assert_eq!(errors[0].to_string(), "expected a value after the comma, found the end of the array");
//! ```

mod document;
pub mod edit;
mod error;
mod excerpt;
mod line_index;
mod number;
mod parser;
mod text;
mod value;

pub use document::{Document, Objects};
pub use error::{Container, NumberFault, SyntaxError, SyntaxErrorKind};
pub use line_index::{LineIndex, Position};
pub use number::Number;
pub use parser::{DEPTH_LIMIT, parse};
pub use text::{Offsets, quote};
pub use value::{Duplicate, Elements, Key, Kind, Member, Members, NodeId, Value};
