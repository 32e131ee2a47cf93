//! The laws.

use mosaic_codegen::json::edit::{self, Edit, Path};
use mosaic_codegen::json::{self, Value};
use mosaic_codegen::merge::{Options, WithoutBase};
use proptest::prelude::*;

use crate::deeds::{Deed, deed, done_at_once};
use crate::samples::{read, samples};
use crate::sides::{changed, meaning, merged, merged_with, reformatted, without_nulls};

/// A sample, and what two people do to it.
fn story() -> impl Strategy<Value = (String, Vec<Deed>, Vec<Deed>)> {
    let deeds = || prop::collection::vec(deed(), 0..4);
    (prop::sample::select(samples()), deeds(), deeds())
}

fn done(text: &str, deeds: &[Deed]) -> String {
    deeds.iter().fold(text.to_owned(), |text, deed| deed.done(&text))
}

/// Returns a text of two types with `ours` and `theirs` added to one of them.
fn with_properties(text: &str, names: &[&str]) -> String {
    let (document, _) = json::parse(text);
    let root = document.root().expect("it is a configuration");
    let user = |name: &str| {
        let objects = root.get("objects").expect("it is a body");
        let mut users = objects.elements();
        let user = users.find(|it| it.get("name").and_then(Value::as_str).as_deref() == Some(name));
        user.expect("there is such a type").at(&["schema", "properties"]).expect("it has some")
    };
    let edits = names.iter().map(|name| {
        let value = format!("{{ \"type\": \"string\", \"title\": \"{name}\" }}");
        Edit::insert(Path::member(user("alpha_user"), *name), value)
    });
    edit::apply(text, &edits.collect::<Vec<_>>()).expect("the names are new")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_side_that_nobody_touched_takes_the_other_as_it_is((base, ours, theirs) in story()) {
        let (ours, theirs) = (done(&base, &ours), done(&base, &theirs));
        let kept = merged(&base, &ours, &base).expect("these are JSON");
        prop_assert_eq!(kept, (ours.clone(), vec![]));
        let same = merged(&base, &ours, &ours).expect("these are JSON");
        prop_assert_eq!(same, (ours, vec![]));
        let (taken, conflicts) = merged(&base, &base, &theirs).expect("these are JSON");
        prop_assert_eq!(conflicts, Vec::<String>::new());
        prop_assert_eq!(meaning(&taken), meaning(&theirs));
    }

    #[test]
    fn a_new_layout_is_no_change((base, ours, _) in story()) {
        let ours = done(&base, &ours);
        prop_assert_eq!(merged(&base, &ours, &reformatted(&base)), Ok((ours.clone(), vec![])));
        prop_assert_eq!(merged(&base, &ours, &reformatted(&ours)), Ok((ours.clone(), vec![])));
        prop_assert_eq!(merged(&reformatted(&base), &ours, &base), Ok((ours, vec![])));
    }

    #[test]
    fn what_two_people_do_apart_is_done_by_the_merge(
        base in prop::sample::select(samples()),
        (ours, theirs) in (deed(), deed()),
    ) {
        prop_assume!(ours.is_apart_from(&theirs, &base));
        let both = done_at_once(&base, &[&ours, &theirs]);
        let (text, conflicts) =
            merged(&base, &ours.done(&base), &theirs.done(&base)).expect("these are JSON");
        prop_assert_eq!(conflicts, Vec::<String>::new());
        prop_assert_eq!(meaning(&text), meaning(&both));
        let (ours, their_text) = (ours.done(&base), theirs.done(&base));
        prop_assert_eq!(changed(&ours, &text), changed(&base, &their_text));
        prop_assert_eq!(theirs.forgotten(&base, &text), theirs.forgotten(&base, &ours));
    }

    #[test]
    fn a_merge_is_the_same_from_both_sides((base, ours, theirs) in story()) {
        let (ours, theirs) = (done(&base, &ours), done(&base, &theirs));
        let (one, mut conflicts) = merged(&base, &ours, &theirs).expect("these are JSON");
        let (other, mut mirrored) = merged(&base, &theirs, &ours).expect("these are JSON");
        conflicts.sort();
        mirrored.sort();
        prop_assert_eq!(&conflicts, &mirrored);
        if conflicts.is_empty() {
            // Which of them writes out what is null is up to it.
            prop_assert_eq!(without_nulls(meaning(&one)), without_nulls(meaning(&other)));
        }
    }

    #[test]
    fn what_is_merged_once_is_not_merged_again((base, ours, theirs) in story()) {
        let (ours, theirs) = (done(&base, &ours), done(&base, &theirs));
        for without_base in [WithoutBase::Overlay, WithoutBase::Replace] {
            let options = Options { without_base, ..Options::default() };
            let (once, _) = merged_with(None, &ours, &theirs, &options).expect("these are JSON");
            let twice = merged_with(None, &once, &theirs, &options);
            prop_assert_eq!(twice, Ok((once, vec![])));
        }
    }

    #[test]
    fn a_type_that_is_replaced_says_what_the_new_one_says((base, ours, theirs) in story()) {
        let (ours, theirs) = (done(&base, &ours), done(&base, &theirs));
        let options = Options { without_base: WithoutBase::Replace, ..Options::default() };
        let (text, _) = merged_with(None, &ours, &theirs, &options).expect("these are JSON");
        prop_assert_eq!(meaning(&text), meaning(&theirs));
    }
}

#[test]
fn different_properties_of_one_type_never_conflict_in_a_whole_tenant() {
    let base = read("managed.json");
    let ours = with_properties(&base, &["custom_ours"]);
    let theirs = with_properties(&base, &["custom_theirs"]);
    let both = with_properties(&base, &["custom_ours", "custom_theirs"]);
    assert_eq!(merged(&base, &ours, &theirs), Ok((both, vec![])));
}
