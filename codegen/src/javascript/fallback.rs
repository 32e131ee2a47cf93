//! Which properties a script gives a value where they have none.
//!
//! The script is followed twice for each property that it writes, as if the property had a value and as if
//! it had none. It is a fallback where a value stays what it is.

use std::collections::{BTreeMap, BTreeSet};

use oxc_ast::ast::Program;

use super::follow::Follower;
use super::known::{Known, State};

/// How many properties of a script are followed.
const MOST: usize = 64;

/// The properties that a script gives a value where they have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fallbacks {
    /// Each with the other properties that it gets its value of: none where it is a constant.
    pub(crate) sources: BTreeMap<String, BTreeSet<String>>,
    /// Whether the script does nothing else.
    pub(crate) is_everything: bool,
}

/// Returns the fallbacks of `program`.
pub(super) fn of_program(program: &Program<'_>) -> Fallbacks {
    let first = follow(program, "", Known::Unsure);
    let mut sources = BTreeMap::new();
    for property in first.written.iter().take(MOST) {
        let State { subject, .. } = follow(program, property, Known::Own).state;
        if subject.known == Known::Own {
            let mut others = follow(program, property, Known::Nothing).state.subject.sources;
            others.remove(property);
            sources.insert(property.clone(), others);
        }
    }
    let is_everything = first.is_plain && sources.len() == first.written.len();
    Fallbacks { sources, is_everything }
}

/// Returns what became of the property `subject`, which is `known` when `program` begins.
fn follow<'f>(program: &Program<'_>, subject: &'f str, known: Known) -> Follower<'f> {
    let mut follower = Follower::new(subject, known);
    follower.statements(&program.body);
    follower
}
