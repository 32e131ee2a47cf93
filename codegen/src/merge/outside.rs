//! The text around the types.

use std::collections::HashSet;

use crate::json::{NodeId, Value};
use crate::merge::MergeError;
use crate::merge::address::Trail;
use crate::merge::merger::Merger;
use crate::merge::node::{Node, View};
use crate::merge::units::{Object, Place};
use crate::source::Layout;

/// What is around the types of a side that is a single text.
struct Outside<'m> {
    root: Node<'m>,
    layout: Layout,
    /// The values that are types, or hold nothing else.
    types: HashSet<NodeId>,
}

/// Which values are types, or hold nothing else.
#[derive(Debug, Default)]
pub(super) struct Inside {
    ours: HashSet<NodeId>,
    theirs: HashSet<NodeId>,
}

impl Inside {
    /// Returns whether a member is or holds a type on either side.
    pub(super) fn has(&self, ours: Option<Node<'_>>, theirs: Option<Node<'_>>) -> bool {
        let is_in = |node: Option<Node<'_>>, types: &HashSet<NodeId>| {
            node.is_some_and(|node| types.contains(&node.value.id()))
        };
        is_in(ours, &self.ours) || is_in(theirs, &self.theirs)
    }
}

impl Merger<'_> {
    /// Merges three single texts as wholes: what is around the types, member by member, and the types.
    ///
    /// # Errors
    ///
    /// Fails where the sides are not single texts of one layout that holds nothing but types.
    pub(super) fn merge_whole(&mut self) -> Result<(), MergeError> {
        let (ours, theirs) = (Outside::of(self.ours)?, Outside::of(self.theirs)?);
        let base = self.base.map(Outside::of).transpose()?;
        let is_alike = |other: &Outside<'_>| other.layout == ours.layout;
        if !is_alike(&theirs) || !base.as_ref().is_none_or(is_alike) {
            return Err(MergeError::Layouts);
        }
        let base = base.map(|base| base.root);
        let object = Object { base, ours: ours.root, theirs: theirs.root };
        if ours.layout == Layout::BareType {
            self.merge_only_type(object);
            return Ok(());
        }
        let is_around = ours.root.is_object() && !ours.types.contains(&ours.root.value.id());
        self.inside = Inside { ours: ours.types, theirs: theirs.types };
        if is_around && theirs.root.is_object() {
            self.trail = Trail::default();
            self.merge_members(object, Place::Around);
        }
        self.merge_types();
        Ok(())
    }
}

impl<'m> Outside<'m> {
    fn of(view: View<'m>) -> Result<Self, MergeError> {
        let [parsed] = view.side.documents.parsed() else {
            return Err(MergeError::Layouts);
        };
        let (root, layout) =
            parsed.document.root().zip(parsed.layout).ok_or(MergeError::Layouts)?;
        let objects = parsed.holder().and_then(|holder| holder.get("objects"));
        let types = view.side.model.objects.iter().map(|object| object.value.id());
        let types: HashSet<_> = types.chain(objects.map(Value::id)).collect();
        // Whatever else an operation does would be nobody's.
        let adds_type = |operation: Value<'_>| {
            operation.len() == 3
                && operation.get("value").is_some_and(|value| types.contains(&value.id()))
        };
        if layout == Layout::PatchOperations && !root.elements().all(adds_type) {
            return Err(MergeError::Operations);
        }
        Ok(Self { root: view.node(root, parsed.source), layout, types })
    }
}
