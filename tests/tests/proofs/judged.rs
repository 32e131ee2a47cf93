//! Where verdicts and the compiler disagree.

use std::collections::BTreeMap;

use mosaic_codegen::diff::Verdict;

use crate::compiler::Complaint;
use crate::pair::Ruled;
use crate::proof::Case;

/// Returns which code of `case` does not compile against what it was written for, given the `complaints`.
pub(crate) fn unsound(case: &Case, complaints: &[Complaint<'_>]) -> Vec<String> {
    let is_own = |code| case.uses.iter().any(|used| used.code == code);
    let own = complaints.iter().filter(|complaint| complaint.code.is_none_or(is_own));
    own.map(|complaint| format!("{}: against the old schema:\n{}", case.name, complaint.words))
        .collect()
}

/// Returns what the compiler and the verdicts of `case` disagree about, given the `complaints`.
pub(crate) fn faults(case: &Case, complaints: &[Complaint<'_>]) -> Vec<String> {
    let said = match said(case, complaints) {
        Ok(said) => said,
        Err(stray) => return vec![stray],
    };
    let mut faults = Vec::new();
    for (path, (verdict, words)) in &said {
        let told: Vec<_> = case.ruled.iter().filter(|ruled| ruled.is_about(path)).collect();
        let worst = told.iter().map(|ruled| ruled.verdict).max().unwrap_or_default();
        if worst < *verdict {
            faults.push(format!(
                "{}: {path} is {} and was judged {} by {:?}:\n{words}",
                case.name,
                verdict.name(),
                worst.name(),
                told.iter().map(|ruled| ruled.kind).collect::<Vec<_>>()
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

/// Returns which code of a page compiles though it should not: what stands there shows what breaks.
fn faults_of_page(case: &Case, said: &BTreeMap<String, (Verdict, &str)>) -> Vec<String> {
    let worst = case.ruled.iter().map(|ruled| ruled.verdict).max().unwrap_or_default();
    let codes = [(page(false), Verdict::Breaking), (page(true), Verdict::Risky)];
    let there = codes.iter().filter(|(path, _)| case.uses.iter().any(|used| used.path == *path));
    let wrong = there.filter(|(path, limit)| worst >= *limit && !said.contains_key(*path));
    wrong
        .map(|(path, _)| format!("{}: {path} compiles and was judged {}", case.name, worst.name()))
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
fn said<'c>(
    case: &Case,
    complaints: &'c [Complaint<'_>],
) -> Result<BTreeMap<String, (Verdict, &'c str)>, String> {
    let mut said: BTreeMap<String, (Verdict, &str)> = BTreeMap::new();
    for complaint in complaints {
        let Some(code) = complaint.code else {
            return Err(format!("{}: what is generated fails:\n{}", case.name, complaint.words));
        };
        for used in case.uses.iter().filter(|used| used.code == code) {
            let verdict = if used.is_careless { Verdict::Risky } else { Verdict::Breaking };
            let entry = said.entry(used.path.clone()).or_insert((verdict, &complaint.words));
            if entry.0 < verdict {
                *entry = (verdict, &complaint.words);
            }
        }
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
