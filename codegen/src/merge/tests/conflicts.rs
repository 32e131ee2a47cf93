//! Conflicts, as they are written into a text.

use super::sides::{lower, sources};
use crate::diff::Side;
use crate::merge::{Labels, Options, Removals, Surroundings, mark, merge};
use crate::source::Documents;

/// Returns what a merge of three texts writes, with marks.
fn marked(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let sources = [base, ours, theirs].map(|text| sources(&[("managed.json", text)]));
    let documents = sources.each_ref().map(|sources| Documents::parse(sources).0);
    let models = documents.each_ref().map(lower);
    let side = |n: usize| Side { documents: &documents[n], model: &models[n] };
    let (removals, surroundings) = (Removals::Any, Surroundings::Merge);
    let options = Options { removals, surroundings, ..Options::default() };
    let merged = merge(Some(side(0)), side(1), side(2), &options).expect("these are JSON");
    let text = merged.texts.values().next().map_or(ours, String::as_str);
    let labels = Labels { ours: "HEAD".into(), theirs: "topic".into(), size: 7 };
    mark(text, &merged.conflicts, &labels)
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
      },
    <<<<<<< HEAD
      {
        "name": "book",
        "schema": { "title": "Book" }
      }
    =======
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
    >>>>>>> topic

    <<<<<<< HEAD
    =======
    "b": 2
    >>>>>>> topic
    }}}]}
    "#);
}
