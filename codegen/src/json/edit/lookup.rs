//! Where the items of a document are: each container is read once, however many paths lead through.

use std::collections::HashMap;
use std::rc::Rc;

use crate::json::edit::error::EditError;
use crate::json::edit::items::{Found, Items};
use crate::json::edit::path::{Path, Segment};
use crate::json::value::Value;

/// The containers of a document that paths have led to.
pub(super) struct Lookup<'a> {
    root: Value<'a>,
    /// The items of each container, by its offset.
    containers: HashMap<u32, Rc<Items<'a>>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(root: Value<'a>) -> Self {
        Self { root, containers: HashMap::new() }
    }

    /// Returns the value that `segments` lead to.
    pub(super) fn resolve(&mut self, segments: &[Segment]) -> Result<Value<'a>, EditError> {
        segments.iter().enumerate().try_fold(self.root, |value, (depth, segment)| {
            let here = || Path::from(segments[..=depth].to_vec());
            if let Segment::Node(id) = segment {
                return self
                    .root
                    .same_document(*id)
                    .ok_or_else(|| EditError::Missing { path: here() });
            }
            match self.items(value).find(segment) {
                Found::One(_, child) => Ok(child),
                Found::None => Err(EditError::Missing { path: here() }),
                Found::Several => Err(EditError::Ambiguous { path: here() }),
            }
        })
    }

    /// Returns the items of `container`; a scalar has none.
    pub(super) fn items(&mut self, container: Value<'a>) -> &Rc<Items<'a>> {
        self.containers
            .entry(container.span().start)
            .or_insert_with(|| Rc::new(Items::of(container)))
    }
}
