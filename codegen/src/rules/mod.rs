//! The rule book: what a managed-object configuration should not say, rule by rule.
//!
//! A rule is two files in the folder of its group: `x.rs` looks, `x.md` explains. The page is what
//! `mosaic explain` prints, what `docs/rules/` holds, and a test: its `json` blocks are schemas, and
//! the `text` block behind one is exactly what is reported.

mod baseline;
mod book;
mod context;
mod cycles;
mod findings;
mod levels;
mod name_list;
mod node;
#[cfg(feature = "javascript")]
mod pattern;
#[cfg(feature = "javascript")]
mod reading;
mod rule;
mod site;
mod walk;

mod correctness;
mod defaults;
mod exceptions;
mod naming;
pub(crate) mod policies;
mod privacy;
pub(crate) mod relationships;
mod scripts;
mod storage;
mod style;
mod virtuals;

#[cfg(test)]
mod tests;

pub use baseline::{Baseline, FormerHook, FormerObject, FormerProperty, ValueType};
pub use book::{all, find, is_known, suggest};
pub use context::{Collection, Context};
pub use findings::{Findings, Report};
pub use levels::{Levels, Selection};
#[cfg(feature = "javascript")]
pub use reading::Reading;
pub use rule::{
    Check, Default, Fixes, Group, ModelCheck, ObjectCheck, PolicyCheck, PropertyCheck,
    RelationshipCheck, Rule, ScriptCheck,
};
pub use site::{Edge, ObjectSite, Origin, PolicySite, ScriptOwner, ScriptSite, Site};
pub use walk::check;

use node::Node;
