//! What becomes of changes after which two things have one name in generated code.

use super::{Case, case, objects};
use crate::diff::{Consumer, Verdict};

/// Returns a type called `name` with `properties`.
fn named(name: &str, properties: &str) -> String {
    format!(r#"{{"name": "{name}", "schema": {{"properties": {{{properties}}}}}}}"#)
}

/// Returns the paths of the changes that break generated code, with their reasons.
fn breaking(case: &Case<'_>) -> Vec<(String, String)> {
    case.review(|review, _| {
        let breaks =
            review.changes.iter().filter(|it| it.impact.of(Consumer::Rust) == Verdict::Breaking);
        breaks.map(|it| (it.change.path.clone(), it.impact.because.clone())).collect()
    })
}

const COLOR: &str = r#""color": {"type": "string"}"#;
const TITLED: &str = r#""color": {"type": "string", "title": "Colour"}"#;

#[test]
fn what_brings_a_name_that_generated_code_has_already_breaks_it() {
    let car = |properties: &str| named("car", properties);
    let with = |types: &[&str]| objects(types);
    let old = with(&[&car(COLOR)]);
    let nested = r#""user": {"type": "object", "properties": {"a": {"type": "string"}}}"#;
    let cases = [
        (
            old.clone(),
            with(&[&car(&format!(r#"{TITLED}, "Color": {{"type": "string"}}"#))]),
            "car.Color",
        ),
        (
            old.clone(),
            with(&[&car(&format!(r#""color_": {{"type": "string"}}, {COLOR}"#))]),
            "car.color_",
        ),
        (old.clone(), with(&[&car(COLOR), &named("Car", "")]), "Car"),
        (
            with(&[&named("alpha", ""), &named("alpha_user", "")]),
            with(&[&named("alpha", nested), &named("alpha_user", "")]),
            "alpha.user",
        ),
    ];
    for (old, new, path) in cases {
        let found = breaking(&case(&old, &new));
        assert!(!found.is_empty() && found.iter().all(|(at, _)| at == path), "{path}: {found:?}");
        let told = case(&old, &new).render(crate::report::Format::Text);
        assert!(told.contains("would both be the"), "{told}");
    }
}

#[test]
fn a_collision_that_was_there_or_that_no_code_has_breaks_nothing() {
    let twins = format!(r#"{COLOR}, "Color": {{"type": "string"}}"#);
    let more = format!(r#"{twins}, "due": {{"type": "string"}}"#);
    let (single, twins, more) = (named("car", COLOR), named("car", &twins), named("car", &more));
    assert_eq!(breaking(&case(&twins, &more)), []);
    let settings = "[generate]\ntypes = [\"!car\"]\n";
    assert_eq!(breaking(&Case { settings, ..case(&single, &twins) }), []);
    let settings = "[alias.car]\ncolour = \"Color\"\n";
    assert_eq!(breaking(&Case { settings, ..case(&single, &twins) }), []);
}
