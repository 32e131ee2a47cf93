//! What the declarations of both sides have in common.

use crate::diff::Pair;
use crate::model::{Keyword, Kind};

/// What the declarations of both sides say that a value is, as far as they agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A reference.
    Reference,
    /// A single reference on one side, a collection of references on the other.
    Cardinality,
    /// An object.
    Object,
    /// A list.
    List,
    /// Something without parts.
    Plain,
    /// Not the same on both sides.
    Differs,
}

impl Form {
    /// Returns whether what stands under `keyword` is compared with the parts of the value, or belongs
    /// to what the type of one side alone has.
    pub(super) fn covers(self, keyword: Keyword) -> bool {
        match keyword {
            Keyword::Properties => {
                matches!(self, Self::Reference | Self::Cardinality | Self::Object | Self::Differs)
            }
            Keyword::Order | Keyword::Required => {
                matches!(self, Self::Object | Self::Cardinality | Self::Differs)
            }
            Keyword::Items => matches!(self, Self::List | Self::Cardinality | Self::Differs),
            Keyword::ResourceCollection
            | Keyword::ReverseRelationship
            | Keyword::ReversePropertyName
            | Keyword::Validate
            | Keyword::NotifySelf => {
                matches!(self, Self::Reference | Self::Cardinality | Self::Differs)
            }
            _ => false,
        }
    }
}

/// Returns what both of `kinds` are.
pub(super) fn forms(kinds: Pair<&Kind<'_>>) -> Form {
    let Some((old, new)) = kinds.both() else { return Form::Differs };
    match (old, new) {
        (Kind::Relationship(_), Kind::Relationship(_)) => Form::Reference,
        (Kind::Object(_), Kind::Object(_)) => Form::Object,
        (Kind::Array(_), Kind::Array(_)) => Form::List,
        (Kind::Relationship(_), Kind::Array(items))
        | (Kind::Array(items), Kind::Relationship(_))
            if matches!(items.kind, Kind::Relationship(_)) =>
        {
            Form::Cardinality
        }
        _ if has_parts(old) || has_parts(new) => Form::Differs,
        _ => Form::Plain,
    }
}

fn has_parts(kind: &Kind<'_>) -> bool {
    matches!(kind, Kind::Relationship(_) | Kind::Object(_) | Kind::Array(_))
}
