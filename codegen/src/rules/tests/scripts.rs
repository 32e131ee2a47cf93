//! Scripts in files beside the types that name them.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{self, Options};
use crate::source::{Role, Sources};

const TYPE: &str = r#"{
  "name": "alpha_device",
  "onCreate": { "type": "text/javascript", "file": "alpha_device.onCreate.js" },
  "schema": { "properties": { "serial": { "type": "string", "title": "Serial" } } }
}"#;

/// Returns the rules that find something about the script `text`, and what stands there.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let (sources, findings) = findings(text);
    findings.iter().map(|finding| (finding.rule, told(&sources, finding))).collect()
}

/// Returns what the rules about scripts find about the script `text`.
fn findings(text: &str) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    sources.add("alpha_device.json", TYPE.as_bytes().to_vec(), Role::Configuration);
    sources.add("alpha_device.onCreate.js", text.as_bytes().to_vec(), Role::Script);
    let mut findings = lint::lint(&sources, &Config::default(), &Options::default()).findings;
    findings.retain(|finding| finding.rule.starts_with("script-"));
    (sources, findings)
}

fn told(sources: &Sources, finding: &Diagnostic) -> String {
    let source = sources.get(finding.location.source);
    format!("{}: {}", source.name, &source.text[finding.location.span.range()])
}

#[test]
fn a_script_that_is_there_is_not_missed() {
    assert_eq!(found("object.serial = 'X'"), []);
}

#[test]
#[cfg(feature = "javascript")]
fn what_is_wrong_in_a_script_is_shown_in_its_file() {
    let syntax = [("script-syntax", "alpha_device.onCreate.js: {".to_owned())];
    assert_eq!(found("if (object.serial {\n}"), syntax);
    let unknown = [("script-property-unknown", "alpha_device.onCreate.js: seriel".to_owned())];
    assert_eq!(found("// é\nobject.serial = object.seriel"), unknown);
}

#[test]
#[cfg(feature = "javascript")]
fn what_we_cannot_read_is_no_error_of_the_script() {
    let level = |text: &str| {
        let (_, findings) = findings(text);
        findings.iter().map(|finding| finding.level).collect::<Vec<_>>()
    };
    assert_eq!(level(&"(".repeat(1_000)), [Level::Warning]);
    assert_eq!(level("("), [Level::Error]);
    assert_eq!(level(&"object.serial = f(1);\n".repeat(20_000)), []);
}
