//! Findings in every format.

use std::fs;

use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::lint::{Linted, Options, lint};
use mosaic_codegen::report::text::Style;
use mosaic_codegen::report::{Format, Report};
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::span::Location;
use mosaic_codegen::{Diagnostic, Level, rules};
use mosaic_tests::{json_files, workspace};
use serde_json::{Value, json};

use crate::{HOSTILE, MARKS, assert_valid, obeyed, own_schema, sarif_schema, without};

/// A run over one or more texts.
struct Run {
    sources: Sources,
    linted: Linted,
}

impl Run {
    /// Lints `text`, with all rules and a finding of each kind that is not reported.
    fn of(name: &str, text: &str) -> Self {
        let settings = "[[lint.allow]]\nrule = \"title-missing\"\npath = \"*\"\nreason = \"a \\\"reason\\\"\"\n";
        let mut sources = Sources::new();
        sources.add(name, text.as_bytes().to_vec(), Role::Configuration);
        let (id, _) = sources.add("mosaic.toml", settings.as_bytes().to_vec(), Role::Settings);
        let (config, faults) = Config::parse(settings, id);
        assert!(!has_errors(&faults), "{faults:?}");
        let mut options = Options::default();
        for rule in rules::all() {
            options.selection.levels.push((rule.name.to_owned(), Some(rule.level)));
        }
        let mut linted = lint(&sources, &config, &options);
        let nowhere = Diagnostic::error("could-not-run", Location::NOWHERE, HOSTILE);
        linted.findings.push(nowhere.clone());
        linted.known.push(nowhere.at(HOSTILE));
        Self { sources, linted }
    }

    fn render(&self, format: Format) -> String {
        let report = Report { sources: &self.sources, linted: &self.linted };
        format.render(&report, Style::default())
    }

    fn json(&self, format: Format) -> Value {
        let text = self.render(format);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
    }
}

/// Returns runs over our samples, hostile and bad ones too, over one made up of hostile names, and
/// over nothing.
fn runs() -> Vec<Run> {
    let files = json_files(&workspace().join("schemas/samples"));
    let mut runs: Vec<_> = files
        .iter()
        .map(|path| Run::of(HOSTILE, &String::from_utf8_lossy(&fs::read(path).expect("a sample"))))
        .collect();
    let property = json!({ "type": "text", "title": HOSTILE, "searchable": "true", HOSTILE: 1 });
    let schema = json!({ "order": [HOSTILE, HOSTILE], "properties": { HOSTILE: property } });
    let text = json!({ "name": HOSTILE, "schema": schema, HOSTILE: {} }).to_string();
    runs.push(Run::of("managed.json", &text));
    runs.push(Run { sources: Sources::new(), linted: Linted::default() });
    runs
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = own_schema("report.schema.json");
    for run in runs() {
        assert_valid(&schema, &run.json(Format::Json));
    }
}

#[test]
fn sarif_is_as_the_published_schema_says() {
    let schema = sarif_schema();
    for run in runs() {
        let log = run.json(Format::Sarif);
        assert_valid(&schema, &log);
        let results = log["runs"][0]["results"].as_array().expect("results");
        let linted = &run.linted;
        let count = linted.findings.len() + linted.allowed.len() + linted.known.len();
        assert_eq!(results.len(), count.min(5_000));
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index"));
            let rule = &log["runs"][0]["tool"]["driver"]["rules"][index.expect("small")];
            assert_eq!(rule["id"], result["ruleId"]);
        }
    }
}

#[test]
fn a_code_quality_report_has_what_gitlab_asks_for() {
    // https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "location", "severity"],
            "properties": {
                "description": { "type": "string", "minLength": 1 },
                "check_name": { "type": "string", "minLength": 1 },
                "fingerprint": { "type": "string", "minLength": 1 },
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "minLength": 1 },
                        "lines": {
                            "required": ["begin"],
                            "properties": { "begin": { "type": "integer", "minimum": 1 } }
                        }
                    }
                }
            }
        }
    });
    for run in runs() {
        let report = run.json(Format::Gitlab);
        assert_valid(&schema, &report);
        let fingerprints = report.as_array().expect("a list").iter();
        let distinct: std::collections::BTreeSet<_> =
            fingerprints.clone().map(|finding| finding["fingerprint"].as_str()).collect();
        assert_eq!(distinct.len(), fingerprints.len(), "a fingerprint is one of one finding");
    }
}

#[test]
fn junit_is_xml_whose_counts_are_right() {
    for run in runs() {
        let text = run.render(Format::Junit);
        let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}"));
        let root = document.root_element();
        assert_eq!(root.tag_name().name(), "testsuites");
        let count = |name: &str| root.descendants().filter(|node| node.has_tag_name(name)).count();
        let told = |name: &str| root.attribute(name).expect("a count").parse::<usize>().ok();
        assert_eq!(told("tests"), Some(count("testcase")));
        assert_eq!(told("failures"), Some(count("failure")));
        assert_eq!(told("skipped"), Some(count("skipped")));
        let failing = run.linted.findings.iter().filter(|it| it.level >= Level::Warning).count();
        assert_eq!(count("failure"), failing);
    }
}

#[test]
fn every_line_for_github_is_one_command() {
    for run in runs() {
        let text = run.render(Format::Github);
        assert_eq!(text.lines().count(), run.linted.findings.len());
        for line in text.lines() {
            let command = line.strip_prefix("::").expect("a command");
            let (head, _) = command.split_once("::").expect("a message");
            let (command, properties) = head.split_once(' ').expect("properties");
            assert!(["error", "warning", "notice"].contains(&command), "{line}");
            for property in properties.split(',') {
                let (name, _) = property.split_once('=').expect("a value");
                let known = ["title", "file", "line", "endLine", "col", "endColumn"];
                assert!(known.contains(&name), "{line}");
            }
        }
    }
}

#[test]
fn markdown_holds_no_mark_of_a_schema() {
    for run in runs() {
        let text = run.render(Format::Markdown);
        let rest = without(&text, &MARKS);
        assert!(!rest.contains('<') && !rest.contains("]("), "{text}");
        for line in rest.lines().filter(|line| line.starts_with('|')) {
            assert_eq!(line.matches('|').count(), 4, "{line}");
        }
    }
}

#[test]
fn no_report_holds_a_character_that_a_terminal_obeys() {
    for run in runs() {
        for format in Format::ALL {
            let text = run.render(*format);
            assert_eq!(obeyed(&text), None, "{}:\n{text}", format.name());
        }
    }
}
