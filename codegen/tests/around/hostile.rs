//! No text of a tree, whatever stands in it, takes more time than its length accounts for.

use std::time::{Duration, Instant};

use mosaic_codegen::source::Role;
use mosaic_codegen::usage::{Names, Tree, find};

/// How many bytes a large document has.
const DOCUMENT: usize = 1_000_000;
/// How many bytes a large script has.
const SCRIPT: usize = 100_000;
/// How many times as many as a small one.
const FACTOR: usize = 8;

/// What begins with the first text, goes on with the second one, and ends with the third.
type Shape = (&'static str, &'static str, &'static str);

const DOCUMENTS: [Shape; 11] = [
    (r#"{"queryFilter": "tier "#, "_fields=", r#"tier"}"#),
    (r#"{"queryFilter": "tier "#, "_fields=tier,_sortKeys=", r#"tier"}"#),
    (r#"{"queryFilter": ""#, "tier eq 1 and ", r#"tier pr"}"#),
    (r#"{"queryFilter": ""#, r"tier eq \u0031 or ", r#"tier pr"}"#),
    (r#"{"fields": ""#, "tier,", r#"tier"}"#),
    (r#"{"attributes": ["x""#, r#","tier""#, "]}"),
    (r#"{"message": ""#, "{{object.tier}}", r#""}"#),
    (r#"{"message": ""#, "{{", r#"tier"}"#),
    (r#"{"message": ""#, "${tier ", r#""}"#),
    (r#"{"x": ["fr-attr-istr1""#, r#","fr-attr-istr1""#, "]}"),
    (r#"{"x": "fr-attr-istr1"#, ",-fr-attr-istr1", r#""}"#),
];

const SCRIPTS: [Shape; 9] = [
    ("x('tier _fields=", "_fields=tier,", "');"),
    ("x('", "tier eq 1 and ", "');"),
    ("x(['a'", ",'tier'", "]);"),
    ("x('a'", "+'/tier'", ");"),
    ("x(`managed/", "${y}/tier", "`);"),
    ("var u = openidm.read('managed/alpha_user/' + id); u", ".tier", ";"),
    ("", "a.tier;", ""),
    ("", "if (a == 'fr-attr-istr1') { b(); }\n", ""),
    ("var k = 'tier';", "u[k];f(k);", ""),
];

/// Texts of which one half is long, and referred to by each part of the other one.
const HALVES: [(&str, Shape); 7] = [
    ("a.json", (r#"{"queryFilter": "managed/"#, "a", "?x=")),
    ("a.json", (r#"{"attributes"#, "a", r#"": ["tier""#)),
    ("a.js", ("var u = openidm.read('managed/", "a", "');")),
    ("a.js", ("var u = openidm.read('managed/alpha_user'", "+a", ");")),
    ("a.js", ("var u = ", "a", ";")),
    ("a.js", ("var u = x.", "a", ";")),
    ("a.js", ("var u = x", ".a", ";")),
];

fn grown((begin, part, end): Shape, length: usize) -> String {
    format!("{begin}{}{end}", part.repeat(length / part.len()))
}

/// Returns how long it takes to look names up in `text`, a file called `name`.
fn time(name: &str, text: String) -> Duration {
    let mut tree = Tree::default();
    tree.sources.add(name, text.into_bytes(), Role::Configuration);
    let mut names = Names::default();
    for name in ["tier", "frIndexedString1", "address.tier"] {
        names.add_property("alpha_user", name);
    }
    let began = Instant::now();
    drop(find(&tree, &names));
    began.elapsed()
}

/// Asserts that `text`, of up to a `large` length, is read in a time that grows with that.
fn assert_linear(name: &str, large: usize, text: impl Fn(usize) -> String) {
    let floor = Duration::from_millis(20);
    let bound = u32::try_from(FACTOR * 5 / 2).expect("a small number");
    // Quadratic time is beyond the bound however often it is measured.
    let is_linear = (0..4).any(|_| {
        let small = time(name, text(large / FACTOR)).max(floor);
        time(name, text(large)) < small * bound
    });
    assert!(is_linear, "{name}: {}", &text(100));
}

#[test]
fn a_long_document_is_read_in_linear_time() {
    for shape in DOCUMENTS {
        assert_linear("a.json", DOCUMENT, |length| grown(shape, length));
    }
}

#[test]
fn a_long_script_is_read_in_linear_time() {
    for shape in SCRIPTS {
        for ending in ["js", "groovy"] {
            assert_linear(&format!("a.{ending}"), SCRIPT, |length| grown(shape, length));
        }
    }
}

#[test]
fn what_is_long_is_not_read_again_by_whatever_refers_to_it() {
    for (name, shape) in HALVES {
        let rest: Shape = if name.ends_with("js") {
            ("", "u.tier;", "")
        } else if shape.0.contains("attributes") {
            ("", r#","tier""#, "]}")
        } else {
            ("", " tier eq 1 and", r#""}"#)
        };
        assert_linear(name, SCRIPT, |length| grown(shape, length / 2) + &grown(rest, length / 2));
    }
}
