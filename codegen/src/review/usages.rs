//! Where the configuration around a schema names what changes.

use crate::diff::{Change, Kind, Pair, Verdict};
use crate::review::{Review, Reviewed};
use crate::usage::{Names, Tree, find};

/// What is looked for because of a change: by the name that it had, for others still use that one.
enum Subject<'c> {
    Property { owner: &'c str, name: &'c str },
    Type(&'c str),
}

impl Review<'_> {
    /// Notes at each change where `tree`, the configuration of the tenant, names what changes.
    ///
    /// Nothing is looked for because of a change that only people see.
    pub fn look_up(&mut self, tree: &Tree) {
        let mut names = Names::default();
        for reviewed in &self.changes {
            match subject(reviewed) {
                Some(Subject::Property { owner, name }) => names.add_property(owner, name),
                Some(Subject::Type(name)) => names.add_type(name),
                None => {}
            }
        }
        if names.is_empty() {
            return;
        }
        let found = find(tree, &names);
        for reviewed in &mut self.changes {
            reviewed.usages = match subject(reviewed) {
                Some(Subject::Property { owner, name }) => found.of_property(owner, name),
                Some(Subject::Type(name)) => found.of_type(name),
                None => continue,
            };
        }
    }
}

fn subject<'c>(reviewed: &'c Reviewed<'_>) -> Option<Subject<'c>> {
    let Change { kind, object, property, .. } = &reviewed.change;
    let owner = first(object).map(|object| &*object.name.value)?;
    if reviewed.verdict() == Verdict::Cosmetic {
        return None;
    }
    if let Some(property) = first(property) {
        return Some(Subject::Property { owner, name: &property.name.value });
    }
    let is_name = matches!(kind, Kind::TypeAdded | Kind::TypeRemoved | Kind::TypeRenamed);
    is_name.then_some(Subject::Type(owner))
}

/// Returns the old one, or the new one where there was none.
fn first<T: Copy>(pair: &Pair<T>) -> Option<T> {
    pair.old.or(pair.new)
}
