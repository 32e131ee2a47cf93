//! `rel-reverse-path`: the reverse property leads back to this type.

use crate::diagnostic::Level;
use crate::model::path_of_type;
use crate::rules::relationships::reverse::{Claim, End, Leads, Other, claimants, is_answered};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-reverse-path",
    group: Group::Relationships,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_reverse_path.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    if is_answered(edge) {
        return;
    }
    let Claim::Named(name) = Claim::of(edge.relationship) else { return };
    let owner = &edge.site.object().name.value;
    for other in End::of(edge).others(edge.context()) {
        let Other::Reference(other) = other else { continue };
        if other.leads_to(edge.context(), owner) != Leads::Elsewhere {
            continue;
        }
        let mut claimants_here = claimants(End::of(edge), edge.context());
        if claimants_here.any(|end| claimants(end, edge.context()).next().is_none()) {
            continue; // this end leads elsewhere: it is reported where it is named
        }
        let mut paths = other.relationship.targets.iter().filter_map(|target| target.path.get());
        let Some(path) = paths.next() else { continue };
        let own_path = path_of_type(owner);
        let message = format!(
            "expected `{}.{}` to lead to `{own_path}`, found `{path}`",
            other.object.name.value, name.value
        );
        let location = other.location(other.property.name.span);
        let _ = findings
            .report(name.span, message)
            .related(location, "the other end")
            .hint("both ends have to lead to each other's type; correct the path or the name");
    }
}
