//! `rel-queryfilter`: the filter of a query is one that the server understands.

use crate::diagnostic::Level;
use crate::model::has_placeholder;
use crate::rules::relationships::query_filter::{self, Gravity};
use crate::rules::{Check, Default, Edge, Findings, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "rel-queryfilter",
    group: Group::Relationships,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rel_queryfilter.md"),
    check: Check::Relationship(check),
};

fn check(edge: &Edge<'_, '_>, findings: &mut Findings<'_>) {
    for target in &edge.relationship.targets {
        let Some(value) = target.query().and_then(|query| query.get("queryFilter")) else {
            continue;
        };
        let Some(filter) = value.as_str().filter(|filter| !has_placeholder(filter)) else {
            continue; // a boolean reads as its text
        };
        let Err(fault) = query_filter::check(&filter) else { continue };
        let span = match value.span_of(fault.span.range()) {
            span if span.start < span.end => span,
            _ => value.span(), // what is missing at the end
        };
        let report = findings.report(span, fault.message).hint(fault.hint);
        let _ = match fault.gravity {
            Gravity::Refused => report,
            Gravity::Doubtful => report.at_most(Level::Warning),
        };
    }
}
