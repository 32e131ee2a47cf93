//! Exceptions: what they accept, and when they are findings themselves.

use super::*;
use crate::diagnostic::has_errors;
use crate::source::Role;

const SCHEMA: &str = r#"{"name": "alpha_user", "schema": {
    "order": ["gone", "custom_a"],
    "properties": {"custom_a": {"type": "string"}, "plain": {"type": "string"}}}}"#;

/// Lints [`SCHEMA`] by the settings `toml`, asking two rules and those about exceptions.
fn linted(toml: &str, options: Options) -> Linted {
    linted_with(SCHEMA, toml, options)
}

fn linted_with(schema: &str, toml: &str, options: Options) -> Linted {
    let mut sources = Sources::new();
    sources.add("managed.json", schema.as_bytes().to_vec(), Role::Configuration);
    let (id, _) = sources.add("mosaic.toml", toml.as_bytes().to_vec(), Role::Settings);
    let (config, faults) = Config::parse(toml, id);
    assert!(!has_errors(&faults), "{faults:?}");
    let select = ["custom-prefix", "order-dangling", "exceptions"].map(str::to_owned).to_vec();
    let selection = Selection { select, ..options.selection.clone() };
    lint(&sources, &config, &Options { selection, ..options })
}

fn on(year: u16, month: u8, day: u8) -> Options {
    Options { today: Some(Date { year, month, day }), ..Options::default() }
}

fn names(findings: &[Diagnostic]) -> Vec<(&str, &str)> {
    findings.iter().map(|finding| (finding.rule, finding.path.as_str())).collect()
}

const ALLOW: &str = r#"
[[lint.allow]]
rule = "custom-prefix"
path = "alpha_user.pl*"
reason = "from before the prefix"
until = 2027-01-31
owner = "identity"
"#;

#[test]
fn an_exception_accepts_what_it_covers_and_nothing_else() {
    let found = linted(ALLOW, on(2027, 1, 31));
    assert_eq!(names(&found.findings), [("order-dangling", "alpha_user")]);
    assert_eq!(found.allowed[0].0.rule, "custom-prefix");
    assert_eq!(found.allowed[0].1, "from before the prefix");
}

#[test]
fn an_exception_for_all_rules_accepts_what_any_of_them_finds() {
    let toml = ALLOW.replace("\"custom-prefix\"", "\"all\"").replace("alpha_user.pl*", "*");
    let found = linted(&toml, on(2027, 1, 31));
    assert_eq!(names(&found.findings), []);
    assert_eq!(found.allowed.len(), 2);
}

#[test]
fn an_exception_that_has_expired_accepts_nothing_and_is_a_finding() {
    let found = linted(ALLOW, on(2027, 2, 1));
    let expected = [
        ("custom-prefix", "alpha_user.plain"),
        ("order-dangling", "alpha_user"),
        ("allow-expired", "lint.allow.custom-prefix"),
    ];
    assert_eq!(names(&found.findings), expected);
    assert!(found.findings[2].hint.as_ref().unwrap().contains("identity"));
}

#[test]
fn without_a_day_nothing_expires() {
    assert_eq!(linted(ALLOW, Options::default()).allowed.len(), 1);
}

#[test]
fn an_exception_that_matches_nothing_is_a_finding() {
    let toml = ALLOW.replace("alpha_user.pl*", "bravo_user.*");
    let found = linted(&toml, Options::default());
    assert!(names(&found.findings).contains(&("allow-unused", "lint.allow.custom-prefix")));
}

#[test]
fn an_exception_without_a_reason_is_refused() {
    for reason in ["", "reason = \" \"\n"] {
        let toml = format!("[[lint.allow]]\nrule = \"custom-prefix\"\npath = \"*\"\n{reason}");
        let (_, faults) = Config::parse(&toml, crate::span::SourceId(0));
        assert_eq!(faults[0].message, "expected the key `reason` in `[[lint.allow]]`, found none");
    }
}

#[test]
fn an_exception_names_what_it_accepts_and_not_the_others() {
    let toml = ALLOW.replace("alpha_user.pl*", "!alpha_user.*");
    let (config, faults) = Config::parse(&toml, crate::span::SourceId(0));
    assert_eq!(faults[0].message, "expected the path of what is accepted, found what is left out");
    assert_eq!(config.lint.allows, []);
}

/// Returns what was found, as a record that is read again.
fn recorded(found: &Linted) -> (Known, Sources) {
    let fingerprints = crate::fingerprint::of(&found.findings);
    let text = record(found.findings.iter().zip(fingerprints.iter().map(String::as_str)));
    let mut sources = Sources::new();
    let (id, _) = sources.add("mosaic-known.json", text.into_bytes(), Role::Settings);
    let (known, faults) = Known::parse(&sources, id);
    assert_eq!(faults, []);
    (known, sources)
}

#[test]
fn what_was_recorded_is_not_reported_again_wherever_it_moves() {
    let (known, _) = recorded(&linted("", Options::default()));
    let moved = SCHEMA.replace("\"order\"", "\n\n\"order\"");
    let found = linted_with(&moved, "", Options { known, ..Options::default() });
    assert_eq!(names(&found.findings), []);
    assert_eq!(found.known.len(), 2);
}

#[test]
fn what_was_recorded_and_is_mended_can_be_removed() {
    let (known, _) = recorded(&linted("", Options::default()));
    let mended = SCHEMA.replace("\"gone\", ", "");
    let found = linted_with(&mended, "", Options { known, ..Options::default() });
    assert_eq!(names(&found.findings), [("known-fixed", "alpha_user")]);
}

#[test]
fn one_more_of_what_was_recorded_is_new() {
    let (known, _) = recorded(&linted("", Options::default()));
    let more = SCHEMA.replace("\"gone\",", "\"gone\", \"gone\",");
    let found = linted_with(&more, "", Options { known, ..Options::default() });
    assert_eq!(names(&found.findings), [("order-dangling", "alpha_user")]);
}

#[test]
fn a_file_of_something_else_is_refused_as_a_record() {
    let without_rule = r#"{"version": 1, "findings": [{"fingerprint": "0f", "path": "a"}]}"#;
    for text in ["{}", r#"{"version": 2, "findings": []}"#, without_rule, "[1", ""] {
        let mut sources = Sources::new();
        let (id, _) = sources.add("mosaic-known.json", text.into(), Role::Settings);
        assert!(has_errors(&Known::parse(&sources, id).1), "{text}");
    }
}

/// Returns what is found in `schema` with everything of [`SCHEMA`] on record.
fn with_record(schema: &str, toml: &str) -> Linted {
    let (known, _) = recorded(&linted("", Options::default()));
    linted_with(schema, toml, Options { known, ..Options::default() })
}

#[test]
fn a_schema_that_cannot_be_read_says_nothing_of_what_was_mended() {
    assert_eq!(names(&with_record(SCHEMA, "").findings), []);
    let broken = names_of_rules(&with_record("{\"objects\": [", ALLOW).findings);
    assert_eq!(broken, ["json-unclosed"]);
    assert_eq!(names_of_rules(&with_record("{}", ALLOW).findings), ["not-a-configuration"]);
}

#[test]
fn a_fault_of_syntax_is_on_no_record() {
    let fault = linted_with("[", "", Options::default());
    let (known, _) = recorded(&fault);
    let found = linted_with("[", "", Options { known, ..Options::default() });
    assert_eq!(names_of_rules(&found.findings), names_of_rules(&fault.findings));
}

#[test]
fn an_exception_from_all_rules_accepts_every_one_and_can_be_unused() {
    let all = ALLOW.replace("custom-prefix", "all");
    let found = linted(&all.replace("alpha_user.pl*", "*"), Options::default());
    assert_eq!((found.findings.len(), found.allowed.len()), (0, 2));
    let found = linted(&all.replace("alpha_user.pl*", "bravo_*"), Options::default());
    assert!(names_of_rules(&found.findings).contains(&"allow-unused"));
}

fn names_of_rules(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_glob_of_a_naming_pattern_that_fits_no_type_is_a_finding() {
    let toml = "[[naming.pattern]]\nof = \"property\"\ntypes = [\"alpha_usr\", \"alpha_*\"]\n\
                pattern = '^custom_'\n";
    let whole = format!("{{\"objects\": [{SCHEMA}]}}");
    let found = linted_with(&whole, toml, Options::default()).findings;
    let useless: Vec<_> = found.iter().filter(|it| it.rule == "glob-without-type").collect();
    assert_eq!(useless[0].hint.as_deref(), Some("did you mean `alpha_user`?"));
    assert_eq!(useless.len(), 1);
    let part = linted_with(SCHEMA, toml, Options::default()).findings;
    assert!(!names_of_rules(&part).contains(&"glob-without-type"));
}
