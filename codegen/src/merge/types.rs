//! The types of all sides, by their exact names.

use crate::merge::decide::{Past, Three};
use crate::merge::merger::Merger;
use crate::merge::node::{Node, View};
use crate::merge::same::same;
use crate::merge::units::{Object, Place};
use crate::merge::{Decider, Removals};

impl<'m> Merger<'m> {
    /// Merges the types.
    pub(super) fn merge_types(&mut self) {
        let (ours, theirs) = (self.ours, self.theirs);
        let mut added = Vec::new();
        for (name, their) in types(theirs) {
            self.trail.begin(name);
            let base = self.base.and_then(|base| named(base, name));
            match (named(ours, name), base) {
                (Some(our), base) => {
                    let object = Object { base, ours: our, theirs: their };
                    self.merge_members(object, Place::Type);
                }
                (None, Some(base)) if same(base, their) => {} // `ours` removed it
                (None, Some(base)) if self.options.decider == Decider::Nobody => {
                    self.conflict(Three { base: Some(base), ours: None, theirs: Some(their) });
                }
                (None, _) => added.push((name, their)),
            }
        }
        let mut removed = Vec::new();
        for (name, our) in types(ours).filter(|(name, _)| named(theirs, name).is_none()) {
            self.trail.begin(name);
            let base = self.base.and_then(|base| named(base, name));
            match base {
                _ if !self.may_remove(name, base) => {}
                Some(base) if !same(base, our) && self.options.decider == Decider::Nobody => {
                    self.conflict(Three { base: Some(base), ours: Some(our), theirs: None });
                }
                _ => removed.push(our),
            }
        }
        self.remove_types(&removed);
        self.add_types(&added);
    }

    /// Merges the only type of a file, which is that one whatever a side calls it.
    pub(super) fn merge_only_type(&mut self, object: Object<'m>) {
        let name = types(self.ours).next().map_or("", |(name, _)| name);
        self.trail.begin(name);
        self.merge_members(object, Place::Type);
    }

    /// Returns whether the type called `name`, which `theirs` lacks, may go.
    fn may_remove(&self, name: &str, base: Option<Node<'m>>) -> bool {
        match &self.options.removals {
            Removals::Any => base.is_some(),
            Removals::Named(names) => {
                let is_known = base.is_some() || self.past != Past::Known;
                is_known && names.contains(name)
            }
        }
    }
}

/// Returns the types of `view` in the order they are written; of a repeated name the first one.
fn types(view: View<'_>) -> impl Iterator<Item = (&str, Node<'_>)> {
    let model = view.side.model;
    let is_first =
        |name: &str, object| model.object(name).is_some_and(|first| std::ptr::eq(first, object));
    let types = model.objects.iter().map(|object| (&*object.name.value, object));
    types
        .filter(move |(name, object)| is_first(name, *object))
        .map(move |(name, object)| (name, view.object(object)))
}

fn named<'m>(view: View<'m>, name: &str) -> Option<Node<'m>> {
    view.side.model.object(name).map(|object| view.object(object))
}
