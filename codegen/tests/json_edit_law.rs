//! The laws of editing, over generated documents and over every file of the corpus.

mod json_corpus;
mod json_edit_laws;

use proptest::prelude::*;

use mosaic_codegen::json::edit::{self, Edit, Path, Segment};
use mosaic_codegen::json::{self, Value};

/// Blanks as they stand in files: mostly regular, sometimes odd.
fn blank() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        2 => Just(" ".to_owned()),
        2 => Just("\n  ".to_owned()),
        1 => "[ \t\r\n]{0,4}",
    ]
}

/// Any JSON text, laid out anyhow; the texts of items are joined with blanks around each.
fn any_text() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        "-?(0|[1-9][0-9]{0,4})(\\.[0-9]{1,3})?([eE][-+]?[0-9]{1,2})?",
        "\"([a-z/~ ]|\\\\n|\\\\u00e9|é){0,6}\"",
        "true|false|null",
    ];
    let name = "\"(name|[a-c]|~|/|é|\\\\u0061)\"";
    scalar.prop_recursive(5, 40, 6, move |inner| {
        let element = (blank(), inner.clone(), blank()).prop_map(|(a, item, b)| a + &item + &b);
        let member = (blank(), name, blank(), blank(), inner, blank())
            .prop_map(|(a, name, b, c, item, d)| format!("{a}{name}{b}:{c}{item}{d}"));
        let join = |items: Vec<String>, blank: String| {
            if items.is_empty() { blank } else { items.join(",") }
        };
        let arrays = (prop::collection::vec(element, 0..5), blank());
        let objects = (prop::collection::vec(member, 0..5), blank());
        prop_oneof![
            arrays.prop_map(move |(items, blank)| format!("[{}]", join(items, blank))),
            objects.prop_map(move |(items, blank)| format!("{{{}}}", join(items, blank))),
        ]
    })
}

proptest! {
    #[test]
    fn the_laws_hold_for_any_document(
        text in any_text(),
        mark: bool,
        before in blank(),
        after in blank(),
        choice: usize,
    ) {
        let mark = if mark { "\u{feff}" } else { "" };
        json_edit_laws::check(&format!("{mark}{before}{text}{after}"), choice);
    }

    #[test]
    fn a_path_reads_as_it_is_written(names in prop::collection::vec("[a/~]{1,4}", 1..4)) {
        let path = Path::from(names.into_iter().map(Segment::Name).collect::<Vec<_>>());
        prop_assert_eq!(Path::from(path.to_string().as_str()), path);
    }
}

#[test]
fn the_laws_hold_all_over_the_corpus() {
    let Some(folder) = json_corpus::folder() else { return };
    for (_, text) in json_corpus::files(folder) {
        for choice in 0..8 {
            json_edit_laws::check(&text, choice * 1_009);
        }
    }
}

#[test]
fn one_title_of_a_real_tenant_changes_alone() {
    let Some(folder) = json_corpus::folder() else { return };
    let file = folder.join("whole/newest-tenant.json");
    let text = std::fs::read_to_string(file).expect("the file is there");
    let (document, _) = json::parse(&text);
    let user =
        |value: Value<'_>| value.get("name").and_then(Value::as_str) == Some("alpha_user".into());
    let objects = document.root().and_then(|root| root.get("objects")).expect("it is a tenant");
    let user = objects.elements().find(|object| user(*object)).expect("it has users");
    let title = user.at(&["schema", "properties", "userName", "title"]).expect("it has a title");
    let edit = Edit::set("objects/alpha_user/schema/properties/userName/title", "\"Login\"");
    let edited = edit::apply(&text, &[edit]).expect("there is such a title");
    let span = title.span().range();
    assert_eq!(edited, format!("{}\"Login\"{}", &text[..span.start], &text[span.end..]));
}
