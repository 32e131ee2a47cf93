//! `conditional-pair`: both ends of a conditional grant say that it is one.

use crate::diagnostic::Level;
use crate::model::{Setting, Target};
use crate::rules::relationships::reverse::{End, Other};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};
use crate::span::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    name: "conditional-pair",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("conditional_pair.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for target in &edge.relationship.targets {
        let Some((span, side)) = said(target) else { continue };
        let this = End::of(edge);
        let Some(type_name) = target.type_name() else { continue };
        for other in this.others(edge.context()) {
            let Other::Reference(other) = other else { continue };
            let is_behind = *type_name == *other.object.name.value;
            if !is_behind || !other.names(edge.context(), &this) {
                continue; // a rule for reverse properties reports this one
            }
            if answer(&other, &this.object.name.value, side) {
                continue;
            }
            let (object, property) = (&other.object.name.value, &other.property.name);
            let message = format!(
                "expected `{}` at the other end, `{object}.{}`, found none",
                side.other().key(),
                property.value
            );
            let _ = findings
                .report(span, message)
                .related(other.location(property.span), "the other end")
                .hint(side.hint());
        }
    }
}

/// Which end of a grant one is.
#[derive(Clone, Copy)]
enum Side {
    /// The role and the like, with the condition.
    Granting,
    /// The user.
    Granted,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Granting => Self::Granted,
            Self::Granted => Self::Granting,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Granting => "conditionalAssociation",
            Self::Granted => "conditionalAssociationField",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Granting => "name there the property of this type that holds the condition",
            Self::Granted => {
                "say `\"conditionalAssociation\": true` there, or grant without a condition"
            }
        }
    }
}

/// Returns which end of a grant `target` says it is of, and where.
fn said(target: &Target<'_>) -> Option<(Span, Side)> {
    if let Setting::Given(flag) = target.conditional_association() {
        return flag.value.then_some((flag.span, Side::Granting));
    }
    let Setting::Given(field) = target.conditional_association_field() else { return None };
    Some((field.span, Side::Granted))
}

/// Returns whether `other` says of the type `name` that it is the other end of a grant, or may.
fn answer(other: &End<'_, '_>, name: &str, side: Side) -> bool {
    let targets = other.relationship.targets.iter();
    let mut targets = targets.filter(|target| target.type_name() == Some(name));
    targets.any(|target| match side {
        Side::Granting => {
            !matches!(target.conditional_association_field(), Setting::Absent | Setting::Null(_))
        }
        Side::Granted => !matches!(
            target.conditional_association(),
            Setting::Absent | Setting::Null(_) | Setting::Given(Spanned { value: false, .. })
        ),
    })
}
