//! One property of a type.

use mosaic::Json;
use mosaic_codegen::model::IndexClass;

use super::{Derivation, Relationship};

/// One property of a type.
#[derive(Clone, Debug)]
pub(crate) struct Property {
    /// The name.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) form: Form,
    /// How its value comes to be.
    pub(crate) origin: Origin,
    /// `returnByDefault`, which counts for relationships and virtual properties alone.
    pub(crate) returned_by_default: bool,
    /// Whether a caller may see the value.
    pub(crate) concealment: Concealment,
    /// Whether an answer shows the property even where it has no value.
    pub(crate) is_mapped: bool,
    /// The value that a create is given where it brings none.
    pub(crate) default: Option<Json>,
    /// What a query on it costs.
    pub(crate) index: IndexClass,
}

/// What a property holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Text.
    Text,
    /// Text that is a date, a time or a duration.
    Date,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// An object.
    Object,
    /// A list of values.
    List,
    /// References to other objects.
    Relationship(Relationship),
    /// Anything.
    Any,
}

/// How the value of a property comes to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It is stored as it was written.
    Written,
    /// A script computes it at each read; scripts are not run here.
    Computed,
    /// It follows from references.
    Derived(Derivation),
    /// The server keeps it, and discards what a client writes.
    Maintained,
}

/// Whether a caller may see a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Concealment {
    /// It may.
    Open,
    /// It never leaves the server, but is kept as it is.
    Private,
    /// It never leaves the server, which keeps a hash or a ciphertext of it.
    Sealed,
}

impl Property {
    /// Returns how it refers to other objects, where it does.
    pub(crate) fn relationship(&self) -> Option<&Relationship> {
        match &self.form {
            Form::Relationship(relationship) => Some(relationship),
            _ => None,
        }
    }

    /// Returns how its value follows from references, where it does.
    pub(crate) fn derivation(&self) -> Option<&Derivation> {
        match &self.origin {
            Origin::Derived(derivation) => Some(derivation),
            _ => None,
        }
    }

    /// Returns whether the server discards what a client writes.
    pub(crate) fn is_read_only(&self) -> bool {
        self.origin != Origin::Written
    }

    /// Returns whether its value is stored with the object, and a caller may see it.
    pub(crate) fn is_stored_and_open(&self) -> bool {
        let is_stored = matches!(self.origin, Origin::Written | Origin::Maintained);
        is_stored && self.relationship().is_none() && self.concealment == Concealment::Open
    }

    /// Returns whether a query can be answered from an index with the operator `name`: there is no
    /// index for the beginning or the middle of a date or a number.
    pub(crate) fn is_indexed_for(&self, operator: &str) -> bool {
        let is_partial = matches!(operator, "co" | "sw");
        let is_whole = matches!(self.form, Form::Date | Form::Number | Form::Boolean);
        self.index == IndexClass::Indexed && !(is_partial && is_whole)
    }

    /// Returns what an answer shows for a mapped property without a value.
    pub(crate) fn empty(&self) -> Json {
        if self.form == Form::List { Json::Array(Vec::new()) } else { Json::Null }
    }
}
