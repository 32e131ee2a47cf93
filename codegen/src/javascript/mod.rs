//! What the scripts of a schema say: JavaScript, as Rhino 1.7.14 runs it.
//!
//! Text in, data out: nothing here knows a schema, nor who asks. Every range counts the bytes of the text
//! that was given, which is the *decoded* string of the schema.
//!
//! PingIDM and PingOne Advanced Identity Cloud compile a script with Rhino 1.7.14 at language
//! version ES6 (the scripting guide, "Scripting"; `RhinoScriptEngine.compileScript` of the open
//! code). What is said here of that engine was seen by running it, not read off a table.

mod access;
#[cfg(feature = "review")]
mod address;
mod constant;
mod dialect;
#[cfg(feature = "review")]
mod fallback;
mod fault;
mod feature;
#[cfg(feature = "review")]
mod follow;
#[cfg(feature = "review")]
mod known;
#[cfg(feature = "review")]
mod mention;
#[cfg(feature = "review")]
mod mentions;
mod nesting;
#[cfg(feature = "review")]
mod origin;
mod outcome;
mod rhino;
mod script;
mod stack;
mod surroundings;
mod usage;
#[cfg(feature = "review")]
mod way;
#[cfg(feature = "review")]
mod written;

pub use access::{Access, AccessKind, Names, Variable};
#[cfg(feature = "review")]
pub(crate) use fallback::Fallbacks;
pub use fault::{Fault, FaultKind};
pub use feature::{Effect, Feature};
#[cfg(feature = "review")]
pub(crate) use mention::{About, Form, Holder, Mention};
pub use outcome::Outcome;
pub use rhino::Unsupported;
pub use script::{Script, read};
#[cfg(feature = "review")]
pub(crate) use script::{fallbacks, mentions};
