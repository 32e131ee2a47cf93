//! The laws.

use std::collections::BTreeMap;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::{Diagnostic, Safety};
use mosaic_codegen::json;
use mosaic_codegen::json::edit::{self, Editor};
use mosaic_codegen::lint::{self, Fixed, Options};
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::span::SourceId;

/// A configuration in one text, and the product that it is linted for.
#[derive(Clone, Copy)]
pub(crate) struct Case<'t> {
    pub(crate) text: &'t str,
    pub(crate) product: Product,
}

/// How often each finding is there, whatever its place and its level are.
type Counts = BTreeMap<(&'static str, String, String), usize>;

impl Case<'_> {
    /// Returns what is wrong.
    pub(crate) fn findings(self) -> Vec<Diagnostic> {
        lint::lint(&self.sources(), &self.config(), &Options::default()).findings
    }

    /// Returns the text after all fixes that are at least as safe as `least`.
    pub(crate) fn fixed(self, least: Safety) -> Fixed {
        lint::fix(&self.sources(), &self.config(), &Options::default(), least)
    }

    fn with(self, text: &str) -> Case<'_> {
        Case { text, product: self.product }
    }

    fn config(self) -> Config {
        Config { product: self.product, ..Config::default() }
    }

    fn sources(self) -> Sources {
        let mut sources = Sources::new();
        sources.add("managed.json", self.text.as_bytes().to_vec(), Role::Configuration);
        sources
    }
}

/// Says which law the fixes of `case` break together, if they break one.
pub(crate) fn broken_together(case: Case<'_>, least: Safety) -> Option<String> {
    let before = case.findings();
    let fixed = case.fixed(least);
    let text = fixed.sources.get(SourceId(0)).text.as_str();
    let said = |what: &str| Some(format!("{what}\n{:#?}", fixed.applied));
    if fixed.applied.is_empty() && text != case.text {
        return said("nothing was applied, and the text is another");
    }
    if let Some(new) = introduced(&before, &fixed.left.findings) {
        return said(&format!("introduced {new:?}"));
    }
    if let Some(line) = lost_line(case.text, text, &touched_lines(case.text, &before, least)) {
        return said(&format!("a line that no fix touches is not there any more: {line}"));
    }
    let again = case.with(text).fixed(least);
    if !again.applied.is_empty() {
        return said(&format!("there is more to fix the second time: {:#?}", again.applied));
    }
    if let Some(left) = fixable(&again.left.findings, least).next() {
        return said(&format!("a fix was not applied: {left:?}"));
    }
    None
}

/// Says which law one of the fixes of `case` breaks alone, if one does; looks at every fix, or evenly at
/// so many of them.
pub(crate) fn broken_alone(case: Case<'_>, enough: usize) -> Option<String> {
    let before = case.findings();
    let fixable: Vec<_> = fixable(&before, Safety::Proposed).collect();
    let step = fixable.len().div_ceil(enough).max(1);
    fixable.into_iter().step_by(step).find_map(|finding| breaks(case, &before, finding))
}

/// Says which law the fix of `finding` breaks.
pub(crate) fn breaks(
    case: Case<'_>,
    before: &[Diagnostic],
    finding: &Diagnostic,
) -> Option<String> {
    let fix = finding.fix.as_ref()?;
    let text = match edit::apply(case.text, &fix.edits) {
        Ok(text) => text,
        Err(error) => return Some(format!("{error}: {finding:#?}")),
    };
    let after = case.with(&text).findings();
    if let Some(new) = introduced(before, &after) {
        return Some(format!("introduced {new:?}: {finding:#?}"));
    }
    let count = |list| counts(list).get(&key(finding)).copied().unwrap_or_default();
    (count(&after) >= count(before)).then(|| format!("mended nothing: {finding:#?}"))
}

pub(crate) fn fixable(findings: &[Diagnostic], least: Safety) -> impl Iterator<Item = &Diagnostic> {
    let is_fixable =
        move |finding: &&Diagnostic| finding.fix.as_ref().is_some_and(|fix| fix.safety >= least);
    findings.iter().filter(is_fixable)
}

fn key(finding: &Diagnostic) -> (&'static str, String, String) {
    (finding.rule, finding.path.clone(), finding.message.clone())
}

fn counts(findings: &[Diagnostic]) -> Counts {
    let mut counts = Counts::new();
    for finding in findings {
        *counts.entry(key(finding)).or_default() += 1;
    }
    counts
}

/// Returns a finding that is there more often after than before.
fn introduced(
    before: &[Diagnostic],
    after: &[Diagnostic],
) -> Option<(&'static str, String, String)> {
    let before = counts(before);
    let is_new = |(key, count): &(_, usize)| before.get(key).is_none_or(|before| before < count);
    counts(after).into_iter().find(is_new).map(|(key, _)| key)
}

/// Returns for each line of `text` whether fixes of `findings` change a byte of it, one by one or, where
/// they go together, together: a list that loses all of its lines keeps none.
fn touched_lines(text: &str, findings: &[Diagnostic], least: Safety) -> Vec<bool> {
    let fixes = fixable(findings, least).filter_map(|finding| finding.fix.as_ref());
    let mut groups: Vec<_> = fixes.map(|fix| fix.edits.clone()).collect();
    let mut together = groups.concat();
    if edit::apply(text, &together).is_err() {
        together.clear();
        for group in &groups {
            let more = [together.as_slice(), group].concat();
            if edit::apply(text, &more).is_ok() {
                together = more;
            }
        }
    }
    groups.push(together);
    let mut touched = vec![false; text.lines().count() + 1];
    let line = |offset: u32| text[..offset as usize].matches('\n').count();
    let (document, _) = json::parse(text);
    let Some(mut editor) = Editor::new(&document) else { return touched };
    for splice in groups.iter().flat_map(|group| editor.splices(group)).flatten() {
        touched[line(splice.span.start)..=line(splice.span.end)].fill(true);
    }
    touched
}

/// Returns a line of `before` that was not touched and is not in `after`, in its order.
fn lost_line(before: &str, after: &str, touched: &[bool]) -> Option<String> {
    let mut after = after.lines();
    let kept = before.lines().zip(touched).filter(|(_, touched)| !**touched);
    let mut kept = kept.map(|(line, _)| line);
    kept.find(|line| !after.any(|other| other == *line)).map(str::to_owned)
}
