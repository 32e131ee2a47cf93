//! Where the configuration around a schema names what changes.

use std::borrow::Cow;

use crate::diff::{Change, Kind, Pair, Verdict};
use crate::review::{Review, Reviewed};
use crate::usage::{Names, Tree, Usages, find};

/// What is looked for because of a change: by the name that it had, for others still use that one.
enum Subject<'c> {
    Property { owner: &'c str, way: Cow<'c, str> },
    Type(&'c str),
    Action { owner: &'c str, name: &'c str },
}

impl Review<'_> {
    /// Notes at each change where `tree`, the configuration of the tenant, names what changes.
    ///
    /// Nothing is looked for because of a change that only people see.
    pub fn look_up(&mut self, tree: &Tree) {
        let mut names = Names::default();
        for subject in self.changes.iter().flat_map(subjects) {
            match subject {
                Subject::Property { owner, way } => names.add_property(owner, &way),
                Subject::Type(name) => names.add_type(name),
                Subject::Action { name, .. } => names.add_action(name),
            }
        }
        if names.is_empty() {
            return;
        }
        let found = find(tree, &names);
        for reviewed in &mut self.changes {
            let usages = subjects(reviewed).map(|subject| match subject {
                Subject::Property { owner, way } => found.of_property(owner, &way),
                Subject::Type(name) => found.of_type(name),
                Subject::Action { owner, name } => found.of_action(owner, name),
            });
            reviewed.usages = usages.reduce(Usages::and).unwrap_or_default();
        }
    }
}

/// Returns what is looked for because of `reviewed`: of a relationship that comes or goes, both ends.
fn subjects<'c>(reviewed: &'c Reviewed<'_>) -> impl Iterator<Item = Subject<'c>> + use<'c> {
    let is_seen = reviewed.verdict() == Verdict::Cosmetic;
    let change = Some(&reviewed.change).filter(|_| !is_seen);
    let ends = [change.and_then(subject), change.and_then(other_end)];
    ends.into_iter().flatten()
}

fn subject<'c>(change: &'c Change<'_>) -> Option<Subject<'c>> {
    let owner = &*first(&change.object)?.name.value;
    if let Some(way) = way(change) {
        return Some(Subject::Property { owner, way });
    }
    match change.kind {
        Kind::TypeAdded | Kind::TypeRemoved | Kind::TypeRenamed => Some(Subject::Type(owner)),
        Kind::ActionAdded | Kind::ActionRemoved | Kind::ActionChanged => {
            change.key.as_deref().map(|name| Subject::Action { owner, name })
        }
        _ => None,
    }
}

/// Returns the other end of a relationship that comes or goes as a whole.
fn other_end<'c>(change: &'c Change<'_>) -> Option<Subject<'c>> {
    let is_whole = matches!(change.kind, Kind::RelAdded | Kind::RelRemoved);
    let (owner, way) = change.other_end.as_deref().filter(|_| is_whole)?.split_once('.')?;
    Some(Subject::Property { owner, way: Cow::Borrowed(way) })
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
