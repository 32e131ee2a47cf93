//! The JSON files of the shared corpus, where there is one.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the folder of the corpus, or says that it is absent.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
pub(crate) fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let root = std::env::var_os("MOSAIC_SHARED").map_or(beside, PathBuf::from);
    let folder = root.join("corpus");
    if !folder.is_dir() {
        println!("skipped: no corpus beside the repository");
        return None;
    }
    Some(folder)
}

/// Returns every JSON file below `folder` that is UTF-8, with its text.
pub(crate) fn files(folder: PathBuf) -> Vec<(PathBuf, String)> {
    let mut folders = vec![folder];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                let bytes = fs::read(&path).expect("the file can be read");
                files.extend(String::from_utf8(bytes).map(|text| (path, text)));
            }
        }
    }
    files.sort();
    files
}
