//! One helper: two configurations in, what changed out.

use std::path::{Path, PathBuf};

use mosaic_codegen::diff::{Change, Kind};
use serde_json::Value;

use crate::mirror::{Texts, single, with_changes};

/// Returns the changes between the texts `old` and `new`, a line each.
pub(crate) fn told(old: &str, new: &str) -> String {
    told_of(&single(old), &single(new))
}

/// Returns the changes between `old` and `new`, a line each.
pub(crate) fn told_of(old: &Texts, new: &Texts) -> String {
    with_changes(old, new, |changes| {
        let lines: Vec<_> = changes.iter().map(line).collect();
        lines.join("\n")
    })
}

/// Returns the changes between the type `t` with the properties `old` and with the properties `new`.
pub(crate) fn of_properties(old: &str, new: &str) -> String {
    told(&of_type(old), &of_type(new))
}

/// Returns the type `t` with `properties`.
pub(crate) fn of_type(properties: &str) -> String {
    format!(r#"{{"name":"t","schema":{{"properties":{{{properties}}}}}}}"#)
}

/// Returns what `change` says.
pub(crate) fn line(change: &Change<'_>) -> String {
    let raw = |written: Option<mosaic_codegen::diff::Written<'_>>| match written {
        Some(written) => match written.value {
            Some(value) if value.raw().len() <= 40 => value.raw().to_owned(),
            Some(_) => "…".to_owned(),
            None => "-".to_owned(),
        },
        None => "nowhere".to_owned(),
    };
    let mut parts = vec![change.kind.name().to_owned(), change.path.clone()];
    parts.extend(change.key.as_ref().map(|key| format!("[{key}]")));
    parts.push(format!("{} => {}", raw(change.written.old), raw(change.written.new)));
    if change.kind == Kind::PropRenamed || change.kind == Kind::PropReplaced {
        let name = change.property.old.map(|property| property.name.value.to_string());
        parts.push(format!("was {}", name.unwrap_or_default()));
    }
    parts.extend(change.other_end.as_ref().map(|end| format!("other end {end}")));
    parts.join(" ")
}

/// Returns the folder of the project's samples.
pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas")
}

/// Returns the text of `path`.
pub(crate) fn text_of(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Returns the text of the sample of a whole tenant.
pub(crate) fn tenant() -> String {
    text_of(&samples().join("managed.json"))
}

/// Returns the types of the sample of a whole tenant.
pub(crate) fn types() -> Vec<Value> {
    let tenant: Value = serde_json::from_str(&tenant()).expect("the sample is JSON");
    tenant["objects"].as_array().expect("the sample lists types").clone()
}

/// Returns the JSON files and scripts below `folder`, named from there.
pub(crate) fn folder(folder: &Path) -> Texts {
    let mut texts = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in next.read_dir().expect("a folder of samples can be read") {
            let path = entry.expect("an entry of a folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|kind| kind == "json" || kind == "js") {
                let name = path.strip_prefix(folder).expect("it is below the folder");
                texts.push((name.to_string_lossy().replace('\\', "/"), text_of(&path)));
            }
        }
    }
    texts.sort();
    texts
}
