//! The values of a node's keywords, each found without a look at any other.

use crate::json::{Member, NodeId, Value};
use crate::model::keyword::{Keyword, Keywords};

/// What stands in the declaration of a property or of `items`, by keyword.
///
/// It is of one node: `node` is the same at each call.
#[derive(Clone, Debug, Default)]
pub(super) struct Declarations {
    /// The keys that are there and mean something here.
    understood: Keywords,
    /// The keys that are there, whether or not they mean something here.
    present: Keywords,
    /// The value of each key that is there, in the order of [`Keyword`].
    values: Box<[NodeId]>,
}

impl Declarations {
    /// Returns the declarations that `values` are, by position of the keyword; `understood` are those
    /// of them that mean something.
    pub(super) fn new(
        values: &[Option<Value<'_>>; Keyword::COUNT],
        present: Keywords,
        understood: Keywords,
    ) -> Self {
        let mut dense = Vec::with_capacity(present.len());
        dense.extend(present.positions().filter_map(|position| values[position]).map(Value::id));
        Self { understood, present, values: dense.into_boxed_slice() }
    }

    /// Returns the value of `keyword` in `node`, where it is there and means something here.
    #[inline]
    pub(super) fn understood<'a>(&self, node: Value<'a>, keyword: Keyword) -> Option<Value<'a>> {
        if self.understood.contains(keyword) { self.written(node, keyword) } else { None }
    }

    /// Returns the value of `keyword` in `node` as it is written, whether or not it means something
    /// here.
    #[inline]
    pub(super) fn written<'a>(&self, node: Value<'a>, keyword: Keyword) -> Option<Value<'a>> {
        if !self.present.contains(keyword) {
            return None;
        }
        node.same_document(self.values[self.present.rank(keyword)])
    }

    /// Returns the members of `node` that mean nothing here.
    pub(super) fn others_in<'a>(
        &self,
        node: Value<'a>,
    ) -> impl Iterator<Item = Member<'a>> + use<'a> {
        self.understood.others_in(node)
    }
}
