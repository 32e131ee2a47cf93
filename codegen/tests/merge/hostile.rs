//! Texts that nobody means well with.

use std::fmt::Write;
use std::time::Instant;

use mosaic_codegen::merge::{MergeError, Options, WithoutBase};
use proptest::prelude::*;

use crate::samples::{read, samples};
use crate::sides::{merged, merged_with};

/// Small pieces that meet at the wrong places.
fn text() -> impl Strategy<Value = String> {
    let name = prop::sample::select(&["a", "b", "schema", "properties", "order", "name", "file"]);
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("1.0".to_owned()),
        Just("\"a\"".to_owned()),
        Just("\"file://a.js\"".to_owned()),
        Just("[\"a\", \"a\", null]".to_owned()),
    ];
    let value = leaf.prop_recursive(5, 30, 4, move |inner| {
        let member =
            (name.clone(), inner.clone()).prop_map(|(name, it)| format!("\"{name}\":{it}"));
        let list = |items: Vec<String>| items.join(",");
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(move |items| format!("[{}]", list(items))),
            prop::collection::vec(member, 0..5)
                .prop_map(move |items| format!("{{{}}}", list(items))),
        ]
    });
    let object = ("[ab]", prop::collection::vec(value, 3)).prop_map(|(name, values)| {
        let [order, properties, other] = values.try_into().expect("three were asked for");
        format!(
            "{{\"name\":\"{name}\",\"schema\":{{\"order\":{order},\"properties\":{properties}}},\
             \"x\":{other}}}"
        )
    });
    prop::collection::vec(object, 0..4)
        .prop_map(|types| format!("{{\"objects\":[{}]}}", types.join(",")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_odd_to_be_merged(base in text(), ours in text(), theirs in text()) {
        for (base, ours, theirs) in [(&base, &ours, &theirs), (&base, &theirs, &ours)] {
            prop_assert!(merged(base, ours, theirs).is_ok());
            prop_assert_eq!(merged(base, ours, base), Ok((ours.clone(), vec![])));
            prop_assert_eq!(merged(base, ours, ours), Ok((ours.clone(), vec![])));
        }
        for without_base in [WithoutBase::Overlay, WithoutBase::Replace, WithoutBase::Conflict] {
            let options = Options { without_base, ..Options::default() };
            prop_assert!(merged_with(None, &ours, &theirs, &options).is_ok());
        }
    }

    #[test]
    fn half_a_text_is_refused_or_merged(
        base in prop::sample::select(samples()),
        cut in any::<prop::sample::Index>(),
    ) {
        let cut = base.floor_char_boundary(cut.index(base.len()));
        for (ours, theirs) in [(&base[..cut], &*base), (&*base, &base[..cut])] {
            match merged(&base, ours, theirs) {
                Err(MergeError::Unreadable { .. } | MergeError::Layouts | MergeError::Operations) => {}
                // Only the line break at the end was cut off.
                other => prop_assert_eq!(other, Ok((ours.to_owned(), vec![]))),
            }
        }
    }
}

#[test]
fn what_is_wrong_in_the_samples_stops_no_merge() {
    for name in ["duplicate-keys", "duplicate-types", "null-entry", "wrong-kinds", "names-unusable"]
    {
        let text = read(&format!("samples/bad/{name}.json"));
        assert_eq!(merged(&text, &text, &text), Ok((text.clone(), vec![])), "{name}");
    }
}

/// Returns a type of `count` properties, each different on every side.
fn large(count: usize, side: &str) -> String {
    let mut text = String::from("{\"objects\":[{\"name\":\"a\",\"schema\":{\"order\":[\"p0\"");
    for number in 1..count {
        let _ = write!(text, ",\"{side}{number}\"");
    }
    text.push_str("],\"properties\":{\"p0\":{}");
    for number in 1..count {
        let _ = write!(text, ",\"{side}{number}\":{{\"type\":\"string\"}}");
    }
    text.push_str("}}}]}");
    text
}

#[test]
fn ten_times_the_text_takes_about_ten_times_as_long() {
    let time = |count: usize| {
        let (base, ours, theirs) = (large(count, "p"), large(count, "o"), large(count, "t"));
        let start = Instant::now();
        let (_, conflicts) = merged(&base, &ours, &theirs).expect("these are JSON");
        assert_eq!(conflicts, Vec::<String>::new());
        start.elapsed()
    };
    let small = (0..3).map(|_| time(2_000)).min().expect("there are three");
    let large = (0..3).map(|_| time(20_000)).min().expect("there are three");
    assert!(large < small * 40, "{small:?} and {large:?}");
}
