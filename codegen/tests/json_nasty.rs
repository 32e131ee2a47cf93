//! Nasty texts: the laws hold on each, and time grows with the text and no faster.

mod json_laws;

use std::hint::black_box;
use std::time::{Duration, Instant};

use mosaic_codegen::json;

/// A small valid text with one of everything.
const SAMPLE: &str = "\u{feff}{\r\n  \"objects\": [\n    {\"name\": \"alpha_user\", \"ünï\\u00e9\\ud83e\\udd80\": null},\n\
    \t[1, -2.5e+3, 0.0, true, false],\n    {}, [], \"a\\\\b\\\"c\\n\"\n  ],\n  \"name\": \"a\",\n  \"name\": 1E400\n}\n";

#[test]
fn the_laws_hold_for_every_truncation() {
    for (end, _) in SAMPLE.char_indices() {
        json_laws::check(&SAMPLE[..end]);
        json_laws::check(&SAMPLE[end..]);
    }
}

#[test]
fn the_laws_hold_for_every_change_of_one_character() {
    for (position, old) in SAMPLE.char_indices() {
        let (before, after) = (&SAMPLE[..position], &SAMPLE[position + old.len_utf8()..]);
        json_laws::check(&format!("{before}{after}"));
        json_laws::check(&format!("{before}{old}{old}{after}"));
        for new in ('\0'..='\u{7f}').chain(['\u{a0}', 'é', '\u{2028}', '\u{feff}', '\u{1f980}']) {
            json_laws::check(&format!("{before}{new}{after}"));
        }
    }
}

/// Pieces that are repeated to texts of any length; each would be slow for a careless parser.
const TRAPS: [(&str, &str); 42] = [
    ("", "["),
    ("", "{"),
    ("", "{\"a\":"),
    ("", "[{"),
    ("", "]"),
    ("{", "]"),
    ("[", "}"),
    ("[", "[],"),
    ("[", "[}"),
    ("[", ","),
    ("{", ","),
    ("{", ":"),
    ("{", ":,"),
    ("{", "\"a\""),
    ("{", "\"a\":1,"),
    ("{", "\"\\u0061\":[],"),
    ("{", "{}"),
    ("[", "1 "),
    ("[", "1,\n\n"),
    ("[", "\""),
    ("[", "\"\n"),
    ("[", "\"a,\n"),
    ("\"", "\\"),
    ("\"", "\\u"),
    ("\"", "\\ud800"),
    ("\"", "\\u12"),
    ("\"", "\t"),
    ("[", "'"),
    ("[", "'\\'"),
    ("[", "/*"),
    ("[", "//\n"),
    ("[", "/"),
    ("[", "#"),
    ("[", "&"),
    ("[", "&{"),
    ("[", "&{a}"),
    ("[", "-"),
    ("[1", "0"),
    ("[", "e+."),
    ("[", "a "),
    ("[", "é\u{a0}"),
    ("", "\n        "),
];

fn repeat((before, piece): (&str, &str), length: usize) -> String {
    format!("{before}{}", piece.repeat(length / piece.len()))
}

#[test]
fn the_laws_hold_for_every_trap() {
    let deep = "[".repeat(128);
    for (before, piece) in TRAPS {
        json_laws::check(&repeat((before, piece), 3_000));
        json_laws::check(&repeat((&format!("{deep}{before}"), piece), 3_000));
    }
}

/// Returns the least time that parsing `text` took in some runs.
fn least_time(text: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        black_box(json::parse(black_box(text)));
        start.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    const SHORT: usize = 1 << 11;
    const FACTOR: u32 = 16;
    let deep = "[".repeat(127);
    let traps = TRAPS
        .map(|(before, piece)| [before.to_owned(), format!("{deep}{before}")].map(|b| (b, piece)));
    for (before, piece) in traps.as_flattened() {
        let text = |length| repeat((before, piece), length);
        let (short, long) = (text(SHORT), text(SHORT * FACTOR as usize));
        // Quadratic time is four times the bound, and stays so however often it is measured.
        let is_linear = || {
            let floor = Duration::from_micros(20);
            least_time(&long) < least_time(&short).max(floor) * FACTOR * 4
        };
        assert!((0..4).any(|_| is_linear()), "{before:?} and then {piece:?}");
    }
}

#[test]
fn the_laws_hold_for_large_texts() {
    let digits = "9".repeat(100_000);
    let long = "héllo \\n".repeat(130_000);
    let text =
        format!("[{digits}, -0.{digits}, 1e{digits}, \"{long}\", \"{}\"]", "x".repeat(1 << 20));
    let (document, errors) = json::parse(&text);
    assert_eq!(errors, []);
    let root = document.root().expect("there is a value");
    assert_eq!(root.elements().count(), 5);
    let first = root.elements().next().and_then(json::Value::as_number).expect("a number is first");
    assert_eq!(first.text(), digits);
    assert_eq!(first.as_i64(), None);
    json_laws::check(&text);
}

#[test]
fn a_hundred_thousand_duplicates_are_kept_and_found() {
    let text = format!("{{{}\"b\": 0}}", "\"a\": 1, ".repeat(100_000));
    let (document, errors) = json::parse(&text);
    assert_eq!(errors, []);
    let root = document.root().expect("there is a value");
    assert_eq!(root.members().count(), 100_001);
    assert_eq!(root.duplicates().len(), 99_999);
}

#[test]
fn a_hundred_thousand_levels_are_one_error() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = format!("{}0{}", open.repeat(100_000), close.repeat(100_000));
        let text = format!("[{text}, 7]");
        let (document, errors) = json::parse(&text);
        let codes: Vec<_> = errors.iter().map(json::SyntaxError::code).collect();
        assert_eq!(codes, ["json-too-deep"]);
        let last = document.root().and_then(|root| root.elements().last());
        assert_eq!(last.map(json::Value::raw), Some("7"), "parsing goes on after the deep part");
    }
}

#[test]
fn a_text_that_ends_too_deep_is_one_error() {
    for open in ["[", "{\"a\":", "[1,{\"a\":"] {
        let codes: Vec<_> =
            json::parse(&open.repeat(100_000)).1.iter().map(json::SyntaxError::code).collect();
        assert_eq!(codes, ["json-too-deep"], "{open}");
    }
}

#[test]
fn a_hundred_and_twenty_eight_levels_are_fine() {
    let text = format!("{}{}", "[".repeat(128), "]".repeat(128));
    assert_eq!(json::parse(&text).1, []);
    assert_eq!(json::parse(&format!("[{text}]")).1.len(), 1);
}
