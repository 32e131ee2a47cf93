//! Configurations that are merged.

use std::fs;
use std::path::Path;

/// The samples of the project that are one text with types, but for the largest.
const SAMPLES: [&str; 14] = [
    "array-of-objects.json",
    "bare-type.json",
    "default.json",
    "enum.json",
    "frodo.json",
    "hooks-and-actions.json",
    "nested-object.json",
    "placeholders.json",
    "policies.json",
    "relationship-reverse.json",
    "virtual-derived.json",
    "windows.json",
    "hostile/property-names.json",
    "hostile/type-names.json",
];

/// Returns the texts of the samples.
pub(crate) fn samples() -> Vec<String> {
    SAMPLES.iter().map(|name| read(&format!("samples/{name}"))).collect()
}

/// Returns the text of the file `name` in the project's `schemas`.
pub(crate) fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
