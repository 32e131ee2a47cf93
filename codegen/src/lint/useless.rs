//! Settings of names that are for no type at all.

use crate::config::{Config, MeantFor, Suggestions};
use crate::diagnostic::Diagnostic;
use crate::model::{Coverage, Model};

/// Reports each glob of `[[naming.pattern]]` that fits no type, where every type is known: nothing else
/// would tell that the pattern is never looked at.
pub(super) fn globs(model: &Model<'_>, config: &Config) -> Vec<Diagnostic> {
    if config.meant_for == MeantFor::AnySchema || model.coverage == Coverage::Part {
        return Vec::new();
    }
    let names = || model.objects.iter().map(|object| &*object.name.value);
    let mut suggestions = Suggestions::default();
    let mut found = Vec::new();
    let globs = config.naming.patterns.iter().flat_map(|pattern| pattern.types.iter());
    for glob in globs.filter(|glob| !names().any(|name| glob.matches(name))) {
        let text = &*glob.text.value;
        let message = format!("expected a glob that fits a type, found `{text}`");
        let location = config.location(glob.text.span);
        let finding = Diagnostic::warning("glob-without-type", location, message);
        let finding = finding.at("naming.pattern.types");
        found.push(match suggestions.closest(text.trim_start_matches('!'), names()) {
            Some(name) => finding.with_hint(format!("did you mean `{name}`?")),
            None => finding.with_hint("take it out: it says nothing of this schema"),
        });
    }
    found
}
