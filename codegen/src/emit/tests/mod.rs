//! From a schema and settings to files and findings, in a line each.

mod aliases;
mod collisions;
mod corpus;
mod determinism;
mod hostile;
mod json_schema;
mod rust;
mod samples;
mod stability;
mod values;

use std::fmt::Write;

use crate::compile::{Compiled, Target, compile};
use crate::config::Config;
use crate::emit::GeneratedFile;
use crate::source::{Role, Sources};

/// Compiles `schema` as `settings`, the text of a `mosaic.toml`, asks for.
fn compiled(schema: &str, settings: &str, target: Target) -> Compiled {
    let mut sources = Sources::new();
    sources.add("managed.json", schema.as_bytes().to_vec(), Role::Configuration);
    let (id, _) = sources.add("mosaic.toml", settings.as_bytes().to_vec(), Role::Settings);
    let (config, mut diagnostics) = Config::parse(settings, id);
    let mut compiled = compile(&sources, &config, target);
    diagnostics.append(&mut compiled.diagnostics);
    Compiled { diagnostics, ..compiled }
}

/// Returns the Rust files of `schema`, each after its path where there are several.
fn rust(schema: &str, settings: &str) -> String {
    text(&compiled(schema, settings, Target::Rust))
}

/// Returns what is wrong with `schema` and `settings` together, a line each.
fn findings(schema: &str, settings: &str) -> String {
    let mut sources = Sources::new();
    sources.add("managed.json", schema.as_bytes().to_vec(), Role::Configuration);
    sources.add("mosaic.toml", settings.as_bytes().to_vec(), Role::Settings);
    let compiled = compiled(schema, settings, Target::Rust);
    let mut lines = String::new();
    for finding in &compiled.diagnostics {
        let source = sources.get(finding.location.source);
        let place = &source.text[finding.location.span.range()];
        let level = format!("{:?}", finding.level).to_lowercase();
        writeln!(lines, "{level} {}: {}", finding.rule, finding.message).expect("text");
        writeln!(lines, "  at `{place}` in {} ({})", source.name, finding.path).expect("text");
        for related in &finding.related {
            let source = sources.get(related.location.source);
            let place = &source.text[related.location.span.range()];
            writeln!(lines, "  {}: `{place}` in {}", related.label, source.name).expect("text");
        }
        if let Some(hint) = &finding.hint {
            writeln!(lines, "  help: {hint}").expect("text");
        }
    }
    lines
}

fn text(compiled: &Compiled) -> String {
    assert_eq!(compiled.diagnostics, [], "the schema and the settings are fine");
    let [file] = compiled.files.as_slice() else {
        let file = |file: &GeneratedFile| format!("==> {}\n{}", file.path, file.text);
        return compiled.files.iter().map(file).collect::<Vec<_>>().join("\n");
    };
    file.text.clone()
}

/// Returns a configuration with one type `widget` of `properties`.
fn widget(properties: &str) -> String {
    format!(
        r#"{{"objects": [{{"name": "widget", "schema": {{"properties": {{{properties}}}}}}}]}}"#
    )
}

/// Returns the lines of `text` that contain `needle`, without their indentation.
fn lines_with(text: &str, needle: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| line.contains(needle));
    lines.map(|line| line.trim().to_owned()).collect()
}
