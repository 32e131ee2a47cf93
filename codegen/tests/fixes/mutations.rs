//! The laws over configurations that something is wrong with.

use mosaic_codegen::diagnostic::Safety;
use mosaic_codegen::json::edit::{self, Edit, Path};
use mosaic_codegen::json::{self, Kind, Value};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

use crate::corpus::{FILES, File};
use crate::laws::{broken_alone, broken_together};

/// How long a text may be to be linted a thousand times.
const SHORT: usize = 40_000;

/// Something that goes wrong at one place.
#[derive(Clone, Debug)]
pub(crate) enum Mishap {
    /// The value becomes this one.
    Replace(&'static str),
    /// The value goes.
    Remove,
    /// An object gets this member.
    Member(&'static str, &'static str),
    /// An array gets this element.
    Element(&'static str),
    /// An array gets one of its elements again.
    Repeat(Index),
}

pub(crate) fn mishap() -> impl Strategy<Value = Mishap> {
    let value = prop::sample::select(VALUES);
    let member = prop::sample::select(MEMBERS);
    prop_oneof![
        value.clone().prop_map(Mishap::Replace),
        Just(Mishap::Remove),
        member.prop_map(|(name, value)| Mishap::Member(name, value)),
        value.prop_map(Mishap::Element),
        any::<Index>().prop_map(Mishap::Repeat),
    ]
}

const VALUES: &[&str] = &[
    "true",
    "false",
    "null",
    "\"true\"",
    "\"false\"",
    "\"8\"",
    "8",
    "\"\"",
    "[]",
    "{}",
    "\"fa-user\"",
    "\"string\"",
    "\"array\"",
    "\"relationship\"",
    "\"gone\"",
    "[\"gone\", \"gone\"]",
    "\"&{esv.x}\"",
];

const MEMBERS: &[(&str, &str)] = &[
    ("isVirtual", "true"),
    ("isVirtual", "\"true\""),
    ("userEditable", "true"),
    ("searchable", "true"),
    ("returnByDefault", "true"),
    ("viewable", "\"true\""),
    ("nullable", "false"),
    ("deleteQueryConfig", "false"),
    ("requiredByParent", "false"),
    ("required", "true"),
    ("required", "[\"gone\", \"gone\"]"),
    ("order", "[]"),
    ("order", "[\"gone\", \"gone\"]"),
    ("default", "1"),
    ("default", "\"x\""),
    ("enum", "[\"a\", \"a\"]"),
    ("minLength", "\"8\""),
    ("pattern", "\"\""),
    ("format", "\"date-time\""),
    ("items", "\"string\""),
    ("notify", "true"),
    ("notifyRelationships", "[\"gone\"]"),
    ("policies", "[{\"policyId\": \"minimum-length\", \"params\": {\"minLength\": \"8\"}}]"),
    ("queryConfig", "{\"referencedRelationshipFields\": [\"manager\"]}"),
    ("scope", "\"private\""),
    ("_id", "\"managed2\""),
    ("mat-icon", "\"fa-user\""),
    ("title", "{}"),
    ("description", "1"),
    ("onCreate", "{\"source\": \"1\"}"),
    ("onRetrieve", "{\"type\": \"text/javascript\", \"source\": \"1\"}"),
];

/// Returns every value in `root`, each with the one that it is an item of.
fn places(root: Value<'_>) -> Vec<(Option<Value<'_>>, Value<'_>)> {
    let mut places = vec![(None, root)];
    let mut at = 0;
    while let Some((_, value)) = places.get(at).copied() {
        let items = value.members().map(|member| member.value).chain(value.elements());
        places.extend(items.map(|item| (Some(value), item)));
        at += 1;
    }
    places
}

/// Returns `text` after `mishap` at the place `index` of it, or as it is where that cannot be.
pub(crate) fn after(text: &str, index: Index, mishap: &Mishap) -> String {
    let (document, errors) = json::parse(text);
    let Some(root) = document.root().filter(|_| errors.is_empty()) else { return text.to_owned() };
    let places = places(root);
    let (container, value) = places[index.index(places.len())];
    let edit = match (mishap, container, value.kind()) {
        (Mishap::Replace(new), ..) => Edit::set(Path::of(value), *new),
        (Mishap::Remove, Some(container), _) => Edit::remove(Path::item(container, value)),
        (Mishap::Member(name, new), _, Kind::Object) => {
            Edit::insert(Path::member(value, *name), *new)
        }
        (Mishap::Element(new), _, Kind::Array) => Edit::insert(Path::end_of(value), *new),
        (Mishap::Repeat(index), _, Kind::Array) if !value.is_empty() => {
            let elements: Vec<_> = value.elements().collect();
            Edit::insert(Path::end_of(value), elements[index.index(elements.len())].raw())
        }
        _ => return text.to_owned(),
    };
    edit::apply(text, &[edit]).unwrap_or_else(|_| text.to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn whatever_goes_wrong_the_fixes_keep_the_laws(
        file in any::<Index>(),
        mishaps in prop::collection::vec((any::<Index>(), mishap()), 1..8),
    ) {
        let files: Vec<&File> = FILES.iter().filter(|file| file.text.len() < SHORT).collect();
        let file = files[file.index(files.len())];
        let mut text = file.text.clone();
        for (index, mishap) in &mishaps {
            text = after(&text, *index, mishap);
        }
        let (path, case) = (file.path.display(), file.with(&text));
        prop_assert_eq!(broken_alone(case, 12), None, "{}: {}", path, text);
        for least in [Safety::Safe, Safety::Proposed] {
            prop_assert_eq!(broken_together(case, least), None, "{}: {}", path, text);
        }
    }
}
