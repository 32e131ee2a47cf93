//! Holds a name against the patterns of the settings.

use crate::config::{Config, Named};
use crate::model::{Object, Text};
use crate::rules::Findings;
use crate::span::Spanned;

/// Reports each pattern for the names of `of` that `name`, of or in the type `object`, does not fit.
pub(super) fn check(
    (of, name): (Named, &Spanned<Text<'_>>),
    object: &Object<'_>,
    config: &Config,
    findings: &mut Findings<'_>,
) {
    for pattern in config.naming.broken(of, &object.name.value, &name.value) {
        let (found, text) = (&name.value, &pattern.text.value);
        let message = match &pattern.message {
            Some(message) => format!("{message}, found `{found}`"),
            None => format!("expected a name that matches `{text}`, found `{found}`"),
        };
        let mut report = findings.report(name.span, message);
        if pattern.message.is_some() {
            report = report.hint(format!("names match `{text}` here"));
        }
        let _ = report.related(config.location(pattern.text.span), "asked for here");
    }
}
