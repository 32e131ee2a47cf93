//! Where verdicts and the compiler disagree.

use std::collections::BTreeMap;

use mosaic_codegen::diff::Verdict;

use crate::compiler::{Case, Fault};
use crate::pair::Ruled;

/// Returns what the compiler and the verdicts of `case` disagree about, given the `errors`.
pub(crate) fn faults(case: &Case, errors: &[Fault]) -> Vec<String> {
    let said = match said(case, errors) {
        Ok(said) => said,
        Err(stray) => return vec![stray],
    };
    let mut faults = Vec::new();
    for (path, (verdict, text)) in &said {
        let told = case.ruled.iter().filter(|ruled| ruled.is_about(path));
        let worst = told.map(|ruled| ruled.verdict).max().unwrap_or_default();
        if worst < *verdict {
            faults.push(format!(
                "{}: {path} is {} and was judged {}: {text}",
                case.name,
                verdict.name(),
                worst.name()
            ));
        }
    }
    for ruled in case.ruled.iter().filter(|ruled| ruled.verdict >= Verdict::Risky) {
        let found = said.iter().filter(|(path, _)| ruled.is_about(path));
        let worst = found.map(|(_, (verdict, _))| *verdict).max().unwrap_or_default();
        if worst < ruled.verdict {
            faults.push(format!(
                "{}: {} at {} was judged {} and the compiler says {}",
                case.name,
                ruled.kind,
                ruled.path,
                ruled.verdict.name(),
                worst.name()
            ));
        }
    }
    faults.extend(faults_of_page(case, &said));
    faults
}

/// Returns which code of a page compiles though it should not, or the other way round: what stands there
/// shows what breaks.
fn faults_of_page(case: &Case, said: &BTreeMap<String, (Verdict, &str)>) -> Vec<String> {
    let worst = case.ruled.iter().map(|ruled| ruled.verdict).max().unwrap_or_default();
    let codes = [(page(false), Verdict::Breaking), (page(true), Verdict::Risky)];
    let there = codes.iter().filter(|(path, _)| case.lines.iter().any(|(.., it)| it.path == *path));
    let wrong = there.filter(|(path, limit)| said.contains_key(*path) != (worst >= *limit));
    wrong
        .map(|(path, _)| format!("{}: {path} does not show that it is {}", case.name, worst.name()))
        .collect()
}

/// Returns what the code of a page is about, in place of a path.
pub(crate) const fn page(is_careless: bool) -> &'static str {
    if is_careless { "the careless code of the page" } else { "the code of the page" }
}

fn is_page(path: &str) -> bool {
    [page(true), page(false)].contains(&path)
}

/// Returns what the compiler says about each path: breaking where careful code fails, risky where
/// careless code alone does.
fn said<'e>(
    case: &Case,
    errors: &'e [Fault],
) -> Result<BTreeMap<String, (Verdict, &'e str)>, String> {
    let mut said: BTreeMap<String, (Verdict, &str)> = BTreeMap::new();
    for (line, text) in errors {
        let found = case.lines.iter().find(|(first, last, _)| (first..=last).contains(&line));
        let Some((_, _, used)) = found else {
            return Err(format!("{}: line {line} is of no consumer: {text}", case.name));
        };
        let verdict = if used.is_careless { Verdict::Risky } else { Verdict::Breaking };
        let entry = said.entry(used.path.clone()).or_insert((verdict, text));
        entry.0 = entry.0.max(verdict);
    }
    Ok(said)
}

impl Ruled {
    /// Returns whether the compiler may complain at `path` of what was ruled on.
    fn is_about(&self, path: &str) -> bool {
        is_about(&self.path, path) || self.others.iter().any(|other| is_about(other, path))
    }
}

/// Returns whether a change at `change` can be what the compiler complains of at `path`: at the same
/// place, around it, inside of it, or in the draft of the type; the code of a page may be about any.
fn is_about(change: &str, path: &str) -> bool {
    let is_inside = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    match path.strip_suffix("#draft") {
        Some(owner) => is_inside(change, owner),
        None => is_page(path) || is_inside(path, change) || is_inside(change, path),
    }
}
