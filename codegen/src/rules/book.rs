//! The one list of all rules.

use std::sync::LazyLock;

use crate::config::closest;
use crate::rules::{
    Group, Rule, correctness, defaults, exceptions, naming, policies, privacy, relationships,
    scripts, storage, style, virtuals,
};

/// The rules of each group, in the order of the groups.
static GROUPS: &[&[&Rule]] = &[
    correctness::RULES,
    defaults::RULES,
    storage::RULES,
    relationships::RULES,
    virtuals::RULES,
    policies::RULES,
    scripts::RULES,
    privacy::RULES,
    naming::RULES,
    style::RULES,
    exceptions::RULES,
];

static BY_NAME: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut rules: Vec<_> = all().collect();
    rules.sort_unstable_by_key(|rule| rule.name);
    rules
});

/// Returns every rule, group by group.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().copied().flatten().copied()
}

/// Returns the rule called `name`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    let position = BY_NAME.binary_search_by(|rule| rule.name.cmp(name));
    position.ok().map(|position| BY_NAME[position])
}

/// Returns the name of the rule, or of the group of rules, that `name` is most likely meant to be.
#[must_use]
pub fn suggest(name: &str) -> Option<&'static str> {
    let groups = Group::ALL.iter().map(|group| group.name());
    closest(name, all().map(|rule| rule.name).chain(groups))
}

/// Returns whether `name` is one of a rule or of a group, or `all`.
#[must_use]
pub fn is_known(name: &str) -> bool {
    name == "all" || find(name).is_some() || Group::ALL.iter().any(|group| group.name() == name)
}
