//! Whom it harms where a rule is broken whose breach is an error.

use crate::diff::Consumer;
use crate::diff::Consumer::{Access, Console, Records, Wire};

/// Whom the breach of most rules harms: the server refuses the configuration or every write, so that
/// neither a client nor a record that is written back gets through.
const MOST: &[Consumer] = &[Wire, Records];

/// Whom the breach of other rules harms.
const OTHERS: &[(&[Consumer], &[&str])] = &[
    (&[Console], &["application-touched", "rel-query-missing", "rel-queryfilter"]),
    (&[Access], &["conditional-field", "default-protection-loosened"]),
    (&[Records], &["lastsync-dangling"]),
    (&[], &["enum-empty-dup"]), // a value twice is a slip; that none is left, its own kind tells
    (
        &[Wire],
        &[
            "default-not-in-enum",
            "notifyrel-not-rel",
            "notifyrel-unknown",
            "policy-id-equal",
            "rdvp-ends-differ",
            "rdvp-not-virtual",
            "rdvp-path-empty",
            "rdvp-step-missing",
            "rdvp-step-not-rel",
            "type-name-charset",
        ],
    ),
];

/// Returns whom it harms where `rule` is broken: whoever has to mend it, where nobody is named.
pub(super) fn harmed(rule: &str) -> &'static [Consumer] {
    let other = OTHERS.iter().find(|(_, rules)| rules.contains(&rule));
    other.map_or(MOST, |(harmed, _)| harmed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::rules;

    #[test]
    fn each_rule_that_is_named_is_one_whose_breach_is_an_error() {
        for name in OTHERS.iter().flat_map(|(_, rules)| *rules) {
            assert_eq!(rules::find(name).map(|rule| rule.level), Some(Level::Error), "{name}");
        }
    }
}
