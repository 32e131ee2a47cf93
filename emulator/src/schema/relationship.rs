//! How a property refers to other objects, and what is derived along such references.

/// How a property refers to other objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relationship {
    /// How many objects it refers to.
    pub(crate) cardinality: Cardinality,
    /// The collections that it may refer into, such as `managed/alpha_role` or `internal/role`.
    pub(crate) targets: Vec<String>,
    /// The property of the target that shows the same references from the other end.
    pub(crate) reverse: Option<String>,
    /// Whether a write through the owner insists that the target is there.
    pub(crate) validate: bool,
    /// Whether a change of such a reference is told to the owner (`notifySelf`).
    pub(crate) notifies_self: bool,
    /// Those of the targets that are told of a change (`notify`).
    pub(crate) notified: Vec<String>,
}

/// How many objects a property refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cardinality {
    /// At most one.
    One,
    /// Any number.
    Many,
}

/// How the value of a property follows from references.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Derivation {
    /// The paths of relationship names that lead to the objects.
    pub(crate) paths: Vec<Vec<String>>,
    /// The properties of those objects; `*` is all of them, none a bare reference.
    pub(crate) fields: Vec<String>,
    /// What an object contributes.
    pub(crate) shape: Shape,
}

/// What an object contributes to a derived value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// The object, with its reference.
    Objects,
    /// Nothing but the values of its properties.
    Values,
}
