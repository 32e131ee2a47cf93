//! Conflicts, as they are written into a text.

use serde_json::Value;

use super::sides::{lower, sources};
use crate::diff::Side;
use crate::merge::{Decider, Labels, Options, Removals, Surroundings, mark, merge};
use crate::source::Documents;

/// Returns the text that a merge of three comes to, and the same with marks.
fn merged(base: &str, ours: &str, theirs: &str, decider: Decider) -> (String, Option<String>) {
    let sources = [base, ours, theirs].map(|text| sources(&[("managed.json", text)]));
    let documents = sources.each_ref().map(|sources| Documents::parse(sources).0);
    let models = documents.each_ref().map(lower);
    let side = |n: usize| Side { documents: &documents[n], model: &models[n] };
    let (removals, surroundings) = (Removals::Any, Surroundings::Merge);
    let options = Options { removals, surroundings, decider, ..Options::default() };
    let merged = merge(Some(side(0)), side(1), side(2), &options).expect("these are JSON");
    let text = merged.texts.values().next().map_or(ours, String::as_str);
    let labels = Labels { ours: "HEAD".into(), theirs: "topic".into(), size: 7 };
    (text.to_owned(), mark(text, &merged.conflicts, &labels))
}

/// Returns what a merge of three texts writes, with marks, after it was found that whichever side is
/// taken between them leaves JSON.
fn marked(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let (text, marked) = merged(base, ours, theirs, Decider::Nobody);
    let marked = marked?;
    let (their_text, _) = merged(base, ours, theirs, Decider::Theirs);
    let blocks = marked.matches("<<<<<<< ").count();
    let all = 1_usize << blocks.min(6);
    for sides in 0..all {
        let chosen = chosen(&marked, |block| sides >> (block % 6) & 1 == 1);
        let value: Value = serde_json::from_str(&chosen)
            .unwrap_or_else(|error| panic!("{error} in {chosen}\nof {marked}"));
        let is_all = |bit| sides == if bit { all - 1 } else { 0 };
        if is_all(false) {
            assert_eq!(value, serde_json::from_str::<Value>(&text).unwrap(), "{marked}");
        }
        if is_all(true) {
            let expected = serde_json::from_str(&their_text).unwrap();
            assert_eq!(by_name(value), by_name(expected), "{marked}");
        }
    }
    Some(marked)
}

/// Returns `marked` with one side of each block: that of theirs where `takes_theirs` says so.
fn chosen(marked: &str, takes_theirs: impl Fn(usize) -> bool) -> String {
    let (mut blocks, mut inside) = (0, None);
    let mut text = String::new();
    for line in marked.split_inclusive('\n') {
        match line.trim_end() {
            "<<<<<<< HEAD" => inside = Some(false),
            "=======" => inside = Some(true),
            ">>>>>>> topic" => (inside, blocks) = (None, blocks + 1),
            _ if inside.is_none_or(|of_theirs| of_theirs == takes_theirs(blocks)) => {
                text.push_str(line);
            }
            _ => {}
        }
    }
    text
}

/// Returns `configuration` with its types in the order of their names.
fn by_name(mut configuration: Value) -> Value {
    if let Some(types) = configuration.get_mut("objects").and_then(Value::as_array_mut) {
        types.sort_by_key(|it| it["name"].to_string());
    }
    configuration
}

/// What a side makes of a thing.
#[derive(Clone, Copy)]
enum Deed {
    Keeps,
    Changes,
    Removes,
}

/// Returns what two sides may make of three things: in all ways.
fn deeds() -> impl Iterator<Item = [[Deed; 3]; 2]> {
    let deed = |n: u32, digit: u32| match n / 3_u32.pow(digit) % 3 {
        0 => Deed::Keeps,
        1 => Deed::Changes,
        _ => Deed::Removes,
    };
    (0..3_u32.pow(6)).map(move |n| [0, 3].map(|side| [0, 1, 2].map(|at| deed(n, side + at))))
}

/// Returns the members or elements that are left of `things`, where `new` is what is changed to.
fn after(deeds: [Deed; 3], things: [&str; 3], new: &str, separator: &str) -> String {
    let left = deeds.iter().zip(things).filter_map(|(deed, thing)| match deed {
        Deed::Keeps => Some(thing.to_owned()),
        Deed::Changes => Some(thing.replace("\"old\"", new)),
        Deed::Removes => None,
    });
    left.collect::<Vec<_>>().join(separator)
}

/// Asserts that whatever two sides make of three `things` between `begin` and `end`, every way to
/// decide the conflicts leaves JSON.
fn assert_decidable([begin, separator, end]: [&str; 3], things: [&str; 3]) {
    for [ours, theirs] in deeds() {
        let text = |deeds, new| format!("{begin}{}{end}", after(deeds, things, new, separator));
        let base = text([Deed::Keeps; 3], "");
        let _ = marked(&base, &text(ours, "\"ours\""), &text(theirs, "\"theirs\""));
    }
}

#[test]
fn properties_are_json_whichever_side_is_taken() {
    let flat = [r#""a": {"type": "old"}"#, r#""b": {"type": "old"}"#, r#""c": {"type": "old"}"#];
    let tall = flat.map(|member| member.replace('{', "{\n  ").replace('}', "\n}"));
    let tall = tall.each_ref().map(String::as_str);
    let (begin, end) = (r#"{"objects": [{"name": "x", "schema": {"properties": {"#, "}}}]}\n");
    assert_decidable([begin, ", ", end], flat);
    let broken = [&format!("{begin}\n  "), ",\n  ", &format!("\n{end}")];
    assert_decidable(broken, flat);
    assert_decidable(broken, tall);
    let windows = broken.map(|text| text.replace('\n', "\r\n"));
    assert_decidable(windows.each_ref().map(String::as_str), flat);
}

#[test]
fn types_are_json_whichever_side_is_taken() {
    let flat = ["a", "b", "c"].map(|name| {
        format!(r#"{{"name": "{name}", "schema": {{"properties": {{"p": {{"type": "old"}}}}}}}}"#)
    });
    let tall = flat
        .each_ref()
        .map(|one| one.replace("\"schema\": {", "\n\"schema\": {\n").replace("}}", "\n}\n}"));
    let begin = "{\"objects\": [\n";
    assert_decidable([begin, ",\n", "\n]}\n"], flat.each_ref().map(String::as_str));
    assert_decidable(["{\"objects\": [", ", ", "]}"], flat.each_ref().map(String::as_str));
    assert_decidable([begin, ",\n", "\n]}\n"], tall.each_ref().map(String::as_str));
}

const BASE: &str = r#"{"objects": [
  {
    "name": "loan",
    "schema": {
      "properties": {
        "title": { "type": "string" },
        "due": {
          "type": "string"
        }
      }
    }
  }
]}
"#;

#[test]
fn a_conflict_is_marked_around_the_property() {
    let ours = BASE.replacen(r#""string" }"#, r#""number" }"#, 1);
    let theirs = BASE
        .replacen(r#""string" }"#, r#""boolean" }"#, 1)
        .replace("\"due\": {\n", "\"due\": {\n          \"title\": \"Due\",\n");
    insta::assert_snapshot!(marked(BASE, &ours, &theirs).unwrap(), @r#"
    {"objects": [
      {
        "name": "loan",
        "schema": {
          "properties": {
    <<<<<<< HEAD
            "title": { "type": "number" },
    =======
            "title": { "type": "boolean" },
    >>>>>>> topic
            "due": {
              "type": "string",
              "title": "Due"
            }
          }
        }
      }
    ]}
    "#);
}

#[test]
fn a_last_property_is_marked_like_any_other() {
    let ours = BASE.replace("\"due\": {\n", "\"due\": {\n          \"title\": \"Due\",\n");
    let theirs = BASE.replace("\"due\": {\n", "\"due\": {\n          \"title\": \"Until\",\n");
    insta::assert_snapshot!(marked(BASE, &ours, &theirs).unwrap(), @r#"
    {"objects": [
      {
        "name": "loan",
        "schema": {
          "properties": {
            "title": { "type": "string" },
    <<<<<<< HEAD
            "due": {
              "title": "Due",
              "type": "string"
            }
    =======
            "due": {
              "title": "Until",
              "type": "string"
            }
    >>>>>>> topic
          }
        }
      }
    ]}
    "#);
}

#[test]
fn what_one_side_removes_is_nothing_between_its_marks() {
    let gone = BASE.replace("        \"title\": { \"type\": \"string\" },\n", "");
    let kept = BASE.replacen(r#""string" }"#, r#""number" }"#, 1);
    insta::assert_snapshot!(marked(BASE, &gone, &kept).unwrap(), @r#"
    {"objects": [
      {
        "name": "loan",
        "schema": {
          "properties": {
    <<<<<<< HEAD
    =======
            "title": {
              "type": "number"
            },
    >>>>>>> topic
            "due": {
              "type": "string"
            }
          }
        }
      }
    ]}
    "#);
    insta::assert_snapshot!(marked(BASE, &kept, &gone).unwrap(), @r#"
    {"objects": [
      {
        "name": "loan",
        "schema": {
          "properties": {
    <<<<<<< HEAD
            "title": { "type": "number" },
    =======
    >>>>>>> topic
            "due": {
              "type": "string"
            }
          }
        }
      }
    ]}
    "#);
}

#[test]
fn a_text_on_one_line_is_broken_for_the_marks() {
    let base =
        r#"{"objects":[{"name":"loan","schema":{"properties":{"a":{"type":"string"},"b":{}}}}]}"#;
    let ours = base.replace("string", "number");
    let theirs = base.replace("string", "boolean");
    insta::assert_snapshot!(marked(base, &ours, &theirs).unwrap(), @r#"
    {"objects":[{"name":"loan","schema":{"properties":{
    <<<<<<< HEAD
    "a":{"type":"number"},
    =======
    "a":{"type":"boolean"},
    >>>>>>> topic
    "b":{}}}}]}
    "#);
}

#[test]
fn a_type_that_one_side_removed_is_marked_as_a_whole() {
    let two = BASE.replace("\n]}", ",\n  {\n    \"name\": \"book\",\n    \"schema\": {}\n  }\n]}");
    let changed = two.replace("\"schema\": {}", "\"schema\": { \"title\": \"Book\" }");
    insta::assert_snapshot!(marked(&two, BASE, &changed).unwrap(), @r#"
    {"objects": [
    <<<<<<< HEAD
    =======
      {
        "name": "book",
        "schema": { "title": "Book" }
      },
    >>>>>>> topic
      {
        "name": "loan",
        "schema": {
          "properties": {
            "title": { "type": "string" },
            "due": {
              "type": "string"
            }
          }
        }
      }
    ]}
    "#);
    insta::assert_snapshot!(marked(&two, &changed, BASE).unwrap(), @r#"
    {"objects": [
      {
        "name": "loan",
        "schema": {
          "properties": {
            "title": { "type": "string" },
            "due": {
              "type": "string"
            }
          }
        }
    <<<<<<< HEAD
      },
      {
        "name": "book",
        "schema": { "title": "Book" }
      }
    =======
      }
    >>>>>>> topic
    ]}
    "#);
}

#[test]
fn what_is_around_the_types_is_merged_too() {
    let base = "{\n  \"_id\": \"managed\",\n  \"meta\": { \"by\": \"a\" },\n  \"objects\": []\n}";
    let ours = base.replace("\"a\"", "\"b\"");
    let theirs = base.replace("\"managed\"", "\"other\"");
    let expected = ours.replace("\"managed\"", "\"other\"");
    assert_eq!(marked(base, &ours, &theirs), Some(expected));
}

#[test]
fn what_one_side_removed_all_of_is_json_again_with_the_other_side() {
    let base =
        "{\"objects\": [{\"name\": \"loan\", \"schema\": {\"properties\": {\"a\": 1, \"b\": 1}}}]}";
    let ours = base.replace("\"a\": 1, \"b\": 1", "");
    let theirs = base.replace(": 1", ": 2");
    insta::assert_snapshot!(marked(base, &ours, &theirs).unwrap(), @r#"
    {"objects": [{"name": "loan", "schema": {"properties": {
    <<<<<<< HEAD
    =======
    "a": 2,
    "b": 2
    >>>>>>> topic
    }}}]}
    "#);
}

#[test]
fn the_only_type_of_a_file_may_get_another_name() {
    let base = r#"{"name": "loan", "schema": {"properties": {"a": {"type": "old"}, "b": {}}}}"#;
    let (ours, theirs) = (base.replace("loan", "lease"), base.replace("old", "new"));
    let both = ours.replace("old", "new");
    assert_eq!(marked(base, &ours, &theirs).as_ref(), Some(&both));
    assert_eq!(marked(base, &theirs, &ours), Some(both));
    let theirs = theirs.replace("loan", "lending");
    insta::assert_snapshot!(marked(base, &ours, &theirs).unwrap(), @r#"
    {
    <<<<<<< HEAD
    "name": "lease",
    =======
    "name": "lending",
    >>>>>>> topic
     "schema": {"properties": {"a": {"type": "new"}, "b": {}}}}
    "#);
}

#[test]
fn operations_that_add_types_are_merged_as_the_types_are() {
    let loan = r#"{"operation": "add", "field": "/objects/-", "value": {"name": "loan", "schema": {"title": "old"}}}"#;
    let book = loan.replace("loan", "book");
    let base = format!("[\n  {loan},\n  {book}\n]\n");
    let (ours, theirs) = (base.replacen("old", "new", 1), format!("[\n  {loan}\n]\n"));
    let both = theirs.replace("old", "new");
    assert_eq!(marked(&base, &ours, &theirs).as_ref(), Some(&both));
    let changed = format!("[\n  {loan},\n  {}\n]\n", book.replace("old", "new"));
    let marked = marked(&base, &changed, &theirs).unwrap();
    let expected = format!(
        "[\n<<<<<<< HEAD\n  {loan},\n  {}\n=======\n  {loan}\n>>>>>>> topic\n]\n",
        book.replace("old", "new")
    );
    assert_eq!(marked, expected);
}
