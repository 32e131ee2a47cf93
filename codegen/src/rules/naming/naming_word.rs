//! `naming-word`: no name holds a forbidden word.

use crate::config::Config;
use crate::diagnostic::Level;
use crate::model::Text;
use crate::names;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule, Site};
use crate::span::Spanned;

pub(super) static RULE: Rule = Rule {
    name: "naming-word",
    group: Group::Naming,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("naming_word.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let config = site.context.config;
    if config.naming.forbidden.is_empty() {
        return;
    }
    let object = &site.object.name;
    if let Some(word) = forbidden(config, object).filter(|_| site.is_custom()) {
        let message = format!("expected a name without `{}`, found `{}`", word.value, object.value);
        let report = findings.report(object.span, message);
        let _ = report.related(config.location(word.span), "forbidden here");
    }
    for property in site.properties().filter(Site::is_custom) {
        let name = &property.property.name;
        let Some(word) = forbidden(config, name) else { continue };
        let message = format!("expected a name without `{}`, found `{}`", word.value, name.value);
        let report = findings.report_of(&name.value, name.span, message);
        let _ = report.related(config.location(word.span), "forbidden here");
    }
}

/// Returns the forbidden word that `name` holds, the first of them in the name.
fn forbidden<'c>(config: &'c Config, name: &Spanned<Text<'_>>) -> Option<&'c Spanned<String>> {
    let words = names::split(&name.value);
    let find = |word: &String| {
        let plain = names::without_number(word);
        let mut forbidden = config.naming.forbidden.iter();
        forbidden.find(|found| found.value == *word || found.value == plain)
    };
    words.iter().find_map(find)
}
