//! `rdvp-depth`: a derived property follows few and short paths.

use crate::diagnostic::Level;
use crate::rules::virtuals::derivation::Derivation;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "rdvp-depth",
    group: Group::Virtual,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("rdvp_depth.md"),
    check: Check::Property(check),
};

/// How many relationships a path may follow.
const LONGEST: usize = 2;

/// How many paths there may be.
const MOST: usize = 3;

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let Some(derivation) = Derivation::at(site).filter(|found| found.shipped().is_none()) else {
        return;
    };
    let paths = &derivation.config.paths;
    if let Some(path) = paths.get(MOST).and_then(|path| Some((path.first()?, path.last()?))) {
        let span = Span::new(path.0.span.start, path.1.span.end);
        let _ = findings
            .report(span, format!("expected at most {MOST} paths, found {}", paths.len()))
            .hint("each change of a link on any of them recomputes the value");
    }
    for path in paths {
        let Some(step) = path.get(LONGEST) else { continue };
        let message = format!("expected a path of at most {LONGEST} steps, found {}", path.len());
        let _ = findings
            .report(step.span, message)
            .hint("each step multiplies the objects that a change recomputes");
    }
}
