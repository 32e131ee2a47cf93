//! What becomes of changes that break a rule of the book.

use super::{Case, case};
use crate::catalog::Product;
use crate::config::{FailOn, Globs};
use crate::date::Date;
use crate::diff::{Consumer, Pair, Verdict};
use crate::model;
use crate::report::Format;
use crate::review::{Background, Options, Review, Reviewed};
use crate::source::{Documents, Role, Sources};
use crate::span::{Span, Spanned};

/// Returns a type of loans with `properties`.
fn loan(properties: &str) -> String {
    format!(r#"{{"objects": [{{"name": "loan", "schema": {{"properties": {{{properties}}}}}}}]}}"#)
}

/// A property that is sound, and the same with a pattern that no server compiles.
const SOUND: &str = r#""due": {"type": "string"}"#;
const BROKEN: &str = r#""due": {"type": "string", "pattern": "[0-9"}"#;

/// Returns the rules that the new side of `case` alone breaks, and the worst verdict.
fn judged(case: &Case<'_>) -> (Vec<&'static str>, Option<Verdict>) {
    case.review(|review, _| (rules(review), review.changes.first().map(Reviewed::verdict)))
}

fn rules(review: &Review<'_>) -> Vec<&'static str> {
    review.faults.new.iter().map(|fault| fault.rule).collect()
}

#[test]
fn a_change_that_breaks_a_rule_breaks_whom_that_harms() {
    let (old, new) = (loan(SOUND), loan(BROKEN));
    case(&old, &new).review(|review, _| {
        assert_eq!(rules(review), ["pattern-invalid"]);
        let impact = &review.changes[0].impact;
        assert_eq!(impact.of(Consumer::Wire), Verdict::Breaking);
        assert_eq!(impact.of(Consumer::Records), Verdict::Breaking);
        assert_eq!(impact.of(Consumer::Rust), Verdict::Cosmetic);
        assert!(impact.because.contains("`pattern-invalid`"), "{}", impact.because);
        assert!(review.fails(FailOn::Breaking) && !review.fails(FailOn::Never));
    });
}

#[test]
fn every_format_tells_of_the_rule() {
    let (old, new) = (loan(SOUND), loan(BROKEN));
    for format in Format::ALL {
        let told = case(&old, &new).render(*format);
        assert!(told.contains("pattern-invalid"), "{format:?}: {told}");
    }
}

#[test]
fn an_error_that_was_there_is_nobodys_news() {
    let other = r#", "note": {"type": "string"}"#;
    let (old, new) = (loan(BROKEN), loan(&format!("{BROKEN}{other}")));
    assert_eq!(judged(&case(&old, &new)), (vec![], Some(Verdict::Safe)));
    let reworded = loan(&BROKEN.replace("[0-9", "(0-9"));
    assert_eq!(judged(&case(&old, &reworded)).0, Vec::<&str>::new());
    assert_eq!(judged(&case(&old, &old)), (vec![], None));
}

#[test]
fn an_error_that_goes_along_with_a_new_name_is_no_news() {
    let titled = BROKEN.replace("\"type\"", "\"title\": \"Due on\", \"type\"");
    let (old, new) = (loan(&titled), loan(&titled.replace("\"due\"", "\"dueDate\"")));
    let kinds = |review: &Review<'_>| {
        review.changes.iter().map(|it| it.change.kind.name()).collect::<Vec<_>>()
    };
    case(&old, &new).review(|review, _| assert_eq!(kinds(review), ["prop-renamed"]));
    assert_eq!(judged(&case(&old, &new)).0, Vec::<&str>::new());
    let new = old.replace("\"loan\"", "\"lending\"");
    case(&old, &new).review(|review, _| assert_eq!(kinds(review), ["type-renamed"]));
    assert_eq!(judged(&case(&old, &new)).0, Vec::<&str>::new());
}

#[test]
fn a_rule_that_is_off_or_no_error_counts_for_nothing() {
    let (old, new) = (loan(SOUND), loan(BROKEN));
    for level in ["off", "warning"] {
        let settings = format!("[lint.level]\npattern-invalid = \"{level}\"\n");
        let case = Case { settings: &settings, ..case(&old, &new) };
        assert_eq!(judged(&case), (vec![], Some(Verdict::Risky)), "{level}");
    }
}

#[test]
fn an_exception_holds_until_its_last_day() {
    let (old, new) = (loan(SOUND), loan(BROKEN));
    let settings = "[[lint.allow]]\nrule = \"pattern-invalid\"\npath = \"loan.*\"\nreason = \"agreed\"\n\
                    until = 2027-01-31\n";
    let on = |day: Date| {
        let options = Options { today: Some(day), ..Options::default() };
        judged(&Case { settings, options, ..case(&old, &new) })
    };
    let last = Date { year: 2027, month: 1, day: 31 };
    assert_eq!(on(last), (vec![], Some(Verdict::Risky)));
    assert_eq!(
        on(Date { month: 2, day: 1, ..last }),
        (vec!["pattern-invalid"], Some(Verdict::Breaking))
    );
}

#[test]
fn what_the_settings_alone_call_an_error_is_told_and_judges_nothing() {
    let (old, new) = (loan(SOUND), loan(&format!(r#"{SOUND}, "note": {{"type": "integer"}}"#)));
    let settings = "[lint.level]\ntype-integer = \"error\"\n";
    let case = Case { settings, ..case(&old, &new) };
    assert_eq!(judged(&case), (vec!["type-integer"], Some(Verdict::Safe)));
    case.review(|review, _| assert!(review.fails(FailOn::Breaking)));
}

#[test]
fn an_error_of_a_type_that_nobody_looks_at_is_not_told() {
    let (old, new) = (loan(SOUND), loan(BROKEN));
    let with = |text: &str| {
        text.replace(
            "[{\"name\"",
            "[{\"name\": \"reader\", \"schema\": {\"properties\": {}}}, {\"name\"",
        )
    };
    let titled = with(&new).replacen(
        "{\"properties\": {}}",
        "{\"properties\": {}, \"title\": \"Reader\"}",
        1,
    );
    let types = Globs::new(vec![Spanned::new("reader".to_owned(), Span::default())]);
    let options = Options { types, ..Options::default() };
    let old = with(&old);
    let case = Case { options, ..case(&old, &titled) };
    assert_eq!(judged(&case).0, Vec::<&str>::new());
}

#[test]
fn what_takes_away_the_ground_of_another_property_breaks_it_too() {
    let with = |reverse: &str| {
        loan(&format!(
            r#""reader": {{"type": "relationship", {reverse} "resourceCollection": [{{"path": "managed/loan",
               "notify": true, "query": {{"queryFilter": "true", "fields": []}}}}]}},
               "loans": {{"type": "array", "items": {{"type": "relationship", "reverseRelationship": true,
               "reversePropertyName": "reader", "resourceCollection": [{{"path": "managed/loan",
               "query": {{"queryFilter": "true", "fields": []}}}}]}}}}"#
        ))
    };
    let old = with(r#""reverseRelationship": true, "reversePropertyName": "loans","#);
    let (rules, worst) = judged(&case(&old, &with("")));
    assert!(rules.contains(&"rel-notify-oneway"), "{rules:?}");
    assert_eq!(worst, Some(Verdict::Breaking));
}

#[test]
fn what_is_wrong_with_what_was_added_is_found_where_it_is_read_too() {
    let old = loan(SOUND);
    for (property, rule) in [
        (r#""list": {"type": "array"}"#, "array-items-missing"),
        (r#""list": {"title": "List"}"#, "type-missing"),
    ] {
        let new = loan(&format!("{SOUND}, {property}"));
        assert_eq!(judged(&case(&old, &new)), (vec![rule], Some(Verdict::Breaking)));
    }
}

#[test]
fn an_error_that_reading_found_already_is_told_once() {
    let (old, new) = (loan(SOUND), loan(&format!(r#"{SOUND}, "note": {{"type": "string"}}"#)));
    let twice =
        new.replace("]}", &format!(", {}]}}", r#"{"name": "loan", "schema": {"properties": {}}}"#));
    let mut sources = Sources::new();
    sources.add("new.json", twice.as_bytes().to_vec(), Role::Configuration);
    let (documents, _) = Documents::parse(&sources);
    let errors = model::lower(&documents, Product::Aic).1;
    let known = Background { errors, ..Background::default() };
    let options = Options { sides: Pair { old: None, new: Some(known) }, ..Options::default() };
    let (rules, _) = judged(&Case { options, ..case(&old, &twice) });
    assert_eq!(rules.iter().filter(|rule| **rule == "type-duplicate").count(), 1, "{rules:?}");
}

#[test]
fn a_slip_that_harms_nobody_is_told_and_changes_no_verdict() {
    let list = |values: &str| loan(&format!(r#""due": {{"type": "string", "enum": [{values}]}}"#));
    let (old, new) = (list(r#""a", "b""#), list(r#""a", "b", "b""#));
    assert_eq!(judged(&case(&old, &new)), (vec!["enum-empty-dup"], Some(Verdict::Cosmetic)));
}
