//! Where two sides that merge without a conflict do not fit: what one took away, the other began to use.

use crate::config::{Config, MeantFor};
use crate::deploy::new_errors;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Options, lint};
use crate::source::Sources;

/// What is told of relationships whose other end is gone: warnings, for a part of a schema has them too.
const LOOSE_ENDS: [&str; 3] =
    ["rel-target-unknown", "rel-reverse-missing", "rel-reverse-asymmetric"];

/// Returns what is wrong with the `merged` texts, by the rules as `config` has them, and with neither of
/// `sides`: an error, or a relationship that has lost its other end.
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
    let is_loose = LOOSE_ENDS.contains(&finding.rule);
    let level = if is_loose { Level::Error } else { finding.level };
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
    fn what_is_wrong_with_one_side_is_no_clash() {
        let bad = ORDERS;
        assert_eq!(told(&[bad, BOOK], [&[bad], &[LOAN, BOOK]]), [""; 0]);
        assert_eq!(told(&[bad, BOOK], [&[LOAN], &[bad, BOOK]]), [""; 0]);
    }
}
