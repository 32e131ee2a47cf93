//! What real servers answered, for the tests that compare.

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use serde_json::Value;

/// One file of vectors.
pub(crate) struct Vectors {
    document: Value,
}

/// How many vectors of a file hold, and which are known not to.
pub(crate) struct Tally {
    file: &'static str,
    known: BTreeMap<String, &'static str>,
    held: usize,
    seen: usize,
    deviations: Vec<String>,
}

/// Returns a file of vectors, or nothing (with a line that says so) where the folder is absent.
pub(crate) fn vectors(file: &str) -> Option<Vectors> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = env::var_os("MOSAIC_SHARED").map_or(beside, PathBuf::from);
    let path = folder.join("vectors").join(file);
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: {} is absent", path.display());
        return None;
    };
    Some(Vectors { document: serde_json::from_str(&text).expect("vectors are JSON") })
}

impl Vectors {
    pub(crate) fn list(&self) -> &[Value] {
        let list = self.document.get("vectors").or_else(|| self.document.get("recordings"));
        list.and_then(Value::as_array).expect("a list of vectors")
    }

    pub(crate) fn fixture(&self, name: &str) -> &Value {
        &self.document["fixtures"][name]
    }
}

impl Tally {
    /// Starts to count, with the vectors that are known to deviate and why.
    pub(crate) fn new(file: &'static str, known: &[(&str, &'static str)]) -> Self {
        let known = known.iter().map(|(id, reason)| ((*id).to_owned(), *reason)).collect();
        Self { file, known, held: 0, seen: 0, deviations: Vec::new() }
    }

    /// Compares what was found with what the server answered.
    pub(crate) fn hold(&mut self, vector: &Value, found: &Value, expected: &Value) {
        self.seen += 1;
        let id = vector["id"].as_str().expect("a vector has an id");
        let holds = found == expected;
        self.held += usize::from(holds);
        match (holds, self.known.get(id)) {
            (true, Some(reason)) => {
                self.deviations.push(format!("{id} holds now, though said not to: {reason}"));
            }
            (false, None) => {
                self.deviations.push(format!("{id}: expected {expected}\n    found {found}"));
            }
            _ => {}
        }
    }

    /// Prints the count, and fails on deviations that are not known or too many that are.
    pub(crate) fn close(self) {
        println!("{}: {} of {} hold", self.file, self.held, self.seen);
        for (id, reason) in &self.known {
            println!("  {id} deviates: {reason}");
        }
        assert!(self.seen > 0, "{} has no vectors", self.file);
        assert!(self.deviations.is_empty(), "{}:\n{}", self.file, self.deviations.join("\n"));
        assert!(self.known.len() * 100 <= self.seen * 3, "{}: too many deviate", self.file);
    }
}
