//! Reviews in every format.

use std::collections::BTreeSet;
use std::fs;

use mosaic_codegen::config::Config;
use mosaic_codegen::diff::Side;
use mosaic_codegen::model;
use mosaic_codegen::report::text::Style;
use mosaic_codegen::report::{Format, ReviewReport};
use mosaic_codegen::review::{Counts, Options, Review};
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::span::SourceId;
use mosaic_tests::{json_files, shared, workspace};
use serde_json::{Value, json};

use crate::{HOSTILE, MARKS, assert_valid, obeyed, own_schema, sarif_schema, without};

/// The marks of our own in a comment that only a review has.
const MARKS_OF_REVIEWS: [&str; 5] = ["<!-- mosaic -->", "<b>", "</b>", "<sub>", "</sub>"];

/// The elements that a page of a review is made of.
const ELEMENTS: [&str; 11] =
    ["body", "h1", "h2", "p", "b", "code", "pre", "article", "small", "ul", "li"];

/// Two texts, and the settings they are compared by.
struct Pair {
    old: Vec<u8>,
    new: Vec<u8>,
    settings: String,
}

impl Pair {
    /// Returns the review in `format`, and its counts.
    fn render(&self, format: Format) -> (String, Counts) {
        let (config, faults) = Config::parse(&self.settings, SourceId(0));
        assert_eq!(faults, []);
        let sources = |bytes: &[u8], role| {
            let mut sources = Sources::new();
            sources.add(HOSTILE, bytes.to_vec(), role);
            sources
        };
        let old = sources(&self.old, Role::Configuration);
        let new = sources(&self.new, Role::Configuration);
        let (old_documents, _) = Documents::parse(&old);
        let (new_documents, _) = Documents::parse(&new);
        let (old_model, _) = model::lower(&old_documents, config.product);
        let (new_model, _) = model::lower(&new_documents, config.product);
        let old_side = Side { documents: &old_documents, model: &old_model };
        let new_side = Side { documents: &new_documents, model: &new_model };
        let review = Review::of(old_side, new_side, &config, &Options::default());
        let settings = sources(self.settings.as_bytes(), Role::Settings);
        let report = ReviewReport::new(&review, settings, old.clone(), new.clone());
        (format.render_review(&report, Style::default()), review.counts())
    }

    fn json(&self, format: Format) -> Value {
        let (text, _) = self.render(format);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
    }
}

/// Returns each of our samples against the next one, commits of a real file, a schema made up of
/// hostile names against nothing, and nothing against itself; each with an approval of its first
/// change, and with one of none.
fn pairs() -> Vec<Pair> {
    let read = |path| fs::read(path).expect("a sample can be read");
    let samples: Vec<_> =
        json_files(&workspace().join("schemas/samples")).into_iter().map(read).collect();
    let mut texts: Vec<_> =
        samples.windows(2).map(|two| (two[0].clone(), two[1].clone())).collect();
    if let Some(history) = shared("corpus/history") {
        let files: Vec<_> = json_files(&history).into_iter().map(read).collect();
        texts.extend(files.chunks(2).map(|two| (two[1].clone(), two[0].clone())));
    }
    let property = |title: &str| json!({ "type": "string", "title": title, HOSTILE: title });
    let hostile = |title: &str| {
        let schema = json!({ "properties": { HOSTILE: property(title) }, "order": [HOSTILE] });
        json!({ "name": HOSTILE, "schema": schema }).to_string().into_bytes()
    };
    texts.push((hostile(HOSTILE), b"{\"objects\": []}".to_vec()));
    texts.push((hostile("a"), hostile(HOSTILE)));
    texts.push((Vec::new(), Vec::new()));
    texts.into_iter().map(|(old, new)| with_approvals(old, new)).collect()
}

fn with_approvals(old: Vec<u8>, new: Vec<u8>) -> Pair {
    let pair = Pair { old, new, settings: String::new() };
    let report = pair.json(Format::Json);
    let first = report["changes"][0]["fingerprint"].as_str();
    let hostile = json!(HOSTILE); // what JSON escapes, TOML reads
    let approval = |fingerprint| {
        format!(
            "[[diff.approve]]\nreason = {hostile}\nowner = {hostile}\nfingerprint = \"{fingerprint}\"\n"
        )
    };
    let settings = first.into_iter().chain(["0123456789abcdef"]).map(approval).collect();
    Pair { settings, ..pair }
}

/// Returns what the findings of `report` are called: those of approvals, and what is wrong with a side.
fn findings(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().expect("a list").iter();
    findings.map(|finding| finding["rule"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn json_is_as_its_schema_says_and_counts_what_it_lists() {
    let schema = own_schema("review.schema.json");
    for pair in pairs() {
        let report = pair.json(Format::Json);
        assert_valid(&schema, &report);
        let listed = report["changes"].as_array().expect("a list");
        let counts = report["summary"].as_object().expect("counts").values();
        let counted: u64 = counts.filter_map(Value::as_u64).sum();
        assert_eq!(counted, listed.len() as u64);
        let approved = listed.iter().filter(|change| !change["approval"].is_null()).count();
        assert_eq!(approved, listed.len().min(1));
        let unused = findings(&report).iter().filter(|rule| *rule == "approval-unused").count();
        assert_eq!(unused, 1, "{report}");
    }
}

#[test]
fn json_tells_what_stands_on_each_side_and_what_is_not_there() {
    let (mut present, mut absent) = (0, 0);
    for pair in pairs() {
        let report = pair.json(Format::Json);
        for change in report["changes"].as_array().expect("a list") {
            let kind = change["kind"].as_str().expect("a kind");
            for (name, text) in [("old", &pair.old), ("new", &pair.new)] {
                let side = &change[name];
                if side["present"] == true {
                    present += 1;
                    let value = side["text"].as_str().unwrap_or_default();
                    assert!(String::from_utf8_lossy(text).contains(value), "{change}");
                } else {
                    absent += 1;
                    assert_eq!(side["text"], Value::Null, "{change}");
                }
            }
            if kind == "prop-added" {
                assert_eq!(
                    (&change["old"]["present"], &change["new"]["present"]),
                    (&json!(false), &json!(true))
                );
            }
        }
    }
    assert!(present > 100 && absent > 10, "{present} present, {absent} absent");
}

#[test]
fn every_change_has_a_place_and_a_fingerprint_of_its_own() {
    for pair in pairs() {
        let report = pair.json(Format::Json);
        let changes = report["changes"].as_array().expect("a list");
        assert!(changes.iter().all(|it| !it["old"].is_null() || !it["new"].is_null()), "{report}");
        let known: BTreeSet<_> =
            changes.iter().filter_map(|change| change["fingerprint"].as_str()).collect();
        assert_eq!(known.len(), changes.len());
    }
}

#[test]
fn a_change_has_one_fingerprint_in_every_format() {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    for pair in pairs() {
        let report = pair.json(Format::Json);
        let changes = report["changes"].as_array().expect("a list");
        let (approved, standing): (Vec<_>, Vec<_>) =
            changes.iter().partition(|change| !change["approval"].is_null());
        let known = |changes: &[&Value]| -> BTreeSet<String> {
            changes.iter().map(|change| text(&change["fingerprint"])).collect()
        };
        let findings = findings(&report);
        let is_change = |name: &Value| !findings.iter().any(|rule| name == rule.as_str());
        let sarif = pair.json(Format::Sarif);
        let results = sarif["runs"][0]["results"].as_array().expect("a list");
        let results = results.iter().filter(|result| is_change(&result["ruleId"]));
        let told: BTreeSet<_> =
            results.map(|result| text(&result["partialFingerprints"]["mosaic/v1"])).collect();
        assert_eq!(told, known(&[approved, standing.clone()].concat()));
        let gitlab = pair.json(Format::Gitlab);
        let entries = gitlab.as_array().expect("a list").iter();
        let entries = entries.filter(|entry| is_change(&entry["check_name"]));
        let told: BTreeSet<_> = entries.map(|entry| text(&entry["fingerprint"])).collect();
        assert_eq!(told, known(&standing));
    }
}

#[test]
fn sarif_is_as_the_published_schema_says() {
    let schema = sarif_schema();
    for pair in pairs() {
        assert_valid(&schema, &pair.json(Format::Sarif));
    }
}

#[test]
fn markdown_holds_no_mark_of_a_schema_or_of_an_approval() {
    for pair in pairs() {
        let (text, _) = pair.render(Format::Markdown);
        let report = pair.json(Format::Json);
        let changes = report["changes"].as_array().expect("a list");
        let anchors = changes.iter().filter_map(|change| change["fingerprint"].as_str());
        let anchors: Vec<_> = anchors.map(|known| format!("<a id=\"{known}\"></a>")).collect();
        let rest = without(&without(&without(&text, &anchors), &MARKS), &MARKS_OF_REVIEWS);
        assert!(!rest.contains('<') && !rest.contains("]("), "{text}");
        assert!(text.chars().count() <= 65_536, "{text}");
        for name in ["details", "summary", "code", "b", "sub"] {
            let opened = text.matches(&format!("<{name}>")).count();
            let opened = opened + text.matches(&format!("<{name} ")).count();
            assert_eq!(opened, text.matches(&format!("</{name}>")).count(), "{text}");
        }
    }
}

/// Returns a configuration with `types` types of 61 properties described as `description`, one of which has
/// `values` for its values.
fn described(types: usize, description: &str, values: &[&str]) -> Vec<u8> {
    let types = (0..types).map(|number| {
        let properties = (0..60).map(|number| {
            let name = format!("p{number}");
            (name, json!({ "type": "string", "description": description }))
        });
        let mut properties: serde_json::Map<_, _> = properties.collect();
        properties.insert("tier".to_owned(), json!({ "type": "string", "enum": values }));
        json!({ "name": format!("type{number:03}"), "schema": { "properties": properties } })
    });
    json!({ "objects": types.collect::<Vec<_>>() }).to_string().into_bytes()
}

#[test]
fn a_comment_that_is_full_holds_the_worst_of_all_types() {
    for types in [20, 2_000] {
        let old = described(types, "a", &["gold", "silver"]);
        let new = described(types, "b", &["gold"]);
        let pair = Pair { old, new, settings: String::new() };
        let (text, counts) = pair.render(Format::Markdown);
        assert_eq!(counts.breaking, types);
        assert!(text.chars().count() <= 65_536, "{}", text.len());
        let breaking = text.matches("- **breaking** <code>").count();
        let cosmetic = text.matches("- **cosmetic** <code>").count();
        assert_eq!(cosmetic == 0, breaking < types, "{breaking}, {cosmetic}");
        let hidden = Counts {
            breaking: types - breaking,
            cosmetic: types * 60 - cosmetic,
            ..Counts::default()
        };
        let more = hidden.breaking + hidden.cosmetic;
        assert!(text.contains(&format!("… and {more} more ({hidden}): ")), "{text}");
        let named = text.matches("<b>type").count();
        let unnamed = format!("- … and {} more types\n", types - named);
        assert_eq!(text.contains(&unnamed), named < types, "{named}");
    }
}

#[test]
fn html_is_well_formed_and_holds_no_mark_of_a_schema_or_of_an_approval() {
    for pair in pairs() {
        let (text, _) = pair.render(Format::Html);
        let body = text.split_once("<body>").and_then(|(_, rest)| rest.split_once("</body>"));
        let (body, _) = body.expect("a page has a body");
        let body = format!("<body>{body}</body>");
        let page = roxmltree::Document::parse(&body);
        let page = page.unwrap_or_else(|error| panic!("{error}:\n{body}"));
        let stray = page.descendants().filter(roxmltree::Node::is_element);
        let stray = stray.map(|element| element.tag_name().name());
        let stray: Vec<_> = stray.filter(|name| !ELEMENTS.contains(name)).collect();
        assert!(stray.is_empty(), "{stray:?}:\n{body}");
    }
}

#[test]
fn no_report_holds_a_character_that_a_terminal_obeys() {
    for pair in pairs() {
        for format in Format::ALL {
            let (text, _) = pair.render(*format);
            assert_eq!(obeyed(&text), None, "{}:\n{text}", format.name());
        }
    }
}

#[test]
fn what_a_person_reads_ends_in_the_counts() {
    for pair in pairs() {
        for format in [Format::Text, Format::Concise] {
            let (text, counts) = pair.render(format);
            assert!(text.ends_with(&format!("{counts}\n")), "{text}");
        }
    }
}
