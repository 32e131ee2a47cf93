//! Pages of the documentation that are made from what the command tells.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

/// Holds that the files of `folder` are exactly `pages`, texts by the names of their files; with
/// `MOSAIC_BLESS` in the environment, makes them so.
///
/// # Panics
///
/// If a page is missing, stale or of nothing any more, or the folder cannot be read or written.
pub fn assert_published(folder: &Path, pages: &BTreeMap<String, String>) {
    if env::var_os("MOSAIC_BLESS").is_some() {
        publish(folder, pages);
        return;
    }
    let entries = fs::read_dir(folder).expect("the pages are there");
    let there = entries.map(|entry| {
        let path = entry.expect("the folder can be listed").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a page can be read"))
    });
    let there: BTreeMap<_, _> = there.collect();
    let names = |pages: &BTreeMap<String, String>| pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&there), names(pages), "MOSAIC_BLESS=1 writes the pages");
    for (name, page) in pages {
        assert_eq!(&there[name], page, "{name} is stale: MOSAIC_BLESS=1 writes the pages");
    }
}

fn publish(folder: &Path, pages: &BTreeMap<String, String>) {
    drop(fs::remove_dir_all(folder)); // it need not be there
    fs::create_dir_all(folder).expect("the folder can be made");
    for (name, text) in pages {
        fs::write(folder.join(name), text).expect("a page can be written");
    }
}
