//! `sensitive-plain`: what is called a secret is kept as one.

use crate::diagnostic::Level;
use crate::model::{Kind, Property, Scope, Setting};
use crate::names;
use crate::rules::privacy::protection::Protection;
use crate::rules::{Check, Default, Findings, Fixes, Group, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "sensitive-plain",
    group: Group::Privacy,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("sensitive_plain.md"),
    check: Check::Property(check),
};

/// The names of secrets, word by word; a name that ends with one of them suggests it.
const SECRETS: &[&[&str]] = &[
    &["access", "token"],
    &["api", "key"],
    &["card", "number"],
    &["credentials"],
    &["credit", "card"],
    &["cvc"],
    &["cvv"],
    &["encryption", "key"],
    &["iban"],
    &["otp"],
    &["passcode"],
    &["passphrase"],
    &["passwd"],
    &["password"],
    &["pin"],
    &["pin", "code"],
    &["private", "key"],
    &["pwd"],
    &["refresh", "token"],
    &["secret"],
    &["secret", "key"],
    &["security", "answer"],
    &["social", "security", "number"],
    &["ssn"],
    &["token"],
];

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    let property = site.property;
    if !site.is_custom() || !holds_text(property) || is_kept_secret(property) {
        return;
    }
    let name = &property.name;
    let plain = names::without_number(&name.value);
    if !SECRETS.iter().any(|secret| has_ending(plain, secret)) {
        return;
    }
    let words = names::split(plain);
    let Some(secret) = SECRETS.iter().find(|secret| ends_with(&words, secret)) else { return };
    let secret = secret.join(" ");
    let message =
        format!("expected what is called `{secret}` to be kept secret, found it readable");
    let _ = findings
        .report(name.span, message)
        .hint("add `\"scope\": \"private\"`, encrypt or hash it, or keep it elsewhere");
}

fn holds_text(property: &Property<'_>) -> bool {
    let kind = match &property.kind {
        Kind::Array(items) => &items.kind,
        kind => kind,
    };
    matches!(kind, Kind::String | Kind::Number | Kind::Integer) && !property.is_read_only()
}

fn is_kept_secret(property: &Property<'_>) -> bool {
    let is_open = match property.scope() {
        Setting::Absent | Setting::Null(_) => true,
        Setting::Given(scope) => scope.value == Scope::Public,
        Setting::Placeholder(_) | Setting::Other(_) => false,
    };
    !is_open || Protection::all(property).next().is_some()
}

/// Returns whether `name` ends with the letters of the last word of `secret`.
fn has_ending(name: &str, secret: &[&str]) -> bool {
    let Some(word) = secret.last() else { return false };
    let start = name.len().saturating_sub(word.len());
    name.get(start..).is_some_and(|ending| ending.eq_ignore_ascii_case(word))
}

fn ends_with(words: &[String], secret: &[&str]) -> bool {
    let Some(start) = words.len().checked_sub(secret.len()) else { return false };
    words[start..].iter().zip(secret).all(|(word, expected)| word == expected)
}
