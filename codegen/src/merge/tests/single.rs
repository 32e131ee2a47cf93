//! Merges of single texts.

use super::sides::{merged, merged_with};
use crate::merge::{Decider, Options, Removals, WithoutBase};

/// A configuration of one type with two properties.
const BASE: &str = r#"{"objects": [
  {
    "name": "loan",
    "schema": {
      "order": ["title", "due"],
      "required": ["title"],
      "properties": {
        "title": { "type": "string", "title": "Title" },
        "due":   { "type": "string" }
      }
    }
  }
]}
"#;

fn with(from: &str, to: &str) -> String {
    assert!(BASE.contains(from), "{from}");
    BASE.replacen(from, to, 1)
}

#[test]
fn properties_that_both_sides_add_are_both_there() {
    let ours = with(
        r#""due":   { "type": "string" }"#,
        r#""due":   { "type": "string" },
        "pages": { "type": "number" }"#,
    )
    .replace(r#""title", "due""#, r#""title", "due", "pages""#);
    let theirs = with(
        r#""due":   { "type": "string" }"#,
        r#""due":   { "type": "string" },
        "shelf": { "type": "string" }"#,
    )
    .replace(r#""title", "due""#, r#""shelf", "title", "due""#);
    let expected = ours
        .replace(
            r#""pages": { "type": "number" }"#,
            r#""pages": { "type": "number" },
        "shelf": { "type": "string" }"#,
        )
        .replace(r#"["title", "due", "pages"]"#, r#"["shelf", "title", "due", "pages"]"#);
    assert_eq!(merged(BASE, &ours, &theirs), expected);
}

#[test]
fn a_change_of_one_side_changes_no_other_byte() {
    let theirs = "{\"objects\":[{\"schema\":{\"required\":[\"title\"],\"order\":[\"title\",\"due\"],\
         \"properties\":{\"due\":{\"type\":\"string\"},\
         \"title\":{\"title\":\"Name\",\"type\":\"string\"}}},\"name\":\"loan\"}]}";
    assert_eq!(merged(BASE, BASE, theirs), with("Title", "Name"));
}

#[test]
fn what_both_change_is_a_conflict_of_the_property() {
    let ours = with(r#""type": "string", "title": "Title""#, r#""type": "number""#);
    let theirs = with("Title", "Name").replace("\"due\"", "\"until\"");
    let (text, conflicts) = merged_with(Some(BASE), &ours, &theirs, &Options::default());
    assert_eq!(conflicts, ["loan.title"]);
    let expected = ours
        .replace(r#"["title", "due"]"#, r#"["title", "until"]"#)
        .replace(r#""due":   { "type": "string" }"#, r#""until": { "type": "string" }"#);
    assert_eq!(text, expected);
}

#[test]
fn what_is_null_on_one_side_and_not_there_on_the_other_is_no_conflict() {
    let ours = with("\"Title\"", "\"Name\", \"description\": null");
    let theirs = with("\"Title\"", "\"Name\"");
    assert_eq!(merged(BASE, &ours, &theirs), ours);
    assert_eq!(merged(BASE, &theirs, &ours), theirs);
}

#[test]
fn what_one_removes_and_one_changes_is_a_conflict() {
    let removed = with(",\n        \"due\":   { \"type\": \"string\" }", "");
    let changed = with(r#"{ "type": "string" }"#, r#"{ "type": "number" }"#);
    for (ours, theirs) in [(&removed, &changed), (&changed, &removed)] {
        let (text, conflicts) = merged_with(Some(BASE), ours, theirs, &Options::default());
        assert_eq!((text, conflicts), (ours.clone(), vec!["loan.due".to_owned()]));
    }
}

#[test]
fn a_type_goes_only_where_that_was_asked_for() {
    let two = BASE.replace("\n]}", ",\n  { \"name\": \"book\", \"schema\": {} }\n]}");
    let mut options = Options::default();
    assert_eq!(merged_with(Some(&two), &two, BASE, &options), (two.clone(), vec![]));
    options.removals = Removals::Named(["book".to_owned()].into());
    assert_eq!(merged_with(Some(&two), &two, BASE, &options), (BASE.to_owned(), vec![]));
    options.removals = Removals::Any;
    assert_eq!(merged_with(Some(&two), &two, BASE, &options), (BASE.to_owned(), vec![]));
    let changed = two.replace("\"schema\": {}", "\"schema\": {\"title\": \"Book\"}");
    let conflict = vec!["book".to_owned()];
    assert_eq!(
        merged_with(Some(&two), &changed, BASE, &options),
        (changed.clone(), conflict.clone())
    );
    assert_eq!(merged_with(Some(&two), BASE, &changed, &options), (BASE.to_owned(), conflict));
}

#[test]
fn without_a_base_what_is_missing_stays_and_what_differs_is_taken() {
    let theirs = with("Title", "Name")
        .replace(",\n        \"due\":   { \"type\": \"string\" }", "")
        .replace(", \"due\"]", "]");
    let options = Options::default();
    assert_eq!(merged_with(None, BASE, &theirs, &options), (with("Title", "Name"), vec![]));
    let options = Options { without_base: WithoutBase::Replace, ..options };
    assert_eq!(merged_with(None, BASE, &theirs, &options), (theirs.clone(), vec![]));
    let options = Options { without_base: WithoutBase::Conflict, ..options };
    let conflict = vec!["loan.title".to_owned()];
    assert_eq!(merged_with(None, BASE, &theirs, &options), (BASE.to_owned(), conflict));
}

#[test]
fn a_new_type_is_added_in_the_style_of_the_text() {
    let theirs = r#"[{"name":"book","schema":{"properties":{"isbn":{"type":"string"}}}}]"#;
    let (text, _) = merged_with(None, BASE, theirs, &Options::default());
    let added = r#"  },
  {
    "name": "book",
    "schema": {
      "properties": {
        "isbn": {
          "type": "string"
        }
      }
    }
  }
]}
"#;
    assert_eq!(text, BASE.replace("  }\n]}\n", added));
}

#[test]
fn properties_in_a_property_are_merged_one_by_one() {
    let nested = |inside: &str| {
        let from = r#""due":   { "type": "string" }"#;
        with(from, &format!(r#""due": {{ "type": "object", "properties": {{ {inside} }} }}"#))
    };
    let base = nested(r#""day": {}"#);
    let ours = nested(r#""day": {}, "hour": {}"#);
    let theirs = nested(r#""day": {}, "place": { "type": "string" }"#);
    let both = nested(r#""day": {}, "hour": {}, "place": { "type": "string" }"#);
    assert_eq!(merged(&base, &ours, &theirs), both);
    let theirs = nested(r#""day": { "type": "string" }"#);
    let ours = nested(r#""day": { "type": "number" }"#);
    let (text, conflicts) = merged_with(Some(&base), &ours, &theirs, &Options::default());
    assert_eq!((text, conflicts), (ours.clone(), vec!["loan.due.day".to_owned()]));
    let theirs = theirs.replace("\"object\", ", "\"object\", \"title\": \"Theirs\", ");
    let ours = ours.replace("\"object\", ", "\"object\", \"title\": \"Ours\", ");
    let (text, conflicts) = merged_with(Some(&base), &ours, &theirs, &Options::default());
    assert_eq!((text, conflicts), (ours.clone(), vec!["loan.due".to_owned()]));
}

#[test]
fn a_name_that_stands_twice_goes_twice() {
    let due = "        \"due\":   { \"type\": \"string\" }";
    let twice = with(due, &format!("{due},\n{due}"));
    let theirs = with(&format!(",\n{due}"), "");
    assert_eq!(merged(BASE, &twice, &theirs), theirs);
    let theirs = with(r#"{ "type": "string" }"#, r#"{ "type": "number" }"#);
    let last = twice.rfind("string").expect("it stands there");
    let expected = format!("{}number{}", &twice[..last], &twice[last + "string".len()..]);
    assert_eq!(merged(BASE, &twice, &theirs), expected);
}

#[test]
fn what_both_changed_is_as_theirs_where_they_decide() {
    let of = |title: &str, due: &str, kept: &str| {
        format!(
            r#"{{"objects": [{{"name": "loan", "schema": {{"properties": {{
  "title": {{"type": "string", "title": "{title}"}},
  "due": {{"type": "{due}"}}
}}}}}}{kept}]}}"#
        )
    };
    let reader = |title: &str| format!(r#", {{"name": "reader", "title": "{title}"}}"#);
    let base = of("Title", "string", &reader("A"));
    let ours = of("Ours", "number", &reader("B"));
    let theirs = of("Theirs", "string", "");
    let options =
        Options { decider: Decider::Theirs, removals: Removals::Any, ..Options::default() };
    let expected = of("Theirs", "number", "");
    assert_eq!(merged_with(Some(&base), &ours, &theirs, &options), (expected, vec![]));
    let gone = of("Title", "string", "");
    let changed = of("Title", "string", &reader("C"));
    let (text, conflicts) = merged_with(Some(&base), &gone, &changed, &options);
    assert_eq!(conflicts, Vec::<String>::new());
    assert!(text.contains(r#""title": "C""#), "{text}");
}
