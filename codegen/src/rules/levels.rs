//! Which rules run, and how bad their breaches are: by default, by the settings, by the command line.

use std::ptr;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::rules::{Default as Switch, Rule, book};

/// What the command line says over the settings, by names of rules or groups, or `all`.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The only ones that run; all that the settings let run where there is none.
    pub select: Vec<String>,
    /// Those that do not run.
    pub ignore: Vec<String>,
    /// How bad breaches are; nothing for those that do not run.
    pub levels: Vec<(String, Option<Level>)>,
}

/// Which rules run, and how bad their breaches are.
#[derive(Clone, Debug)]
pub struct Levels {
    /// In the order of the book.
    levels: Vec<(&'static Rule, Option<Level>)>,
}

impl Levels {
    /// Returns what `config` and, over it, `selection` say.
    ///
    /// A name of a rule says more than that of its group, and a later word more than an earlier one.
    #[must_use]
    pub fn new(config: &Config, selection: &Selection) -> Self {
        let levels = book::all().map(|rule| (rule, level(rule, config, selection)));
        Self { levels: levels.collect() }
    }

    /// Returns the rules that run with the level of their breaches, in the order of the book.
    pub fn running(&self) -> impl Iterator<Item = (&'static Rule, Level)> {
        self.levels.iter().filter_map(|(rule, level)| Some((*rule, (*level)?)))
    }

    /// Returns whether what is called `name` is reported: all but the rules that do not run.
    #[must_use]
    pub fn let_through(&self, name: &str) -> bool {
        book::find(name).is_none_or(|rule| self.of(rule).is_some())
    }

    /// Returns `finding` at the level of its rule; nothing where the rule does not run. What breaks no
    /// rule, such as a fault of syntax, stays as it is.
    #[must_use]
    pub fn apply(&self, finding: Diagnostic) -> Option<Diagnostic> {
        match book::find(finding.rule) {
            None => Some(finding),
            Some(rule) => self.of(rule).map(|level| finding.with_level(level)),
        }
    }

    /// Returns how bad a breach of `rule` is; nothing where it does not run.
    fn of(&self, rule: &Rule) -> Option<Level> {
        self.levels.iter().find(|(known, _)| ptr::eq(*known, rule)).and_then(|(_, level)| *level)
    }
}

fn level(rule: &Rule, config: &Config, selection: &Selection) -> Option<Level> {
    let settings = config.lint.levels.iter().map(|(name, level)| (name.value.as_str(), *level));
    let said = selection.levels.iter().map(|(name, level)| (name.as_str(), *level));
    let configured = last_word(rule, said).or_else(|| last_word(rule, settings));
    let configured = configured.map(|(_, level)| level);
    let is_named = |names: &[String]| names.iter().any(|name| rule.is_called(name));
    if is_named(&selection.ignore) {
        return None;
    }
    if !selection.select.is_empty() {
        let is_selected = is_named(&selection.select);
        return is_selected.then(|| configured.flatten().unwrap_or(rule.level));
    }
    match configured {
        Some(level) => level,
        None => (rule.default == Switch::On).then_some(rule.level),
    }
}

/// Returns what was said last of `rule` by its name or, where nothing was, of its group.
fn last_word<'n>(
    rule: &Rule,
    said: impl DoubleEndedIterator<Item = (&'n str, Option<Level>)> + Clone,
) -> Option<(&'n str, Option<Level>)> {
    let of_rule = said.clone().rev().find(|(name, _)| *name == rule.name);
    of_rule.or_else(|| said.rev().find(|(name, _)| rule.is_called(name)))
}
