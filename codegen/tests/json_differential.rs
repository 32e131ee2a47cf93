//! Our parser and `serde_json` accept the same texts and read the same values.

use std::fs;
use std::path::{Path, PathBuf};

use mosaic_codegen::json::{self, Kind, Value};

/// Returns every JSON file of the shared corpus, or `None` where it is absent.
fn corpus() -> Option<Vec<PathBuf>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let root = std::env::var_os("MOSAIC_SHARED").map_or(beside, PathBuf::from);
    let mut folders = vec![root.join("corpus")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).ok()? {
            let path = entry.ok()?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    Some(files)
}

/// Returns `value` as `serde_json` would have read it.
fn to_serde(value: Value<'_>) -> serde_json::Value {
    match value.kind() {
        Kind::Null => serde_json::Value::Null,
        Kind::Boolean => value.as_bool().into(),
        Kind::Number => {
            let number = value.as_number().expect("it is a number");
            serde_json::from_str(number.text()).expect("it is well-formed")
        }
        Kind::String => value.as_str().expect("it is a string").into(),
        Kind::Array => value.elements().map(to_serde).collect(),
        Kind::Object => value
            .members()
            .map(|member| (member.key.name().into_owned(), to_serde(member.value)))
            .collect(),
    }
}

#[test]
fn every_file_of_the_corpus_reads_as_serde_json_reads_it() {
    let Some(files) = corpus() else {
        println!("skipped: no corpus beside the repository");
        return;
    };
    assert!(files.len() > 10, "the corpus is there and has files");
    for file in files {
        let text = fs::read_to_string(&file).expect("the corpus is UTF-8");
        let (document, errors) = json::parse(&text);
        assert_eq!(errors, [], "{}", file.display());
        let expected: serde_json::Value = serde_json::from_str(&text).expect("the corpus is JSON");
        assert_eq!(
            to_serde(document.root().expect("it has a value")),
            expected,
            "{}",
            file.display()
        );
    }
}
