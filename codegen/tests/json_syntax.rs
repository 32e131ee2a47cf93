//! What is JSON and what is not, error by error, and what is read in spite of it.

use mosaic_codegen::Diagnostic;
use mosaic_codegen::json::{self, SyntaxError};
use mosaic_codegen::span::{Location, SourceId, Span};

/// Returns the errors of `text`: code, and the bytes it is about.
fn errors(text: &str) -> Vec<(&'static str, &str)> {
    let (_, errors) = json::parse(text);
    errors.iter().map(|error| (error.code(), &text[error.span.range()])).collect()
}

/// Returns what was read of `text`, written without blanks and with every string quoted.
fn read(text: &str) -> String {
    let (document, _) = json::parse(text);
    document.root().map_or_else(String::new, write)
}

fn write(value: json::Value<'_>) -> String {
    let join = |items: Vec<String>| items.join(",");
    match value.kind() {
        json::Kind::Array => format!("[{}]", join(value.elements().map(write).collect())),
        json::Kind::Object => {
            let member = |member: json::Member<'_>| {
                format!("{}:{}", serde_json::Value::from(member.key.name()), write(member.value))
            };
            format!("{{{}}}", join(value.members().map(member).collect()))
        }
        json::Kind::String => serde_json::Value::from(value.as_str()).to_string(),
        json::Kind::Boolean => serde_json::Value::from(value.as_bool()).to_string(),
        json::Kind::Null => "null".to_owned(),
        json::Kind::Number => value.raw().to_owned(),
    }
}

#[test]
fn what_the_standard_allows_is_accepted() {
    let texts = [
        "0",
        "-0",
        "1e5",
        "1E+5",
        "1.25e-05",
        "-1.5",
        "123456789012345678901234567890",
        "1e400",
        "\"\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83E\\uDD80\"",
        "\"\u{7f}\u{80}\u{2028}\u{1f980}\"",
        "\"\\u0000\"",
        "\"/*\"",
        "\"'\"",
        "true",
        "false",
        "null",
        " \t\r\n[ \t\r\n] \t\r\n",
        "{}",
        "{\"\":0}",
        "{\"a\":1,\"a\":2}",
        "[[],{},[{}]]",
        "\u{feff}[]",
        "[1\n,2]",
        "{\"a\"\n:\n1\n}",
    ];
    for text in texts {
        assert_eq!(errors(text), [], "{text}");
    }
}

/// A text, its errors, and what is read in spite of them.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// Commas, colons, and what should stand between them.
const SEPARATORS: &[Case] = &[
    ("[1,]", &[("json-trailing-comma", ",")], "[1]"),
    ("{\"a\":1 , }", &[("json-trailing-comma", ",")], "{\"a\":1}"),
    ("[,1]", &[("json-extra-comma", ",")], "[1]"),
    ("[1,,2]", &[("json-extra-comma", ",")], "[1,2]"),
    ("{,\"a\":1}", &[("json-extra-comma", ",")], "{\"a\":1}"),
    ("[1 2]", &[("json-missing-comma", "")], "[1,2]"),
    ("[1\"a\"]", &[("json-missing-comma", "")], "[1,\"a\"]"),
    ("{\"a\":1 \"b\":2}", &[("json-missing-comma", "")], "{\"a\":1,\"b\":2}"),
    ("{\"a\" 1}", &[("json-missing-colon", "")], "{\"a\":1}"),
    (
        "{\"a\"=1;\"b\":2}",
        &[("json-wrong-separator", "="), ("json-wrong-separator", ";")],
        "{\"a\":1,\"b\":2}",
    ),
    ("[1:2]", &[("json-wrong-separator", ":")], "[1,2]"),
    (
        "{\"a\":,\"b\":}",
        &[("json-missing-value", ""), ("json-missing-value", "")],
        "{\"a\":null,\"b\":null}",
    ),
    ("{\"a\"}", &[("json-missing-value", "")], "{\"a\":null}"),
    ("{:1}", &[("json-missing-key", "")], "{\"\":1}"),
    ("{[1]}", &[("json-missing-key", "")], "{\"\":[1]}"),
];

/// Words, strings and single characters.
const TOKENS: &[Case] = &[
    (
        "{a-b:1, 2:3}",
        &[("json-unquoted-key", "a-b"), ("json-unquoted-key", "2")],
        "{\"a-b\":1,\"2\":3}",
    ),
    (
        "{'a':'b\\'\"'}",
        &[("json-single-quotes", "'a'"), ("json-single-quotes", "'b\\'\"'")],
        "{\"a\":\"b'\\\"\"}",
    ),
    (
        "[True,NaN,None]",
        &[
            ("json-unknown-word", "True"),
            ("json-unknown-word", "NaN"),
            ("json-unknown-word", "None"),
        ],
        "[true,null,null]",
    ),
    (
        "[nul, trueish, é]",
        &[
            ("json-unknown-word", "nul"),
            ("json-unknown-word", "trueish"),
            ("json-unknown-word", "é"),
        ],
        "[\"nul\",\"trueish\",\"é\"]",
    ),
    (
        "[&{esv.a}, &]",
        &[
            ("json-unknown-word", "&{esv.a}"),
            ("json-trailing-comma", ","),
            ("json-unexpected-character", "&"),
        ],
        "[\"&{esv.a}\"]",
    ),
    (
        "[1 // one\n, /* two */ 2] # end",
        &[("json-comment", "// one"), ("json-comment", "/* two */"), ("json-comment", "# end")],
        "[1,2]",
    ),
    (
        "[\"a\tb\0\"]",
        &[("json-control-character", "\t"), ("json-control-character", "\0")],
        "[\"a\\tb\\u0000\"]",
    ),
    (
        "[\"\\x\\é\\u12g\\\"\"]",
        &[("json-bad-escape", "\\x"), ("json-bad-escape", "\\é"), ("json-bad-escape", "\\u12")],
        "[\"xé\u{fffd}g\\\"\"]",
    ),
    (
        "[\"\\ud83e\\ud83e\\udd80\\udd80\"]",
        &[("json-lone-surrogate", "\\ud83e"), ("json-lone-surrogate", "\\udd80")],
        "[\"\u{fffd}\u{1f980}\u{fffd}\"]",
    ),
    ("[\u{a0}\u{a0}1]", &[("json-unexpected-character", "\u{a0}\u{a0}")], "[1]"),
    ("[\u{feff}1]", &[("json-unexpected-character", "\u{feff}")], "[1]"),
    ("[\"a", &[("json-unterminated-string", "\"a"), ("json-unclosed", "")], "[\"a\"]"),
    ("[\"a,\n\"b\"]", &[("json-unterminated-string", "\"a")], "[\"a\",\"b\"]"),
    ("{\"a\": \"b,\r\n\"c\": 1}", &[("json-unterminated-string", "\"b")], "{\"a\":\"b\",\"c\":1}"),
    ("{\"a: 1,\n\"c\": 1}", &[("json-unterminated-string", "\"a: 1")], "{\"a: 1\":null,\"c\":1}"),
];

/// Where containers and the document end.
const BRACKETS: &[Case] = &[
    ("", &[("json-empty", "")], ""),
    ("\u{feff} \n", &[("json-empty", "")], ""),
    ("[1]]", &[("json-extra-content", "]")], "[1]"),
    ("{}\n{} {}\n{}", &[("json-extra-content", "{} {}")], "{}"),
    ("[1}", &[("json-stray-bracket", "}"), ("json-unclosed", "")], "[1]"),
    ("{\"a\":[1}", &[("json-mismatched-bracket", "}")], "{\"a\":[1]}"),
    (
        "[{\"a\":[1,{]",
        &[("json-mismatched-bracket", "]"), ("json-unclosed", "")],
        "[{\"a\":[1,{}]}]",
    ),
    ("[{\"a\":1]", &[("json-mismatched-bracket", "]")], "[{\"a\":1}]"),
    ("{\"a\":[{", &[("json-unclosed", "")], "{\"a\":[{}]}"),
];

#[test]
fn what_it_does_not_allow_is_reported_once_at_its_place() {
    for (text, expected, _) in [SEPARATORS, TOKENS, BRACKETS].concat() {
        assert_eq!(errors(text), *expected, "{text}");
    }
}

#[test]
fn what_surrounds_an_error_is_read() {
    for (text, _, expected) in [SEPARATORS, TOKENS, BRACKETS].concat() {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn a_malformed_number_says_what_is_wrong_and_keeps_its_text() {
    let cases = [
        ("01", "unexpected zero before a number"),
        ("-00.5", "unexpected zero before a number"),
        ("+1", "unexpected `+` before a number"),
        (".5", "expected a digit before the decimal point"),
        ("-.5", "expected a digit before the decimal point"),
        ("1.", "expected a digit after the decimal point"),
        ("1.e5", "expected a digit after the decimal point"),
        ("1e", "expected a digit in the exponent"),
        ("1e+", "expected a digit in the exponent"),
        ("-", "expected a digit after the sign"),
        ("-Infinity", "expected a digit after the sign"),
        ("0x1F", "expected the end of the number"),
        ("1_000", "expected the end of the number"),
        ("1.2.3", "expected the end of the number"),
        ("12px", "expected the end of the number"),
    ];
    for (text, expected) in cases {
        let array = format!("[{text}]");
        let (_, errors) = json::parse(&array);
        let messages: Vec<_> = errors.iter().map(SyntaxError::message).collect();
        assert_eq!(messages, [expected], "{text}");
        assert_eq!(read(&array), array);
    }
}

#[test]
fn hints_name_the_way_out() {
    let hint = |text| json::parse(text).1.first().and_then(SyntaxError::hint);
    assert_eq!(hint("[True]").as_deref(), Some("write `true`"));
    assert_eq!(hint("[yes]").as_deref(), Some("put it in double quotes"));
    assert_eq!(hint("[\"\t\"]").as_deref(), Some("write `\\u0009`"));
    assert_eq!(hint("[1,]").as_deref(), Some("remove the comma"));
}

#[test]
fn an_open_container_is_shown_where_it_was_opened() {
    let (_, errors) = json::parse("{\"a\": [1");
    assert_eq!(errors[0].message(), "expected `]`, found the end of the text inside of 2 brackets");
    let related = errors[0].related().map(|(span, label)| (span.start, label));
    assert_eq!(related, Some((6, "opened here")));
}

#[test]
fn errors_beyond_a_thousand_are_counted() {
    let (_, errors) = json::parse(&format!("[{}1]", ",".repeat(1_500)));
    assert_eq!(errors.len(), 1_001);
    assert_eq!(
        errors.last().map(SyntaxError::message).as_deref(),
        Some("and 500 more syntax errors")
    );
}

#[test]
fn the_last_duplicate_counts_and_all_are_kept() {
    let (document, _) = json::parse(r#"{"a": 1, "b": {"c": true}, "\u0061": 2, "a": 3}"#);
    let root = document.root().expect("there is a value");
    assert_eq!(root.get("a").map(json::Value::raw), Some("3"));
    assert_eq!(root.at(&["b", "c"]).and_then(json::Value::as_bool), Some(true));
    let starts: Vec<_> = root
        .duplicates()
        .iter()
        .map(|duplicate| (duplicate.first.span().start, duplicate.again.key.span().start))
        .collect();
    assert_eq!(starts, [(1, 27), (1, 40)]);
    assert_eq!(document.objects().count(), 2);
}

#[test]
fn an_error_is_a_finding_with_its_place_hint_and_related_place() {
    let (_, errors) = json::parse("{\"a\": [1, }");
    let source = SourceId(7);
    let location = |start, end| Location { source, span: Span::new(start, end) };
    let findings: Vec<_> = errors.iter().map(|error| error.to_diagnostic(source)).collect();
    assert_eq!(
        findings,
        [
            Diagnostic::error(
                "json-trailing-comma",
                location(8, 9),
                "expected a value after the comma, found the end of the array",
            )
            .with_hint("remove the comma"),
            Diagnostic::error(
                "json-mismatched-bracket",
                location(10, 11),
                "expected `]`, found `}`"
            )
            .with_hint("close the brackets in the order they were opened")
            .related(location(6, 7), "opened here"),
        ],
    );
}
