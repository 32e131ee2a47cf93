//! Whether two values say the same.

use crate::meaning::{self, Nulls, Reading, Scripts, Sets};
use crate::merge::node::Node;

/// Returns whether `one` and `other` say the same: white space, escapes, the order of members, and where
/// a script is do not count. Null is not nothing, for both are written back.
pub(super) fn same(one: Node<'_>, other: Node<'_>) -> bool {
    one.as_written().is_same(&other.as_written())
}

/// Returns whether `one` and `other` say the same to a server.
pub(super) fn same_to_servers(one: Node<'_>, other: Node<'_>) -> bool {
    one.as_served().is_same(&other.as_served())
}

/// Returns whether both are there and say the same, or neither is there.
pub(super) fn same_if_any(one: Option<Node<'_>>, other: Option<Node<'_>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => same(one, other),
        _ => false,
    }
}

impl<'m> Node<'m> {
    /// Returns it as it is compared by what is written, wherever its scripts are.
    pub(super) fn as_written(self) -> meaning::Node<'m> {
        let scripts = self.scripts();
        meaning::Node::new(self.value, Reading { scripts, ..Reading::LITERAL })
    }

    fn as_served(self) -> meaning::Node<'m> {
        let scripts = self.scripts();
        let reading = Reading { nulls: Nulls::Absent, sets: Sets::Unordered, scripts };
        meaning::Node::new(self.value, reading)
    }

    fn scripts(self) -> Scripts<'m> {
        match self.files() {
            Some(documents) => Scripts::InFiles(documents, self.source),
            None => Scripts::Inline,
        }
    }
}
