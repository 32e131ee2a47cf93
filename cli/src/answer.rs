//! What a program is told of a verb that brings a configuration somewhere: one object, when it has ended,
//! described by `schemas/answer.schema.json`.

use std::path::Path;

use anyhow::Result;
use mosaic_codegen::files::Inputs;
use mosaic_codegen::report::text::Style;
use mosaic_codegen::report::{Format, ReviewReport, harmless_json};
use serde_json::{Value, json};

use crate::failure::{conflicts, outcome, way_out};
use crate::outcome::Outcome;
use crate::push::Conflict;
use crate::steps::Step;
use crate::terminal::{self, Terminal};

/// What a verb came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Close {
    /// Something could not be read.
    Unreadable,
    /// It was to be shown only.
    Planned,
    /// It was to be checked only, and something would have been done.
    Differs,
    /// The same, and less than what is asked to fail on.
    Tolerated,
    /// Everything is as it is to be already.
    NothingToDo,
    /// It would bring errors to the tenant.
    Errors,
    /// The files have it.
    Written,
    /// The tenant has it.
    Stored,
    /// Somebody else wrote before.
    Moved,
    /// Somebody else wrote at the same time.
    Overwritten,
    /// What was written does not show.
    Unconfirmed,
    /// Both sides changed the same.
    Conflict,
    /// It could have been done and was not.
    Refused,
    /// It could not be done.
    Failed,
}

/// What is told of a verb that has ended.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) close: Close,
    /// The tenant, as the settings call it.
    pub(crate) tenant: Option<String>,
    /// What went wrong, and the way out.
    pub(crate) problem: Option<(String, Option<String>)>,
    /// What both sides changed, and not to the same.
    pub(crate) conflicts: Vec<Conflict>,
    /// What was, or would be, done to which file.
    pub(crate) files: Vec<Value>,
    /// The steps to the tenant that were, or would be, taken.
    pub(crate) steps: Vec<String>,
    /// What differs on the other side and stays as it is.
    pub(crate) kept: Vec<String>,
    /// What the files have still, and the tenant has no more: types, and paths of properties.
    pub(crate) absent: Vec<String>,
    /// The types that were to be deleted, and that were gone already.
    pub(crate) gone: Vec<String>,
    /// The types that do not answer any more.
    pub(crate) silent: Vec<String>,
    /// The file that the former configuration of the tenant is kept in.
    pub(crate) undo: Option<String>,
    /// What changed, or would, as [`reviewed`] returns it.
    pub(crate) review: Option<String>,
}

/// Does `work`; tells a program what it came to, in the file `out` or on standard output, and returns that. A
/// person was told on the way.
///
/// # Errors
///
/// As `work`, or if nothing can be written to standard output.
pub(crate) fn answer(
    action: &str,
    terminal: &Terminal,
    out: Option<&Path>,
    work: impl FnOnce() -> Result<Answer>,
) -> Result<Outcome> {
    let answered = work();
    if terminal.format() == Format::Json {
        let text = match &answered {
            Ok(answer) => answer.text(action),
            Err(error) => Answer::failed(error).text(action),
        };
        terminal::write_to(out, &text)?;
    }
    answered.map(|answer| answer.outcome())
}

/// Returns `report` for the object that a program is told at the end; publishes it at once for anybody else,
/// in the file `out` or on standard output.
///
/// # Errors
///
/// If it cannot be written.
pub(crate) fn reviewed(
    terminal: &Terminal,
    report: &ReviewReport<'_>,
    out: Option<&Path>,
) -> Result<Option<String>> {
    if terminal.format() == Format::Json {
        return Ok(Some(Format::Json.render_review(report, Style::default())));
    }
    terminal.publish_review(report, out)?;
    Ok(None)
}

/// Returns what `steps` do to which file, by the names that `inputs` gives them.
pub(crate) fn files(inputs: &Inputs, steps: &[Step]) -> Vec<Value> {
    let told = |step: &Step| json!({"file": inputs.name(step.path()), "change": step.change()});
    steps.iter().map(told).collect()
}

impl Answer {
    /// Returns that it came to this, and nothing else.
    pub(crate) fn of(close: Close) -> Self {
        Self {
            close,
            tenant: None,
            problem: None,
            conflicts: Vec::new(),
            files: Vec::new(),
            steps: Vec::new(),
            kept: Vec::new(),
            absent: Vec::new(),
            gone: Vec::new(),
            silent: Vec::new(),
            undo: None,
            review: None,
        }
    }

    /// Returns that it ended with `error`, and tells a person.
    pub(crate) fn told(error: &anyhow::Error, terminal: &Terminal) -> Self {
        let _ = terminal.fail(error); // the code follows from what is returned
        Self::failed(error)
    }

    /// Returns that it ended with `error`.
    fn failed(error: &anyhow::Error) -> Self {
        let conflicts = conflicts(error).to_vec();
        let close = match outcome(error) {
            _ if !conflicts.is_empty() => Close::Conflict,
            Outcome::Refused => Close::Refused,
            _ => Close::Failed,
        };
        let problem = Some((format!("{error:#}"), way_out(error).map(str::to_owned)));
        Self { problem, conflicts, ..Self::of(close) }
    }

    /// Returns what the process says with its exit code.
    const fn outcome(&self) -> Outcome {
        match self.close {
            Close::Stored | Close::NothingToDo if !self.silent.is_empty() => Outcome::Findings,
            Close::Planned
            | Close::Tolerated
            | Close::NothingToDo
            | Close::Written
            | Close::Stored => Outcome::Clean,
            Close::Differs | Close::Errors => Outcome::Findings,
            Close::Unreadable | Close::Unconfirmed | Close::Failed => Outcome::Failed,
            Close::Moved | Close::Overwritten | Close::Conflict | Close::Refused => {
                Outcome::Refused
            }
        }
    }

    /// Returns the object, as text.
    fn text(&self, action: &str) -> String {
        let Self { close, tenant, files, steps, kept, absent, gone, silent, undo, .. } = self;
        let (problem, hint) = match &self.problem {
            Some((problem, hint)) => (Some(problem), hint.as_ref()),
            None => (None, None),
        };
        let conflicts = self.conflicts.iter().map(|Conflict { path, tenant, files }| {
            json!({"path": path, "tenant": tenant, "files": files})
        });
        let told = json!({
            "version": 1, "action": action, "tenant": tenant, "outcome": close.name(),
            "problem": problem, "hint": hint, "conflicts": conflicts.collect::<Vec<_>>(),
            "files": files, "steps": steps, "kept": kept, "absent": absent, "gone": gone,
            "silent": silent, "undo": undo,
        });
        let told = format!("{told:#}");
        let members = harmless_json(told.strip_suffix("\n}").unwrap_or(&told));
        let review = self.review.as_deref().map_or("null", str::trim_end);
        format!("{members},\n  \"review\": {review}\n}}\n")
    }
}

impl Close {
    const fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Planned => "planned",
            Self::Differs => "differs",
            Self::Tolerated => "tolerated",
            Self::NothingToDo => "nothing-to-do",
            Self::Errors => "errors",
            Self::Written => "written",
            Self::Stored => "stored",
            Self::Moved => "moved",
            Self::Overwritten => "overwritten",
            Self::Unconfirmed => "unconfirmed",
            Self::Conflict => "conflict",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_one_object_that_no_terminal_obeys() {
        let kept = vec!["a\u{202e}}\"\u{9b}".to_owned()];
        let review = Some("{\"version\":1}\n".to_owned());
        let answer = Answer { kept: kept.clone(), review, ..Answer::of(Close::Planned) };
        let text = answer.text("pull");
        assert!(!text.contains(['\u{202e}', '\u{9b}']), "{text}");
        let told: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&told["kept"], &told["review"]), (&json!(kept), &json!({"version": 1})));
    }
}
