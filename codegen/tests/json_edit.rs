//! Edits change what they say, keep the layout, and are refused where they cannot be done.

use mosaic_codegen::json::edit::{self, Edit, EditError, Path, Segment};

const PRETTY: &str = r#"{
  "objects": [
    {
      "name": "alpha_user",
      "order": ["mail", "sn"],
      "empty": {},
      "properties": {
        "mail": {
          "type": "string"
        },
        "sn": { "type": "string", "title": "Last Name" }
      }
    },
    {
      "name": "alpha_role",
      "list": [
      ]
    }
  ]
}
"#;

fn apply(text: &str, edits: &[Edit]) -> String {
    edit::apply(text, edits).expect("the edits can be done")
}

/// Asserts that `edit` replaces `old`, which `PRETTY` has once, by `new`.
fn check(edit: Edit, old: &str, new: &str) {
    assert_eq!(PRETTY.matches(old).count(), 1, "{old:?} is there once");
    assert_eq!(apply(PRETTY, &[edit]), PRETTY.replace(old, new));
}

#[test]
fn a_scalar_is_set_in_place() {
    check(
        Edit::set("objects/alpha_user/properties/sn/title", "\"Surname\""),
        "\"Last Name\"",
        "\"Surname\"",
    );
    check(Edit::set("objects/1/name", "1.50"), "\"alpha_role\"", "1.50");
    check(Edit::set("/objects/0/order/1", "[1,2]"), "\"sn\"]", "[1,2]]");
}

#[test]
fn a_container_is_set_in_the_layout_of_the_old_one() {
    check(
        Edit::set("objects/alpha_user/properties/mail", "{\"type\":\"number\",\"enum\":[1,{}]}"),
        "{\n          \"type\": \"string\"\n        },\n",
        "{\n          \"type\": \"number\",\n          \"enum\": [\n            1,\n            {}\n          ]\n        },\n",
    );
    check(
        Edit::set("objects/alpha_user/order", "[\n\"a\",\n\"b\"]"),
        "[\"mail\", \"sn\"]",
        "[\"a\", \"b\"]",
    );
    check(Edit::set("objects/alpha_user/empty", "{\"a\":1}"), "{}", "{\n        \"a\": 1\n      }");
}

#[test]
fn a_member_is_inserted_after_the_last_as_it_is_laid_out() {
    check(
        Edit::insert("objects/alpha_role/title", "\"Role\""),
        "[\n      ]\n",
        "[\n      ],\n      \"title\": \"Role\"\n",
    );
    check(
        Edit::insert("objects/alpha_user/properties/sn/a~1b", "1"),
        "Name\" }",
        "Name\", \"a/b\": 1 }",
    );
    check(Edit::insert("objects/alpha_user/empty/a", "{}"), "{}", "{\n        \"a\": {}\n      }");
    check(Edit::insert("objects/alpha_role/list/0", "7"), "[\n      ]", "[\n        7\n      ]");
    check(
        Edit::insert("objects/alpha_user/properties/cn", "{ \"type\": \"string\" }"),
        "Name\" }",
        "Name\" },\n        \"cn\": { \"type\": \"string\" }",
    );
}

#[test]
fn an_element_is_inserted_before_another_by_index_or_last_by_name() {
    let at = |index| {
        let path = Path::from("objects/alpha_user/order").join(Segment::Index(index));
        Edit::insert(path, "\"cn\"")
    };
    check(at(0), "[\"mail\", \"sn\"]", "[\"cn\", \"mail\", \"sn\"]");
    check(at(1), "[\"mail\", \"sn\"]", "[\"mail\", \"cn\", \"sn\"]");
    check(at(2), "[\"mail\", \"sn\"]", "[\"mail\", \"sn\", \"cn\"]");
    check(
        Edit::insert("objects/alpha_device", "{\"name\": \"alpha_device\"}"),
        "]\n    }\n  ]\n",
        "]\n    },\n    {\n      \"name\": \"alpha_device\"\n    }\n  ]\n",
    );
}

#[test]
fn an_item_is_removed_with_its_comma() {
    check(Edit::remove("objects/alpha_user/order/0"), "[\"mail\", \"sn\"]", "[\"sn\"]");
    check(Edit::remove("objects/alpha_user/order/1"), "[\"mail\", \"sn\"]", "[\"mail\"]");
    check(Edit::remove("objects/alpha_user/name"), "\"name\": \"alpha_user\",\n      ", "");
    check(Edit::remove("objects/alpha_role/list"), ",\n      \"list\": [\n      ]", "");
    check(
        Edit::remove("objects/alpha_user/properties/mail/type"),
        "{\n          \"type\": \"string\"\n        }",
        "{}",
    );
}

#[test]
fn a_member_is_renamed_where_it_stands() {
    check(
        Edit::rename("objects/alpha_user/properties/mail", "e\"mail"),
        "\"mail\": {",
        "\"e\\\"mail\": {",
    );
}

#[test]
fn edits_of_one_call_speak_of_the_text_before() {
    let text = "{\"a\": 1, \"b\": 2, \"c\": 3}";
    let swap = [Edit::rename("a", "b"), Edit::rename("b", "a")];
    assert_eq!(apply(text, &swap), "{\"b\": 1, \"a\": 2, \"c\": 3}");
    let ends = [Edit::remove("b"), Edit::remove("c"), Edit::insert("d", "4"), Edit::set("a", "0")];
    assert_eq!(apply(text, &ends), "{\"a\": 0, \"d\": 4}");
    let all = [Edit::remove("a"), Edit::remove("b"), Edit::remove("c")];
    assert_eq!(apply(text, &all), "{}");
    let others = [&all[..], &[Edit::insert("d", "4"), Edit::insert("e", "5")]].concat();
    assert_eq!(apply(text, &others), "{\"d\": 4, \"e\": 5}");
    let same = [Edit::remove("b"), Edit::insert("b", "5")];
    assert_eq!(apply(text, &same), "{\"a\": 1, \"c\": 3, \"b\": 5}");
}

#[test]
fn line_ends_tabs_and_marks_are_kept() {
    let text = "\u{feff}{\r\n\t\"a\" : {},\r\n\t\"b\" : [1]\r\n}  \r\n";
    let edits = [Edit::insert("a/x", "{\"y\":1}"), Edit::insert("c", "[\n2]")];
    let expected = "\u{feff}{\r\n\t\"a\" : {\r\n\t\t\"x\" : {\r\n\t\t\t\"y\" : 1\r\n\t\t}\r\n\t},\r\n\t\"b\" : [1],\r\n\t\"c\" : [2]\r\n}  \r\n";
    assert_eq!(apply(text, &edits), expected);
}

#[test]
fn a_compact_document_stays_compact() {
    let edits = [Edit::insert("b", "{\n  \"c\": [1, 2]\n}"), Edit::insert("a/0", "null")];
    assert_eq!(apply("{\"a\":[]}", &edits), "{\"a\":[null],\"b\":{\"c\":[1, 2]}}");
    assert_eq!(apply("[1,2]", &[Edit::insert("2", "3")]), "[1,2,3]");
    assert_eq!(apply("0", &[Edit::set("", "{ }")]), "{ }");
}

#[test]
fn what_cannot_be_done_is_refused_with_its_reason() {
    let cases = [
        (PRETTY, Edit::set("objects/alpha_group/title", "1"), "there is no `objects/alpha_group`"),
        (PRETTY, Edit::remove("objects/2"), "there is no `objects/2`"),
        (
            PRETTY,
            Edit::insert("objects/alpha_user/name", "1"),
            "there is a `objects/alpha_user/name` already",
        ),
        (
            PRETTY,
            Edit::insert("objects/alpha_user", "{}"),
            "there is a `objects/alpha_user` already",
        ),
        (
            PRETTY,
            Edit::insert("objects/alpha_x", "{}"),
            "the new element `objects/alpha_x` has another name",
        ),
        (
            PRETTY,
            Edit::insert("objects/alpha_user/name/x", "1"),
            "there is no `objects/alpha_user/name`",
        ),
        (
            PRETTY,
            Edit::rename("objects/alpha_user/name", "order"),
            "there is a `objects/alpha_user/name` already",
        ),
        (
            PRETTY,
            Edit::rename("objects/0", "x"),
            "`objects/0` is an element of an array and has no name to change",
        ),
        (PRETTY, Edit::remove(""), "the outermost value can only be set"),
        (
            PRETTY,
            Edit::set("objects", "[1,]"),
            "the new value of `objects` is not JSON: expected a value after the comma, found the end of the array",
        ),
        (
            "{\"a\" 1}",
            Edit::set("a", "1"),
            "cannot edit what is not JSON: expected `:` between name and value",
        ),
        ("[{\"name\":\"a\"},{\"name\":\"a\"}]", Edit::remove("a"), "there are several `a`"),
    ];
    for (text, edit, expected) in cases {
        let error = edit::apply(text, &[edit]).expect_err(expected);
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn edits_that_touch_the_same_place_are_refused() {
    let text = "{\"a\": {\"b\": 1}, \"c\": 2}";
    let conflicts = [
        [Edit::set("a/b", "2"), Edit::set("a/b", "3")],
        [Edit::remove("a"), Edit::set("a/b", "3")],
        [Edit::remove("a"), Edit::rename("a", "x")],
        [Edit::remove("c"), Edit::remove("c")],
        [Edit::set("a", "0"), Edit::insert("a/x", "0")],
        [Edit::remove("a"), Edit::insert("a/x", "0")],
    ];
    for edits in conflicts {
        let error = edit::apply(text, &edits).expect_err("they conflict");
        assert!(matches!(error, EditError::Conflict { .. }), "{edits:?}: {error}");
    }
    let twice = [Edit::insert("x", "1"), Edit::insert("x", "2")];
    assert!(matches!(edit::apply(text, &twice), Err(EditError::Exists { .. })));
}

#[test]
fn a_document_that_would_nest_too_deep_is_refused() {
    let text = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let value = format!("{}{}", "[".repeat(29), "]".repeat(29));
    let path = (0..99).fold(Path::default(), |path, _| path.join(Segment::Index(0)));
    assert!(edit::apply(&text, &[Edit::set(path, value)]).is_ok());
    let path = (0..100).fold(Path::default(), |path, _| path.join(Segment::Index(0)));
    let value = format!("{}{}", "[".repeat(29), "]".repeat(29));
    assert!(matches!(
        edit::apply(&text, &[Edit::insert(path, value)]),
        Err(EditError::TooLarge { .. })
    ));
}

#[test]
fn many_edits_in_one_container_cost_no_more_than_their_number() {
    const COUNT: usize = 30_000;
    let elements: Vec<_> =
        (0..COUNT).map(|n| format!("{{\"name\":\"t{n}\",\"a\":[{n}]}}")).collect();
    let members: Vec<_> = (0..COUNT).map(|n| format!("\"m{n}\":{n}")).collect();
    let text =
        format!("{{\"objects\":[{}],\"map\":{{{}}}}}", elements.join(","), members.join(","));
    let edits: Vec<_> = (0..COUNT)
        .flat_map(|n| {
            [
                Edit::set(format!("objects/t{n}/a").as_str(), "[true]"),
                Edit::insert(format!("objects/u{n}").as_str(), format!("{{\"name\":\"u{n}\"}}")),
                Edit::rename(format!("map/m{n}").as_str(), format!("n{n}")),
                Edit::insert(format!("map/o{n}").as_str(), "{}"),
            ]
        })
        .collect();
    let began = std::time::Instant::now();
    let edited = edit::apply(&text, &edits).expect("every path leads somewhere");
    // Looking through the container anew for each edit takes minutes.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    let model: serde_json::Value = serde_json::from_str(&edited).expect("it is still JSON");
    assert_eq!(model["objects"].as_array().map(Vec::len), Some(2 * COUNT));
    assert_eq!(model["map"]["n29999"], 29_999);
}
