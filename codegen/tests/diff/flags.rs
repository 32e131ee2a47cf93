//! Flags and `scope`: judged by what both sides say, and by what a tenant alone can tell.

use mosaic_codegen::diff::{Consumer, Impact, Kind, Verdict};

use crate::verdicts::{of_types, only};

/// Judges that the device's serial number said `old` and says `new`.
fn serial(kind: Kind, old: &str, new: &str) -> Impact {
    let of = |said: &str| {
        let serial = format!(r#""serial":{{"type":"string"{said}}}"#);
        of_types(&[("alpha_device", &serial)])
    };
    only(kind, &of(old), &of(new))
}

/// Judges that the flag `name` said `old` and says `new`; nothing where that is empty.
fn flag(kind: Kind, name: &str, old: &str, new: &str) -> Impact {
    let said = |value: &str| match value {
        "" => String::new(),
        value => format!(r#","{name}":{value}"#),
    };
    serial(kind, &said(old), &said(new))
}

const HIDDEN: &str = r#"{"$bool":"&{esv.v}"}"#;

#[test]
fn a_placeholder_is_not_read_as_turned_off() {
    let flags = [
        (Kind::ViewableChanged, "viewable"),
        (Kind::UserEditableChanged, "userEditable"),
        (Kind::ProtectedChanged, "isProtected"),
        (Kind::SearchableChanged, "searchable"),
        (Kind::VirtualRemoved, "isVirtual"),
        (Kind::RequiredRemoved, "required"),
    ];
    for (kind, name) in flags {
        let impact = flag(kind, name, "true", HIDDEN);
        assert!(impact.because.starts_with("where `{\"$bool\""), "{name}: {}", impact.because);
        assert!(impact.because.contains("stands for `false`, "), "{name}: {}", impact.because);
        let consumers = Consumer::ALL.iter().filter(|consumer| **consumer != Consumer::Rust);
        let worst = consumers.map(|consumer| impact.of(*consumer)).max();
        assert_eq!(worst, Some(Verdict::Risky), "{name}: {impact:?}");
        let todo = impact.todo.as_deref().unwrap_or_default();
        assert!(todo.starts_with("look up what each environment sets"), "{name}: {todo}");
        let back = flag(kind.mirrored(), name, HIDDEN, "true");
        assert!(back.because.contains("stood for `false`, "), "{name}: {}", back.because);
    }
}

#[test]
fn one_placeholder_for_another_may_turn_a_flag_either_way() {
    let impact = flag(Kind::ViewableChanged, "viewable", HIDDEN, r#""&{esv.w}""#);
    assert_eq!(impact.verdict(), Verdict::Risky);
    assert!(impact.because.contains("do not stand for the same"), "{}", impact.because);
}

#[test]
fn a_flag_that_was_not_turned_changes_nothing() {
    let cases = [
        (Kind::ViewableChanged, "viewable", "true", r#""true""#),
        (Kind::ViewableChanged, "viewable", "", r#""true""#),
        (Kind::SearchableChanged, "searchable", r#""true""#, "true"),
        (Kind::UserEditableChanged, "userEditable", "true", r#""true""#),
    ];
    for (kind, name, old, new) in cases {
        let impact = flag(kind, name, old, new);
        assert_eq!(impact.verdict(), Verdict::Cosmetic, "{name} {old} → {new}: {impact:?}");
    }
}

#[test]
fn false_in_quotes_may_be_taken_for_true() {
    let impact = flag(Kind::SearchableChanged, "searchable", "", r#""false""#);
    let because = &impact.because;
    assert!(
        because.starts_with("where `\"false\"` stands for `true`, consoles offer"),
        "{because}"
    );
    assert!(impact.todo.is_some_and(|todo| todo.starts_with("write `false` or `true`")));
}

#[test]
fn a_text_where_the_server_insists_on_a_flag_is_refused() {
    for (old, new) in [("true", r#""true""#), ("", r#""false""#)] {
        let kind = if old.is_empty() { Kind::VirtualAdded } else { Kind::SettingChanged };
        let impact = flag(kind, "isVirtual", old, new);
        assert_eq!(impact.of(Consumer::Wire), Verdict::Breaking, "{impact:?}");
        assert!(impact.because.starts_with("the server takes true and false alone"), "{impact:?}");
    }
    let back = flag(Kind::SettingChanged, "isVirtual", r#""true""#, "true");
    assert_eq!(back.verdict(), Verdict::Cosmetic, "{back:?}");
}

#[test]
fn a_scope_that_the_server_does_not_know_is_refused() {
    for old in ["", r#""public""#, r#""private""#] {
        let impact = flag(Kind::ScopeChanged, "scope", old, r#""hidden""#);
        assert_eq!(impact.of(Consumer::Wire), Verdict::Breaking, "{impact:?}");
        assert_eq!(impact.of(Consumer::Records), Verdict::Breaking, "{impact:?}");
        assert!(impact.because.contains("`public` and `private` alone"), "{}", impact.because);
    }
}

#[test]
fn a_scope_that_says_the_same_changes_nothing() {
    for (old, new) in [("", r#""PUBLIC""#), (r#""private""#, r#""PRIVATE""#)] {
        let impact = flag(Kind::ScopeChanged, "scope", old, new);
        assert_eq!(impact.verdict(), Verdict::Cosmetic, "{old} → {new}: {impact:?}");
    }
    let was_refused = flag(Kind::ScopeChanged, "scope", r#""hidden""#, r#""public""#);
    assert_eq!(was_refused.verdict(), Verdict::Cosmetic, "{was_refused:?}");
}

#[test]
fn a_scope_behind_a_placeholder_may_hide_the_value() {
    let impact = flag(Kind::ScopeChanged, "scope", "", r#""&{esv.scope}""#);
    assert_eq!(impact.verdict(), Verdict::Risky, "{impact:?}");
    assert!(impact.because.contains("stands for `private`, no request"), "{}", impact.because);
}

#[test]
fn the_type_of_elements_is_not_what_the_server_checks() {
    let of = |items: &str| format!(r#","items":{items}"#);
    let tags = |said: &str| {
        let tags = format!(r#""tags":{{"type":"array"{said}}}"#);
        of_types(&[("alpha_device", &tags)])
    };
    let string = of(r#"{"type":"string"}"#);
    for new in [of(r#"{"type":"number"}"#), String::new()] {
        let impact = only(Kind::PropTypeChanged, &tags(&string), &tags(&new));
        assert!(!impact.because.contains("valid-type"), "{}", impact.because);
        assert!(impact.because.contains("none inside of a value"), "{}", impact.because);
        assert_eq!(impact.of(Consumer::Records), Verdict::Risky);
    }
}
