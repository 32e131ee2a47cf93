//! Which rules run, and how bad their breaches are: by default, by the settings, by the command line.

use crate::config::Config;
use crate::diagnostic::Level;
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

    /// Returns how bad a breach of the rule called `name` is; nothing where it does not run.
    ///
    /// `Err` where there is no such rule.
    ///
    /// # Errors
    ///
    /// If no rule is called so.
    pub fn of(&self, name: &str) -> Result<Option<Level>, UnknownRule> {
        let found = self.levels.iter().find(|(rule, _)| rule.name == name);
        found.map(|(_, level)| *level).ok_or(UnknownRule)
    }
}

/// There is no rule of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownRule;

fn level(rule: &Rule, config: &Config, selection: &Selection) -> Option<Level> {
    let settings = config.lint.levels.iter().map(|(name, level)| (name.value.as_str(), *level));
    let said = selection.levels.iter().map(|(name, level)| (name.as_str(), *level));
    let configured = last_word(rule, said).or_else(|| last_word(rule, settings));
    let configured = configured.map(|(_, level)| level);
    let is_named = |names: &[String]| names.iter().any(|name| names_rule(name, rule));
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
    of_rule.or_else(|| said.rev().find(|(name, _)| names_rule(name, rule)))
}

fn names_rule(name: &str, rule: &Rule) -> bool {
    name == "all" || name == rule.name || name == rule.group.name()
}
