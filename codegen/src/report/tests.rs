//! What reports look like.

use crate::diagnostic::Diagnostic;
use crate::lint::Linted;
use crate::report::text::{Color, Style};
use crate::report::{Report, json, text};
use crate::source::{Role, Sources};
use crate::span::{Location, SourceId, Span};

/// Returns a set of one source, and a function to point at its first `needle`.
fn one_source(text: &str) -> (Sources, impl Fn(&str) -> Location + use<'_>) {
    let mut sources = Sources::new();
    let (source, _) = sources.add("managed.json", text.into(), Role::Configuration);
    let find = move |needle: &str| {
        let start = u32::try_from(text.find(needle).expect("the needle is in the text")).unwrap();
        let end = start + u32::try_from(needle.len()).unwrap();
        Location { source, span: Span::new(start, end) }
    };
    (sources, find)
}

fn json(sources: &Sources, findings: &[Diagnostic]) -> String {
    let linted = Linted { findings: findings.to_vec(), ..Linted::default() };
    json::render(&Report { sources, linted: &linted })
}

#[test]
fn a_finding_shows_its_place_its_line_and_the_way_out() {
    let (sources, find) =
        one_source("{\n  \"name\": \"alpha_user\",\r\n  \"name\": \"Größe\"\r\n}\n");
    let finding =
        Diagnostic::warning("name-twice", find("\"Größe\""), "expected one name, found two")
            .at("alpha_user")
            .related(find("\"alpha_user\""), "the first one")
            .with_hint("remove one");
    insta::assert_snapshot!(text::render(&sources, &[finding], Style::default()), @r#"
    warning[name-twice]: expected one name, found two
     --> managed.json:3:11
      |
    3 |   "name": "Größe"
      |           ^^^^^^^ alpha_user
      |
     ::: managed.json:2:11
      |
    2 |   "name": "alpha_user",
      |           ------------ the first one
      |
      = help: remove one

    1 warning
    "#);
}

#[test]
fn a_machine_gets_the_same_places() {
    let (sources, find) = one_source("{\n  \"a\\u001b\": \"Größe\", \"b\": 1}");
    let finding = Diagnostic::error("x", find("1}"), "say \"\u{1b}[2J\" no\tmore")
        .at("a.b")
        .related(find("\"Größe\""), "here");
    let rendered = json(&sources, &[finding]);
    insta::assert_snapshot!(rendered, @r#"
    {"version":1,"findings":[
    {"rule":"x","level":"error","path":"a.b","message":"say \"\u001b[2J\" no\tmore","hint":null,"file":"managed.json","line":2,"column":28,"end_line":2,"end_column":30,"fingerprint":"c5b7e216009276b9","fix":null,"related":[{"label":"here","file":"managed.json","line":2,"column":14,"end_line":2,"end_column":21}]}
    ],"omitted":0,"summary":{"errors":1,"warnings":0,"infos":0,"allowed":0,"known":0}}
    "#);
    let value: serde_json::Value = serde_json::from_str(&rendered).expect("a report is JSON");
    assert_eq!(value["findings"][0]["message"], "say \"\u{1b}[2J\" no\tmore");
}

#[test]
fn a_report_of_nothing_is_empty_for_people_and_an_object_for_machines() {
    assert_eq!(text::render(&Sources::new(), &[], Style::default()), "");
    let rendered = json(&Sources::new(), &[]);
    let value: serde_json::Value = serde_json::from_str(&rendered).expect("a report is JSON");
    assert_eq!(value["findings"], serde_json::json!([]));
}

#[test]
fn a_finding_about_an_empty_file_names_the_file() {
    let (sources, _) = one_source("");
    let finding =
        Diagnostic::error("json-empty", Location::default(), "expected a value, found nothing")
            .with_hint("export it again");
    insta::assert_snapshot!(text::render(&sources, &[finding], Style::default()), @r"
    error[json-empty]: expected a value, found nothing
    --> managed.json:1:1
     = help: export it again

    1 error
    ");
}

#[test]
fn a_finding_about_no_file_is_still_told() {
    let finding = Diagnostic::error("x", Location::default(), "expected `a`, found `b`");
    let rendered = text::render(&Sources::new(), std::slice::from_ref(&finding), Style::default());
    assert_eq!(rendered, "error[x]: expected `a`, found `b`\n\n1 error\n");
    assert!(json(&Sources::new(), &[finding]).contains("\"line\":null"));
}

#[test]
fn one_long_line_is_cut_around_the_place_and_keeps_its_column() {
    let line = "é".repeat(50_000) + "\"wrong\"" + &"x".repeat(100_000);
    let (sources, find) = one_source(&line);
    let finding = Diagnostic::error("x", find("\"wrong\""), "no").at("a.b");
    let rendered = text::render(&sources, &[finding], Style::default());
    assert!(rendered.contains("managed.json:1:50001"), "{rendered}");
    assert!(rendered.lines().all(|line| line.chars().count() < 160), "{rendered}");
    assert!(rendered.contains("^^^^^^^ a.b"), "{rendered}");
}

#[test]
fn a_place_of_many_lines_is_shown_by_its_first() {
    let (sources, find) = one_source("{ \"a\": {\n\"b\": 1\n} }");
    let finding = Diagnostic::error("x", find("{\n\"b\": 1\n}"), "no");
    insta::assert_snapshot!(text::render(&sources, &[finding], Style::default()), @r#"
    error[x]: no
     --> managed.json:1:8
      |
    1 | { "a": {
      |        ^

    1 error
    "#);
}

#[test]
fn what_a_schema_says_cannot_steer_the_terminal() {
    let hostile = "\u{1b}]0;title\u{7}\u{9b}2J\u{202e}\r\u{8}\u{feff}\u{200f}\u{85}";
    let (mut sources, find) = one_source(hostile);
    let (second, _) = sources.add(hostile, hostile.into(), Role::Configuration);
    let elsewhere = Location { source: second, span: Span::new(0, 3) };
    let finding = Diagnostic::error("x", find(hostile), hostile)
        .at(hostile)
        .related(elsewhere, hostile.to_owned())
        .with_hint(hostile);
    for rendered in [
        text::render(&sources, std::slice::from_ref(&finding), Style::default()),
        json(&sources, &[finding]),
    ] {
        let plain = |character: char| character == '\n' || super::harmless::is_harmless(character);
        assert!(rendered.chars().all(plain), "{rendered:?}");
    }
}

#[test]
fn color_is_used_only_when_asked_for() {
    let (sources, find) = one_source("{}");
    let finding = [Diagnostic::error("x", find("{}"), "no")];
    let style = |color| Style { color, ..Style::default() };
    assert!(!text::render(&sources, &finding, style(Color::Plain)).contains('\u{1b}'));
    assert!(text::render(&sources, &finding, style(Color::Ansi)).contains('\u{1b}'));
}

#[test]
fn the_worst_comes_first_and_the_rest_is_counted() {
    let (sources, find) = one_source("[1, 2, 3]");
    let findings = [
        Diagnostic::info("n", find("1"), "info"),
        Diagnostic::error("e", find("3"), "late"),
        Diagnostic::error("e", find("2"), "early"),
    ];
    let style = Style { limit: 2, ..Style::default() };
    let rendered = text::render(&sources, &findings, style);
    let order = ["early", "late", "… and 1 more", "2 errors, 1 info"];
    let found = order.map(|words| rendered.find(words).expect("is told"));
    assert!(found.is_sorted(), "{rendered}");
    assert!(!rendered.contains("info[n]"), "{rendered}");
}

#[test]
fn any_span_is_rendered() {
    let (sources, _) = one_source("é\r\n\u{1f980}x\n\n");
    for start in 0..14 {
        for end in 0..14 {
            for source in [SourceId(0), SourceId(7)] {
                let location = Location { source, span: Span::new(start, end) };
                let finding = [Diagnostic::error("x", location, "no").related(location, "here")];
                assert!(text::render(&sources, &finding, Style::default()).contains("1 error"));
                assert!(json(&sources, &finding).contains("\"x\""));
            }
        }
    }
}

#[test]
fn a_hundred_thousand_findings_in_one_line_cost_no_more_than_their_number() {
    let (sources, _) = one_source(&"[1,2],".repeat(200_000));
    let findings: Vec<_> = (0..100_000)
        .map(|number| {
            let span = Span::new(number * 12, number * 12 + 1);
            Diagnostic::error("x", Location { source: SourceId(0), span }, "no")
        })
        .collect();
    let began = std::time::Instant::now();
    assert!(text::render(&sources, &findings, Style::default()).contains("99950 more"));
    let machine = json(&sources, &findings);
    assert!(machine.contains("\"column\":11989,") && machine.contains("\"omitted\":99000,"));
    assert!(machine.contains("\"errors\":100000,") && machine.len() < 300_000);
    // Reading the line anew for each finding takes hours.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}
