//! The pairs of the pages, each with the code that stands beside it.

use mosaic_codegen::diff::Kind;
use mosaic_tests::blocks;

use crate::pair::{Pair, Written};

/// Returns the pairs of all pages.
pub(crate) fn pairs() -> Vec<Pair> {
    Kind::ALL.iter().flat_map(|kind| of_page(*kind)).collect()
}

fn of_page(kind: Kind) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut old: Option<String> = None;
    for (language, text) in blocks(kind.page()) {
        match (language, old.take()) {
            ("json", None) => old = Some(text),
            ("json", Some(before)) => {
                let name = format!("{}_{}", kind.name(), pairs.len());
                pairs.push(Pair::new(&name, before, text));
            }
            ("rust" | "rust,careless", None) => {
                let pair = pairs.last_mut().expect("code stands behind the pair that it is about");
                let is_careless = language == "rust,careless";
                pair.written.push(Written { code: text, is_careless });
            }
            _ => {}
        }
    }
    pairs
}
