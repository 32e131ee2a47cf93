//! `rel-reverse-asymmetric`: the reverse property names this one as its own reverse.

use crate::diagnostic::Level;
use crate::model::Relationship;
use crate::rules::relationships::reverse::{Claim, End, Leads, Other, is_answered};
use crate::rules::{Check, Context, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-reverse-asymmetric",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_reverse_asymmetric.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if is_answered(edge) {
        return;
    }
    let Claim::Named(name) = Claim::of(edge.relationship) else { return };
    let context = edge.context();
    let this = End::of(edge);
    for other in this.others(context) {
        let Other::Reference(other) = other else { continue };
        if other.leads_to(context, &this.object.name.value) != Leads::There {
            continue; // `rel-reverse-path` reports this one
        }
        let (found, span) = match Claim::of(other.relationship) {
            Claim::Unclear => continue,
            Claim::OneWay if notifies(other.relationship) => continue, // `rel-notify-oneway`
            Claim::OneWay => ("none".to_owned(), other.property.name.span),
            Claim::Named(back) if back.value == this.property.name.value => continue,
            Claim::Named(_) if is_at_fault(&other, context) => continue, // it is reported there
            Claim::Named(back) => (format!("`{}`", back.value), back.span),
        };
        let message = format!(
            "expected `{}.{}` to name `{}` as its reverse, found {found}",
            other.object.name.value, name.value, this.property.name.value
        );
        let _ = findings
            .report(name.span, message)
            .related(other.location(span), "the other end")
            .hint("let both ends name each other, or give this one a reverse of its own");
    }
}

fn notifies(relationship: &Relationship<'_>) -> bool {
    relationship.targets.iter().any(|target| target.notify().is_true())
}

/// Returns whether a rule reports `end` for what it says of its other end, which makes that the place
/// to mend and not the ends that name it.
fn is_at_fault<'c, 'a>(end: &End<'c, 'a>, context: &Context<'c, 'a>) -> bool {
    end.others(context).any(|other| match other {
        Other::Missing | Other::Plain(..) => true,
        Other::Reference(other) => match other.leads_to(context, &end.object.name.value) {
            Leads::Elsewhere => true,
            Leads::Unclear => false,
            Leads::There if other.names(context, end) => false,
            Leads::There => match Claim::of(other.relationship) {
                Claim::OneWay => true,
                Claim::Named(_) => other.is_answered(context),
                Claim::Unclear => false,
            },
        },
    })
}
