//! What becomes of fixes that meet.

use mosaic_codegen::catalog::Product;
use mosaic_codegen::diagnostic::Safety;
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
fn a_text_with_a_fault_is_left_alone() {
    let text = DANGLING.replace("\"title\"", "title:");
    assert_eq!(fixed(&text), (text.clone(), vec![]));
}
