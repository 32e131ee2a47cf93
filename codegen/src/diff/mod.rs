//! What a change of a configuration means: two configurations in, changes with verdicts out.
//!
//! ```text
//! Side (old) ─┐
//!             ├─► changes ─► Change (kind, path, both places) ─► impact ─► Impact (verdict per consumer)
//! Side (new) ─┘
//! ```
//!
//! Meaning is compared, never text: the order of keys, white space, escapes, `1.0` for `1`, the
//! order of `objects`, of `required` and of every other set do not count, nor does the layout.

mod change;
mod consumer;
mod encrypted;
mod ends;
mod flag;
mod impact;
mod kind;
mod members;
mod rename;
mod side;
mod walk;

pub use change::{Change, Pair, Written};
pub use consumer::{Consumer, Verdict};
pub(crate) use encrypted::is_encrypted;
pub(crate) use impact::{Harm, source};
pub use impact::{Impact, Judge, impact};
pub use kind::Kind;
pub use side::Side;
pub use walk::{changes, changes_within};
