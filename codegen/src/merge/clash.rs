//! Where two sides that merge without a conflict do not fit: what one took away, the other began to use.

use crate::config::{Config, MeantFor};
use crate::deploy::new_errors;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Options, lint};
use crate::source::Sources;

/// What is a warning of a schema that somebody wrote, and of a merge means that one side took away what the
/// other names, or that both gave away what there is once.
const CLASHES: [&str; 12] = [
    "conditional-many",
    "nested-order-required-dangling",
    "policy-others-unknown",
    "prop-case-duplicate",
    "rdvp-field-unknown",
    "rel-query-field-unknown",
    "rel-reverse-asymmetric",
    "rel-reverse-missing",
    "rel-target-unknown",
    "required-dangling",
    "slot-shared",
    "type-case-duplicate",
];

/// Returns what is wrong with the `merged` texts, by the rules as `config` has them, and with neither of
/// `sides`: an error, or what one of them names and the other took away.
#[must_use]
pub fn clashes(merged: &Sources, sides: [&Sources; 2], config: &Config) -> Vec<Diagnostic> {
    let config = Config { meant_for: MeantFor::AnySchema, ..config.clone() };
    let judge = |sources: &Sources| {
        let findings = lint(sources, &config, &Options::default()).findings.into_iter();
        findings.map(judged).collect::<Vec<_>>()
    };
    let left = |errors: Vec<Diagnostic>, side| {
        if errors.is_empty() { errors } else { new_errors(&judge(side), &errors) }
    };
    sides.into_iter().fold(new_errors(&[], &judge(merged)), left)
}

/// Returns `finding` as bad as it is where it was brought about by a merge.
fn judged(finding: Diagnostic) -> Diagnostic {
    let is_clash = CLASHES.contains(&finding.rule);
    let level = if is_clash { Level::Error } else { finding.level };
    Diagnostic { level, ..finding }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Role;

    fn texts(types: &[&str]) -> Sources {
        let mut sources = Sources::new();
        let text = format!("{{\"objects\": [{}]}}", types.join(","));
        sources.add("", text.into_bytes(), Role::Configuration);
        sources
    }

    fn told(merged: &[&str], sides: [&[&str]; 2]) -> Vec<String> {
        let [ours, theirs] = sides.map(texts);
        let clashes = clashes(&texts(merged), [&ours, &theirs], &Config::default());
        clashes.into_iter().map(|clash| format!("{} {}", clash.path, clash.rule)).collect()
    }

    const BOOK: &str = r#"{"name":"book","schema":{"properties":{"title":{"type":"string"}}}}"#;
    const LOAN: &str = r#"{"name":"loan","schema":{"properties":{}}}"#;
    const REFERS: &str = r#"{"name":"loan","schema":{"properties":{
        "book":{"type":"relationship","resourceCollection":[{"path":"managed/book"}]}}}}"#;
    const ORDERS: &str = r#"{"name":"loan","schema":{"order":["due"],"properties":{}}}"#;

    #[test]
    fn a_relationship_to_what_the_other_side_took_away_is_a_clash() {
        assert_eq!(told(&[REFERS], [&[REFERS, BOOK], &[LOAN]]), ["loan.book rel-target-unknown"]);
        assert_eq!(told(&[REFERS], [&[REFERS], &[LOAN]]), [""; 0], "it was loose before");
    }

    #[test]
    fn what_is_a_clash_is_a_rule() {
        assert!(CLASHES.into_iter().all(crate::rules::is_known) && CLASHES.is_sorted());
    }

    #[test]
    fn a_requirement_of_what_the_other_side_took_away_is_a_clash() {
        let loan = |required: &str, properties: &str| {
            format!(
                r#"{{"name":"loan","schema":{{"required":[{required}],"properties":{{{properties}}}}}}}"#
            )
        };
        let (due, other) = (r#""due":{"type":"string"}"#, r#""of":{"type":"string"}"#);
        let (theirs, ours) = (loan(r#""due""#, &format!("{due},{other}")), loan("", other));
        let merged = loan(r#""due""#, other);
        assert_eq!(told(&[&merged], [&[&ours], &[&theirs]]), ["loan required-dangling"]);
        assert_eq!(told(&[&merged], [&[&merged], &[&theirs]]), [""; 0], "it dangled before");
    }

    #[test]
    fn two_sides_that_each_mark_another_property_for_conditions_are_a_clash() {
        let role = |a: bool, b: bool| {
            format!(
                r#"{{"name":"role","schema":{{"properties":{{"a":{{"type":"string","isConditional":{a}}},
                "b":{{"type":"string","isConditional":{b}}}}}}}}}"#
            )
        };
        let sides = [role(true, false), role(false, true)];
        let told = told(&[&role(true, true)], [&[&sides[0]], &[&sides[1]]]);
        assert!(told.iter().any(|clash| clash.ends_with(" conditional-many")), "{told:?}");
    }

    #[test]
    fn what_is_wrong_with_one_side_is_no_clash() {
        let bad = ORDERS;
        assert_eq!(told(&[bad, BOOK], [&[bad], &[LOAN, BOOK]]), [""; 0]);
        assert_eq!(told(&[bad, BOOK], [&[LOAN], &[bad, BOOK]]), [""; 0]);
    }
}
