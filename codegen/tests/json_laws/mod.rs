//! What holds for every text: shared by the tests and the fuzz targets.

use mosaic_codegen::json::{self, Document, Kind, SyntaxError, Value};
use mosaic_codegen::span::Span;

/// Checks all laws of parsing on `text`; panics where one is broken.
pub(crate) fn check(text: &str) {
    let (document, errors) = json::parse(text);
    assert_eq!(document.text(), text);
    for error in &errors {
        check_span(text, error.span);
        assert!(!error.message().is_empty() && error.code().starts_with("json-"));
        if let Some((related, _)) = error.related() {
            check_span(text, related);
        }
    }
    assert!(errors.is_sorted_by_key(|error| error.span.start), "errors are in order: {errors:?}");
    if let Some(root) = document.root() {
        check_nesting(text, root);
    }
    check_objects(&document);
    compare_with_serde(text, &document, &errors);
}

fn check_span(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} is not a piece of {text:?}");
}

/// Checks that spans are pieces of the text, in order, each inside of its container.
fn check_nesting(text: &str, value: Value<'_>) {
    check_span(text, value.span());
    assert_eq!(&text[value.span().range()], value.raw());
    let Span { start: mut after, end } = value.span();
    let mut inside = |span: Span| {
        check_span(text, span);
        assert!(after <= span.start && span.end <= end, "{span:?} is out of order in {text:?}");
        after = span.end;
    };
    for element in value.elements() {
        inside(element.span());
        check_nesting(text, element);
    }
    for member in value.members() {
        inside(member.key.span());
        inside(member.value.span());
        let name = member.key.name();
        assert!(member.key.is(&name));
        check_nesting(text, member.value);
    }
    assert_eq!(value.as_str().is_some(), value.kind() == Kind::String);
    assert_eq!(value.as_bool().is_some(), value.kind() == Kind::Boolean);
    if let Some(number) = value.as_number() {
        let (float, integer) = (number.as_f64(), number.as_i64());
        assert!(integer.is_none() || float.is_some(), "{number} is an integer and no number");
    }
}

fn check_objects(document: &Document<'_>) {
    for object in document.objects() {
        let names: std::collections::BTreeSet<_> =
            object.members().map(|member| member.key.name()).collect();
        let repeated = object.members().count() - names.len();
        assert_eq!(object.duplicates().len(), repeated, "in {}", object.raw());
    }
}

/// Checks that `serde_json` accepts what we accept, and reads what we read.
///
/// It refuses three things more than the standard does: a byte order mark, the last of our levels of
/// nesting, and numbers beyond floating point.
fn compare_with_serde(text: &str, document: &Document<'_>, errors: &[SyntaxError]) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(expected) => {
            assert_eq!(errors, [], "serde_json accepts {text:?}");
            let root = document.root().expect("a text without errors has a value");
            assert_eq!(to_serde(root), expected);
        }
        Err(error) => {
            let error = error.to_string();
            let stricter = ["recursion limit", "number out of range"];
            if !stricter.iter().any(|reason| error.contains(reason)) {
                assert_ne!(errors, [], "serde_json refuses {text:?}: {error}");
            }
        }
    }
}

/// Returns `value` as `serde_json` would have read it.
fn to_serde(value: Value<'_>) -> serde_json::Value {
    match value.kind() {
        Kind::Null => serde_json::Value::Null,
        Kind::Boolean => value.as_bool().into(),
        Kind::Number => {
            let number = value.as_number().expect("it is a number");
            serde_json::from_str(number.text()).expect("it is well-formed")
        }
        Kind::String => value.as_str().expect("it is a string").into(),
        Kind::Array => value.elements().map(to_serde).collect(),
        Kind::Object => value
            .members()
            .map(|member| (member.key.name().into_owned(), to_serde(member.value)))
            .collect(),
    }
}
