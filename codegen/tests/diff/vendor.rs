//! What is said of changes to what the vendor ships.

use mosaic_codegen::diff::Consumer::{Queries, Records, Wire};
use mosaic_codegen::diff::Verdict::{Cosmetic, Risky, Safe};
use mosaic_codegen::diff::{Impact, Kind};

use crate::verdicts::{of_types, only};

/// Returns users with `properties`.
fn user(properties: &str) -> String {
    of_types(&[("alpha_user", properties)])
}

#[test]
fn a_policy_that_the_vendor_ships_is_not_safely_removed() {
    let removed = |property: &str, policy: &str| {
        let with =
            |list: &str| user(&format!(r#""{property}":{{"type":"string","policies":[{list}]}}"#));
        only(Kind::PolicyRemoved, &with(policy), &with(""))
    };
    let unsafe_ones = [
        ("_id", r#"{"policyId":"cannot-contain-characters","params":{"forbiddenChars":["/"]}}"#),
        ("mail", r#"{"policyId":"valid-email-address-format"}"#),
        ("userName", r#"{"policyId":"minimum-length","params":{"minLength":1}}"#),
    ];
    for (property, policy) in unsafe_ones {
        let impact = removed(property, policy);
        assert_eq!([impact.of(Wire), impact.of(Records)], [Risky, Risky], "{property}");
        assert_eq!(impact.todo.as_deref(), Some("put it back"), "{property}");
    }
    let own = removed("custom_code", r#"{"policyId":"minimum-length","params":{"minLength":1}}"#);
    assert_eq!(own.verdict(), Safe);
    let unique = removed("custom_code", r#"{"policyId":"unique"}"#);
    assert_eq!([unique.of(Wire), unique.of(Records)], [Risky, Safe]);
}

#[test]
fn the_slots_of_a_feature_come_together() {
    let slots = |numbers: &[u8]| {
        let slots = numbers
            .iter()
            .map(|number| format!(r#""frIndexedString{number}":{{"type":"string"}}"#));
        user(&slots.collect::<Vec<_>>().join(","))
    };
    let added = |before: &[u8], after: &[u8]| only(Kind::PropAdded, &slots(before), &slots(after));
    let alone = added(&[], &[7]);
    assert_eq!([alone.of(Queries), alone.of(Records)], [Risky, Risky]);
    let all: Vec<u8> = (6..=20).collect();
    let last = added(&all[1..], &all);
    assert_eq!(last.verdict(), Safe);
    for impact in [&alone, &last] {
        assert!(impact.because.contains("`indexed/strings/6thru20`"), "{}", impact.because);
    }
    let shipped = added(&[], &[5]);
    assert_eq!(shipped.todo, None, "{}", shipped.because);
}

/// Judges the change of `kind` to a slot with `said` beside its title.
fn relabelled(kind: Kind, old: &str, new: &str) -> Impact {
    let slot = |said: &str| user(&format!(r#""frIndexedString1":{{"type":"string"{said}}}"#));
    only(kind, &slot(old), &slot(new))
}

#[test]
fn what_says_what_a_slot_holds_is_more_than_a_label() {
    let described = |text: &str| format!(r#","title":"UPN","description":"{text}""#);
    let (kind, shipped) = (Kind::DescriptionChanged, "Generic Indexed String 1");
    let swapped = relabelled(kind, &described("holds the upn"), &described("holds the logon"));
    assert_eq!([swapped.of(Wire), swapped.of(Records)], [Risky, Risky]);
    let first = relabelled(kind, &described(shipped), &described("holds the upn"));
    assert_eq!(first.verdict(), Cosmetic);
    let taken = relabelled(
        kind,
        &described(shipped).replace("UPN", shipped),
        &described("x").replace("UPN", shipped),
    );
    assert!(taken.because.contains("was free"), "{}", taken.because);
    let titled = described("holds the upn");
    let clearer = relabelled(Kind::TitleChanged, &titled.replace("UPN", shipped), &titled);
    assert_eq!(clearer.verdict(), Cosmetic);
    let plain =
        |text: &str| user(&format!(r#""custom_code":{{"type":"string","description":"{text}"}}"#));
    assert_eq!(only(kind, &plain("a"), &plain("b")).verdict(), Cosmetic);
}
