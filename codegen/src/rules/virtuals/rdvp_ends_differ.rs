//! `rdvp-ends-differ`: all paths of a derived property end at one type.

use crate::diagnostic::Level;
use crate::rules::virtuals::derivation::{Derivation, Way};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "rdvp-ends-differ",
    group: Group::Virtual,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_ends_differ.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(derivation) = Derivation::at(site).filter(|found| found.config.paths.len() > 1) else {
        return;
    };
    let mut ends = derivation.ways().zip(&derivation.config.paths).filter_map(|(way, path)| {
        let Way::To(end) = way else { return None };
        Some((end.collections, path.last()?))
    });
    let Some((first, _)) = ends.next() else { return };
    for (collections, step) in ends {
        let is_shared = collections.iter().any(|collection| first.contains(collection));
        let (Some(expected), Some(found)) = (first.first(), collections.first()) else { continue };
        if is_shared {
            continue;
        }
        let message = format!("expected every path to end at `{expected}`, found one to `{found}`");
        let _ = findings
            .report(step.span, message)
            .hint("derive a property of its own from each type: one value cannot mix them");
    }
}
