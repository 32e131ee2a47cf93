//! Regular expressions: what compiles, what may take too long, what matches.

#![cfg(all(test, feature = "patterns"))]

use mosaic_codegen::pattern::{Match, PatternFaultKind, check_pattern};

/// Returns the repetition of `pattern` that may take too long.
fn slow(pattern: &str) -> Option<&str> {
    let checked = check_pattern(pattern, "").unwrap_or_else(|fault| panic!("{pattern}: {fault:?}"));
    checked.may_backtrack().map(|range| &pattern[range])
}

#[test]
fn a_wrong_expression_is_refused_where_it_is_wrong() {
    let cases = [
        ("[0-9", "expected `]`, found the end", "[0-9"),
        ("a(b", "expected `)`, found the end", "(b"),
        ("a)b", "expected `(` before `)`, found none", ")"),
        ("a**", "expected something to repeat before `*`, found nothing", "*"),
        ("a|+", "expected something to repeat before `+`, found nothing", "+"),
        ("^*", "expected something to repeat before `*`, found nothing", "*"),
        ("a{3,2}", "expected the lesser number first, found it last", "{3,2}"),
        ("a{99999}", "expected at most 65535 turns, found more", "{99999}"),
        ("[b-a]", "expected the lesser character first in a range, found it last", "b-a"),
        ("a\\", "expected a character behind `\\`, found the end", "\\"),
        ("(?a)", "expected `(?:`, `(?=` or `(?!`, found `(?a`", "(?a"),
    ];
    for (pattern, message, part) in cases {
        let fault = check_pattern(pattern, "").expect_err(pattern);
        assert_eq!((fault.message.as_str(), &pattern[fault.range.clone()]), (message, part));
        assert_eq!(fault.kind, PatternFaultKind::Syntax, "{pattern}");
    }
}

#[test]
fn an_expression_that_only_newer_engines_know_is_refused_as_such() {
    for pattern in ["(?<name>a)", "(?<=a)b", "(?<!a)b", "(?i:a)"] {
        let fault = check_pattern(pattern, "").expect_err(pattern);
        assert_eq!(fault.kind, PatternFaultKind::Group, "{pattern}");
    }
    let fault = check_pattern("a", "giu").expect_err("a flag");
    assert_eq!((fault.kind, fault.range), (PatternFaultKind::Flag, 2..3));
}

#[test]
fn a_flag_stands_once() {
    assert!(check_pattern("a", "gim").is_ok());
    assert!(check_pattern("a", "gg").is_err());
    assert!(check_pattern("a", "x").is_err());
}

#[test]
fn what_is_odd_but_compiles_is_not_refused() {
    for pattern in [
        "", "{", "a{", "{1}", "a{,2}", "]", "}", "[]", "[^]", "[]]", "a{1}{2}", "(?=a)*", "\\1(a)",
        "\\k<n>", "[\\d-x]", "[a-\\d]", "\\c", "[\\c]", "\\u{61}", "\\p{L}", "()", "(|)", "[a-]",
        "[-a]", "a??",
    ] {
        assert!(check_pattern(pattern, "").is_ok(), "{pattern}");
    }
}

#[test]
fn a_repetition_with_many_ways_through_it_is_slow() {
    let cases = [
        ("(a+)+$", "(a+)+"),
        ("^(a*)*b", "(a*)*"),
        ("^(a|a)*$", "(a|a)*"),
        ("^(\\w|\\d)+$", "(\\w|\\d)+"),
        ("^(\\w+\\s?)+$", "(\\w+\\s?)+"),
        ("^(a?b?)*$", "(a?b?)*"),
        ("^(.*,)*x", "(.*,)*"),
        ("^x(([a-z])+.)+[A-Z]$", "(([a-z])+.)+"),
        ("(?=(a+)+$)", "(a+)+"),
        ("((x+)+y)*$", "(x+)+"),
        ("^(a{1,64}){1,64}$", "(a{1,64}){1,64}"),
    ];
    for (pattern, part) in cases {
        assert_eq!(slow(pattern), Some(part), "{pattern}");
    }
}

#[test]
fn a_repetition_with_one_way_through_it_is_quick() {
    for pattern in [
        "^[a-z]+$",
        "^([a-z]+\\.)+[a-z]+$",
        "^[A-Za-z]+([ '-][A-Za-z]+)*$",
        "^\\+?([0-9\\- \\(\\)])*$",
        "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
        "^(\\d{4}-?)+$",
        "^(?=.*[A-Z])(?=.*\\d).{8,}$",
        "^(a|b)*$",
        "^(ab|ac)*$",
        "^(?:\\d{1,3}\\.){3}\\d{1,3}$",
        "^([0-9a-f]{8}-)?[0-9a-f]+$",
    ] {
        assert_eq!(slow(pattern), None, "{pattern}");
    }
}

#[test]
fn a_repetition_that_nothing_after_it_can_fail_is_quick() {
    assert_eq!(slow("(a+)+"), None);
    assert_eq!(slow("^x|(a+)+b"), Some("(a+)+"));
}

#[test]
fn a_text_matches_as_in_javascript() {
    let matches = |pattern: &str, flags: &str, text: &str| {
        check_pattern(pattern, flags).expect(pattern).matches(text)
    };
    assert_eq!(matches("b", "", "abc"), Match::Yes);
    assert_eq!(matches("^b", "", "abc"), Match::No);
    assert_eq!(matches("B", "i", "abc"), Match::Yes);
    assert_eq!(matches("^b$", "m", "a\nb"), Match::Yes);
    assert_eq!(matches("^.$", "", "😀"), Match::No, "two code units");
    assert_eq!(matches("^\\d+$", "", "٣"), Match::No, "only ASCII digits");
    assert_eq!(matches("^(?=.*\\d)(?=.*[A-Z]).{8,}$", "", "Passw0rd1"), Match::Yes);
}

#[test]
fn what_might_take_too_long_is_left_open() {
    let matches =
        |pattern: &str, text: &str| check_pattern(pattern, "").expect(pattern).matches(text);
    assert_eq!(matches("^(a+)+$", &"a".repeat(40)), Match::Unknown);
    assert_eq!(matches("^(a+)+$", "aab"), Match::No);
    assert_eq!(matches(&("a?".repeat(40) + "b"), &"a".repeat(40)), Match::Unknown);
    assert_eq!(matches(".*.*.*.*.*.*b", &"a".repeat(1_000)), Match::Unknown);
}
