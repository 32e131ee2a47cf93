//! What becomes of fixes that meet.

use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::Safety;
use mosaic_codegen::lint::{self, Options};
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::span::SourceId;

use crate::laws::Case;

/// Returns `text` after its safe fixes, and their titles.
fn fixed(text: &str) -> (String, Vec<String>) {
    let fixed = Case { text, product: Product::Aic }.fixed(Safety::Safe);
    let titles = fixed.applied.into_iter().map(|applied| applied.title).collect();
    (fixed.sources.get(SourceId(0)).text.clone(), titles)
}

const DANGLING: &str = r#"{
  "name": "alpha_device",
  "schema": {
    "type": "object",
    "title": "Device",
    "order": ["one", "serial", "two", "three"],
    "properties": { "serial": { "type": "string", "title": "Serial" } }
  }
}
"#;

#[test]
fn neighbours_of_one_list_go_together() {
    let (text, titles) = fixed(DANGLING);
    assert_eq!(text, DANGLING.replace(r#""one", "serial", "two", "three""#, r#""serial""#));
    assert_eq!(titles.len(), 3, "{titles:?}");
}

#[test]
fn what_need_not_be_mended_keeps_every_byte() {
    let text = DANGLING.replace(r#""one", "serial", "two", "three""#, r#""serial""#);
    let text = text.replace('\n', "\r\n");
    assert_eq!(fixed(&text), (text.clone(), vec![]));
}

#[test]
fn of_two_fixes_of_one_value_the_second_waits_for_the_next_round() {
    let text = r#"{
  "name": "alpha_device",
  "schema": {
    "type": "object",
    "title": "Device",
    "order": ["label"],
    "properties": {
      "label": {
        "type": "string",
        "title": "Label",
        "userEditable": "true",
        "isVirtual": true,
        "returnByDefault": true,
        "queryConfig": { "referencedRelationshipFields": [["site"], ["site"]] }
      }
    }
  }
}
"#;
    let (mended, titles) = fixed(text);
    assert_eq!(mended, text.replace(r#""true""#, "false"));
    assert_eq!(titles, ["write `true` without quotes", "set `userEditable` to false"]);
}

#[test]
fn every_source_gets_its_own_fixes() {
    let mut sources = Sources::new();
    let other = DANGLING.replace("alpha_device", "alpha_sensor").replace("two", "four");
    for (name, text) in [("a.json", DANGLING), ("b.json", &other), ("c.json", "{}")] {
        sources.add(name, text.as_bytes().to_vec(), Role::Configuration);
    }
    let fixed = lint::fix(&sources, &Config::default(), &Options::default(), Safety::Safe);
    assert_eq!(fixed.changed(), [SourceId(0), SourceId(1)]);
    for (id, list) in
        [(0, r#""one", "serial", "two", "three""#), (1, r#""one", "serial", "four", "three""#)]
    {
        let (before, after) =
            (&sources.get(SourceId(id)).text, &fixed.sources.get(SourceId(id)).text);
        assert_eq!(*after, before.replace(list, r#""serial""#));
    }
}

#[test]
fn a_text_with_a_fault_is_left_alone() {
    let text = DANGLING.replace("\"title\"", "title:");
    assert_eq!(fixed(&text), (text.clone(), vec![]));
}
