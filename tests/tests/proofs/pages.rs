//! The pairs of the pages, each with the code that stands beside it.

use mosaic_codegen::diff::Kind;
use mosaic_tests::blocks;

use crate::consumer::{FUNCTION, Use};
use crate::judged::page;
use crate::pair::Pair;

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
                pair.written.push(written(&text, language == "rust,careless"));
            }
            _ => {}
        }
    }
    pairs
}

/// Returns the use that `code` of a page is.
fn written(code: &str, is_careless: bool) -> Use {
    let imports = "use ::mosaic::{Draft, Patch, Property, Reference};";
    let code = format!("fn {FUNCTION}() {{ {imports}\n{code}\n}}");
    Use { code, path: page(is_careless).to_owned(), is_careless }
}
