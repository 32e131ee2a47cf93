//! `enc-incomplete`: an encryption names its key, and a hash its algorithm.

use crate::diagnostic::Level;
use crate::json::Kind as JsonKind;
use crate::rules::privacy::protection::{Protection, Way};
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enc-incomplete",
    group: Group::Privacy,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("enc_incomplete.md"),
    check: Check::Property(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    // The server looks at the first alone: `enc-and-hash` reports that there is a second.
    let Some(protection) = Protection::all(site.property).next() else { return };
    if protection.is_complete() {
        return;
    }
    let Protection { way, value } = protection;
    let message = if value.kind() == JsonKind::Object {
        let needs: Vec<_> = way.needs().iter().map(|name| format!("`{name}`")).collect();
        format!("expected {} in `{}`, found none", needs.join(" or "), way.key())
    } else {
        format!("expected `{}` to be an object, found {}", way.key(), value.kind().describe())
    };
    let example = match way {
        Way::Encryption => "{ \"purpose\": \"idm.password.encryption\" }",
        Way::Hash => "{ \"algorithm\": \"SHA-256\" }",
    };
    let _ = findings
        .report(value.span(), message)
        .hint(format!("write `{example}`, say: the server refuses the configuration otherwise"));
}
