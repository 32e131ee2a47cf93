//! What a page shows to be wrong is right after its fix, and nothing else is wrong.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::fingerprint;
use crate::json::edit;
use crate::lint::{self, Options};
use crate::rules::tests::pages::{Beside, blocks};
use crate::rules::{Default as Switch, Rule, all};
use crate::source::{Role, Sources};

/// Returns what every rule that runs by default, and `rule`, find in `schema`.
fn findings(rule: &Rule, schema: &str, beside: &Beside) -> Vec<Diagnostic> {
    let mut sources = Sources::new();
    sources.add("managed.json", schema.as_bytes().to_vec(), Role::Configuration);
    let (id, _) = sources.add("mosaic.toml", beside.toml.as_bytes().to_vec(), Role::Settings);
    let (config, _) = Config::parse(&beside.toml, id);
    let mut options = Options::default();
    if rule.default == Switch::Off {
        options.selection.levels.push((rule.name.to_owned(), Some(rule.level)));
    }
    lint::lint(&sources, &config, &options).findings
}

/// Returns what each finding is known by.
fn known(findings: &[Diagnostic]) -> BTreeSet<String> {
    fingerprint::of(findings).into_iter().collect()
}

#[test]
fn a_fix_mends_what_a_page_shows_and_breaks_nothing() {
    let mut faults = Vec::new();
    for rule in all() {
        let mut beside = Beside::default();
        for block in blocks(rule.page) {
            beside.take(block.language, &block.text);
            if block.language == "json" && block.heading == "Wrong" {
                faults.extend(unmended(rule, &block.text, &beside));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns what is not as it should be after each fix of a breach of `rule` in `schema`.
fn unmended(rule: &Rule, schema: &str, beside: &Beside) -> Vec<String> {
    let before = findings(rule, schema, beside);
    let fingerprints = fingerprint::of(&before);
    let mut faults = Vec::new();
    for (finding, fingerprint) in before.iter().zip(&fingerprints) {
        let Some(fix) = finding.fix.as_ref().filter(|_| finding.rule == rule.name) else {
            continue;
        };
        let text = match edit::apply(schema, &fix.edits) {
            Ok(text) => text,
            Err(error) => {
                faults.push(format!("{}: {error} in {schema}", rule.name));
                continue;
            }
        };
        let after = findings(rule, &text, beside);
        let old = known(&before);
        if known(&after).contains(fingerprint) {
            faults.push(format!("{}: still there: {text}", rule.name));
        }
        let found = fingerprint::of(&after);
        let new = after.iter().zip(found).filter(|(_, found)| !old.contains(found));
        faults.extend(
            new.map(|(new, _)| format!("{}: {} {} in {text}", rule.name, new.rule, new.message)),
        );
    }
    faults
}
