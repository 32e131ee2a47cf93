//! Two crates: code against what is generated from the old schemas, and the same against the new ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use mosaic_codegen::diff::Verdict;
use mosaic_tests::ScratchCrate;
use serde_json::Value;

use crate::consumer::{Use, uses};
use crate::judged;
use crate::pair::{Pair, Ruled};

/// Pairs of schemas on their way to the compiler.
pub(crate) struct Proof {
    name: String,
    old: ScratchCrate,
    new: ScratchCrate,
    cases: Vec<Case>,
}

/// A pair, and where its code stands.
pub(crate) struct Case {
    pub(crate) name: String,
    /// The lines of each use, from the first to the last.
    pub(crate) lines: Vec<(usize, usize, Use)>,
    pub(crate) ruled: Vec<Ruled>,
}

impl Proof {
    pub(crate) fn new(name: &str) -> Self {
        let crates = |side: &str| ScratchCrate::new(&format!("{name}_{side}"));
        Self { name: name.to_owned(), old: crates("old"), new: crates("new"), cases: Vec::new() }
    }

    /// Adds `pair`.
    pub(crate) fn add(&mut self, pair: &Pair) {
        let (old, new) = pair.generated();
        let written = pair.written.iter().enumerate().map(|(position, written)| Use {
            code: format!(
                "fn written_{position}() {{ use ::mosaic::{{Draft, Patch, Property, Reference}};\n{}\n}}",
                written.code
            ),
            path: judged::page(written.is_careless).to_owned(),
            is_careless: written.is_careless,
        });
        let uses: Vec<_> = uses(&old).into_iter().chain(written).collect();
        let (code, places) = laid_out(&uses);
        self.old.module(&pair.name, &format!("{old}{code}"));
        self.new.module(&pair.name, &format!("{new}{code}"));
        let above = new.lines().count();
        let lines = places.into_iter().zip(uses);
        let lines =
            lines.map(|((first, last), used)| (above + first, above + last, used)).collect();
        self.cases.push(Case { name: pair.name.clone(), lines, ruled: pair.ruled() });
    }

    /// Holds every verdict against what the compiler says, and returns the verdicts that there were.
    ///
    /// # Panics
    ///
    /// If code does not compile against what it was written for, or the compiler disagrees.
    pub(crate) fn hold(&self) -> BTreeSet<Verdict> {
        assert!(!self.cases.is_empty(), "{} proves nothing", self.name);
        let errors = errors(&self.old);
        assert_eq!(errors, BTreeMap::new(), "{}: against the old schema", self.name);
        let errors = self::errors(&self.new);
        let faults: Vec<_> = self
            .cases
            .iter()
            .flat_map(|case| judged::faults(case, errors.get(&case.name).map_or(&[], |it| it)))
            .collect();
        assert!(faults.is_empty(), "{}:\n{}", self.name, faults.join("\n"));
        self.cases.iter().flat_map(|case| &case.ruled).map(|ruled| ruled.verdict).collect()
    }
}

/// Returns a module with `uses`, and the first and the last line of each.
fn laid_out(uses: &[Use]) -> (String, Vec<(usize, usize)>) {
    let mut code = String::from(
        "#[allow(warnings, clippy::all, clippy::pedantic)]\nmod consumer { use super::*;\n",
    );
    let mut places = Vec::new();
    for used in uses {
        let first = code.lines().count() + 1;
        writeln!(code, "{}", used.code).expect("a string grows");
        places.push((first, code.lines().count()));
    }
    code.push_str("}\n");
    (code, places)
}

/// An error: the line, and what is said.
pub(crate) type Fault = (usize, String);

/// Returns the errors of `scratch`, by module.
fn errors(scratch: &ScratchCrate) -> BTreeMap<String, Vec<Fault>> {
    let output = scratch.cargo(&["check", "--message-format", "json"]);
    let mut errors: BTreeMap<String, Vec<Fault>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        let message = &message["message"];
        if message["level"] != "error" {
            continue;
        }
        let text = message["message"].as_str().unwrap_or_default();
        for span in message["spans"].as_array().into_iter().flatten() {
            let file = span["file_name"].as_str().unwrap_or_default();
            let module = file.strip_prefix("src/").and_then(|file| file.strip_suffix(".rs"));
            let line = span["line_start"].as_u64().and_then(|line| usize::try_from(line).ok());
            if let (Some(true), Some(module), Some(line)) =
                (span["is_primary"].as_bool(), module, line)
            {
                errors.entry(module.to_owned()).or_default().push((line, text.to_owned()));
            }
        }
    }
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || !errors.is_empty(), "cargo says:\n{printed}");
    errors
}
