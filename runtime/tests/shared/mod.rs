//! The folder of recorded answers, where it is.
#![allow(clippy::print_stdout, reason = "a skipped test says so")]

use std::{env, fs, path::PathBuf};

use mosaic::Json;

/// Returns the vectors of a file, or nothing (with a line that says so) where the folder is absent.
#[allow(dead_code, reason = "not every test reads vectors")]
pub(crate) fn vectors(file: &str) -> Option<Vec<Json>> {
    list(file, "vectors")
}

/// Returns a list of a file, or nothing (with a line that says so) where the folder is absent.
pub(crate) fn list(file: &str, name: &str) -> Option<Vec<Json>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = env::var_os("MOSAIC_SHARED").map_or(beside, PathBuf::from);
    let path = folder.join("vectors").join(file);
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: {} is absent", path.display());
        return None;
    };
    let document: Json = serde_json::from_str(&text).expect("vectors are JSON");
    Some(document[name].as_array().expect("a list").clone())
}
