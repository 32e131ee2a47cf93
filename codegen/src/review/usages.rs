//! Where the configuration around a schema names what changes.

use std::borrow::Cow;

use crate::diff::{Change, Kind, Pair, Verdict};
use crate::review::{Review, Reviewed};
use crate::usage::{Names, Tree, find};

/// What is looked for because of a change: by the name that it had, for others still use that one.
enum Subject<'c> {
    Property { owner: &'c str, way: Cow<'c, str> },
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
                Some(Subject::Property { owner, way }) => names.add_property(owner, &way),
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
                Some(Subject::Property { owner, way }) => found.of_property(owner, &way),
                Some(Subject::Type(name)) => found.of_type(name),
                None => continue,
            };
        }
    }
}

fn subject<'c>(reviewed: &'c Reviewed<'_>) -> Option<Subject<'c>> {
    let Change { kind, object, .. } = &reviewed.change;
    let owner = first(object).map(|object| &*object.name.value)?;
    if reviewed.verdict() == Verdict::Cosmetic {
        return None;
    }
    if let Some(way) = way(&reviewed.change) {
        return Some(Subject::Property { owner, way });
    }
    let is_name = matches!(kind, Kind::TypeAdded | Kind::TypeRemoved | Kind::TypeRenamed);
    is_name.then_some(Subject::Type(owner))
}

/// Returns the names on the way to the property that `change` is about, as the path has them, but for the
/// last one: that is the old one.
fn way<'c>(change: &'c Change<'_>) -> Option<Cow<'c, str>> {
    let name = &*first(&change.property)?.name.value;
    let outside = || {
        let way = change.path.strip_prefix(&*change.object.latest()?.name.value)?;
        way.strip_prefix('.')?.strip_suffix(&*change.property.latest()?.name.value)
    };
    Some(match outside() {
        Some(outside) if !outside.is_empty() => Cow::Owned(format!("{outside}{name}")),
        _ => Cow::Borrowed(name),
    })
}

/// Returns the old one, or the new one where there was none.
fn first<T: Copy>(pair: &Pair<T>) -> Option<T> {
    pair.old.or(pair.new)
}
