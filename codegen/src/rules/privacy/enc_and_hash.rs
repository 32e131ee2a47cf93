//! `enc-and-hash`: a value is encrypted or hashed, not both.

use crate::diagnostic::Level;
use crate::rules::privacy::protection::Protection;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enc-and-hash",
    group: Group::Privacy,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("enc_and_hash.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let mut asked = Protection::all(site.property);
    let (Some(first), Some(second)) = (asked.next(), asked.next()) else { return };
    let (wins, loses) = (first.way.key(), second.way.key());
    let message = format!("expected `{wins}` or `{loses}`, found both");
    let _ = findings
        .report(second.key_span(site.property), message)
        .hint(format!("remove one: the server heeds `{wins}` and never looks at `{loses}`"))
        .related(site.owner.location(first.key_span(site.property)), "this one wins");
}
