//! What scripts are taken to say.

#![cfg(all(test, feature = "javascript"))]

mod accesses;
mod corpus;
mod hostile;
#[path = "../json_corpus/mod.rs"]
mod json_corpus;
mod rhino;
mod syntax;

use mosaic_codegen::javascript::{Script, read};

/// Returns what `source` says, which is JavaScript.
fn script(source: &str) -> Script {
    read(source).unwrap_or_else(|faults| panic!("{source}: {faults:?}"))
}
