//! Which rules of the book the new side breaks that the old one does not, and what that makes of changes.
//!
//! A verdict on a change is worth nothing where the server does not take what comes of it: the rule book
//! knows when, so that no kind of change has to.

use std::collections::{BTreeMap, HashMap};

use crate::config::{Config, MeantFor};
use crate::deploy::new_errors;
use crate::diagnostic::{Diagnostic, Level};
use crate::diff::{Harm, Kind, Pair, Side, Verdict, source};
use crate::lint;
use crate::review::culprits::Culprits;
use crate::review::harm::harmed;
use crate::review::{Extent, Options, Reviewed};
use crate::rules;

/// What is asked: the sides, by which settings each is read, and which types of them are looked at.
pub(super) struct Question<'q, 'm> {
    pub(super) sides: [Side<'m>; 2],
    /// The settings that each side was written by.
    pub(super) configs: [&'q Config; 2],
    /// Those of today, whose levels and exceptions count.
    pub(super) today: &'q Config,
    pub(super) options: &'q Options,
    pub(super) extent: &'q Extent<'m>,
}

impl Question<'_, '_> {
    /// Returns the errors of rules that the new side alone has, and judges those of `changes` as breaking
    /// that brought them. Without a change there are none.
    pub(super) fn judge(&self, changes: &mut [Reviewed<'_>]) -> Vec<Diagnostic> {
        if changes.is_empty() {
            return Vec::new();
        }
        let new = self.errors(1);
        if new.is_empty() {
            return new;
        }
        let arrived = arrived(&self.errors(0), &new, &Renames::of(changes));
        let brought = bring(changes, &arrived);
        let is_even = self.is_even();
        let is_told = |(error, brought): &(Diagnostic, Brought)| {
            *brought == Brought::ByChange || is_even && self.includes(error)
        };
        arrived.into_iter().zip(brought).filter(is_told).map(|(error, _)| error).collect()
    }

    /// Returns the errors of the rules in the side at `position`.
    fn errors(&self, position: usize) -> Vec<Diagnostic> {
        let config = Config {
            lint: self.today.lint.clone(),
            meant_for: MeantFor::AnySchema,
            ..self.configs[position].clone()
        };
        let options = lint::Options { today: self.options.today, ..lint::Options::default() };
        let linted = lint::lint(self.sides[position].documents.sources(), &config, &options);
        let is_breach = |finding: &Diagnostic| finding.is_error() && !lint::is_fault(finding);
        linted.findings.into_iter().filter(is_breach).collect()
    }

    /// Returns whether both sides say so much that a rule which looks at the whole sees the same of each.
    fn is_even(&self) -> bool {
        let [old, new] = self.sides.map(|side| side.documents.coverage());
        *self.extent == Extent::Everything && old == new
    }

    /// Returns whether `error` is about a type that is looked at, or about none.
    fn includes(&self, error: &Diagnostic) -> bool {
        let name = error.path.split('.').next().unwrap_or_default();
        name.is_empty() || self.options.types.includes(name)
    }
}

/// Where an error is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brought {
    /// From a change that is told.
    ByChange,
    /// From something else, such as what another change leaves behind.
    Otherwise,
}

/// Returns those of `new` that are more than there were of their rule at their path: the words of an
/// error may change while it stays.
fn arrived(old: &[Diagnostic], new: &[Diagnostic], renames: &Renames) -> Vec<Diagnostic> {
    let mut more: HashMap<(&str, String), i64> = HashMap::new();
    for error in new {
        *more.entry((error.rule, error.path.clone())).or_default() += 1;
    }
    for error in old {
        *more.entry((error.rule, renames.today(&error.path))).or_default() -= 1;
    }
    let mut errors = new_errors(old, new);
    errors.retain(|error| {
        let left = more.get_mut(&(error.rule, error.path.clone()));
        left.is_some_and(|left| {
            *left -= 1;
            *left >= 0
        })
    });
    errors
}

/// What was called otherwise before: the path with the old name at its end, and the path of today.
struct Renames(BTreeMap<String, String>);

impl Renames {
    fn of(changes: &[Reviewed<'_>]) -> Self {
        let renames = changes.iter().filter_map(|Reviewed { change, .. }| {
            let before = match change.kind {
                Kind::TypeRenamed => change.object.old?.name.value.to_string(),
                Kind::PropRenamed | Kind::PropReplaced => {
                    let Pair { old, new } = change.property;
                    let above = change.path.strip_suffix(&*new?.name.value)?;
                    format!("{above}{}", old?.name.value)
                }
                _ => return None,
            };
            Some((before, change.path.clone()))
        });
        Self(renames.collect())
    }

    /// Returns what is called `path` before, as it is called today.
    fn today(&self, path: &str) -> String {
        let mut today = String::new();
        for name in path.split('.') {
            if !today.is_empty() {
                today.push('.');
            }
            today.push_str(name);
            if let Some(renamed) = self.0.get(&today) {
                today.clone_from(renamed);
            }
        }
        today
    }
}

/// How many errors at one path are held against the changes there: so many changes as there may be never make
/// a walk of squares. Those behind them are from where the last one of these is.
const JUDGING: usize = 64;

/// Judges those of `changes` as breaking that brought one of `errors`; returns of each whether any did.
fn bring(changes: &mut [Reviewed<'_>], errors: &[Diagnostic]) -> Vec<Brought> {
    let known = Culprits::of(changes);
    let mut at_path: HashMap<&str, (usize, Brought)> = HashMap::new();
    let brought = errors.iter().map(|error| {
        let (count, brought) = at_path.entry(&error.path).or_insert((0, Brought::Otherwise));
        if *count < JUDGING {
            *count += 1;
            let culprits = known.bring(changes, error);
            for position in &culprits {
                breach(&mut changes[*position], error);
            }
            *brought = if culprits.is_empty() { Brought::Otherwise } else { Brought::ByChange };
        }
        *brought
    });
    brought.collect()
}

/// Judges that `reviewed` breaks whom `error` harms, as far as the book itself calls it an error: what the
/// settings alone call one is a matter of taste.
fn breach(reviewed: &mut Reviewed<'_>, error: &Diagnostic) {
    let is_harm = rules::find(error.rule).is_some_and(|rule| rule.level == Level::Error);
    if !is_harm {
        return;
    }
    let hint = error.hint.as_ref().map_or_else(String::new, |hint| format!(": {hint}"));
    let because = format!("{}{hint} (`{}`)", error.message, error.rule);
    let todo = format!("mend it first; `mosaic explain {}` shows how", error.rule);
    reviewed.impact.worsen(Harm {
        consumers: harmed(error.rule),
        verdict: Verdict::Breaking,
        because,
        todo,
        source: source::RULE_BOOK,
    });
}
