//! A name stands for the same thing whatever is added to the schema.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::compiled;
use crate::compile::Target;

/// Names of types, targets and values that come close to one another in Rust.
const NAMES: [&str; 16] = [
    "gold",
    "Gold",
    "GOLD",
    " gold",
    "gold ",
    "+1",
    "-1",
    "1",
    "Other",
    "other",
    "self",
    "g_old",
    "G old",
    "gold lowercase",
    "Gold Lowercase",
    "gold space",
];

fn names() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(NAMES.to_vec(), 1..6).prop_shuffle()
}

/// Returns a configuration with `types`, the first of which lists `values` and points at `targets`.
fn schema(types: &[&str], values: &[&str], targets: &[&str]) -> String {
    let target = |target: &&str| json!({"path": format!("managed/{target}")});
    let targets: Vec<Value> = targets.iter().map(target).collect();
    let object = |name: &&str| {
        let properties = json!({
            "tier": {"type": "string", "enum": values},
            "link": {"type": "relationship", "resourceCollection": targets},
        });
        json!({"name": name, "schema": {"properties": properties}})
    };
    json!({"objects": types.iter().map(object).collect::<Vec<_>>()}).to_string()
}

/// Returns what each type and variant stands for; nothing where the schema is refused.
fn meanings(schema: &str) -> Option<BTreeMap<String, String>> {
    let files = compiled(schema, "", Target::Rust).files;
    let file = syn::parse_file(&files.first()?.text).expect("an emitted file is Rust");
    let mut meanings = BTreeMap::new();
    let content = |item: syn::Item| match item {
        syn::Item::Mod(module) => module.content.map_or(Vec::new(), |(_, items)| items),
        _ => Vec::new(),
    };
    for item in file.items.into_iter().flat_map(content) {
        match item {
            syn::Item::Struct(item) => {
                meanings.insert(item.ident.to_string(), meaning(&item.attrs));
            }
            syn::Item::Enum(item) => {
                for variant in item.variants {
                    let name = format!("{}::{}", item.ident, variant.ident);
                    let payload = variant.fields.iter().map(|field| &field.ty);
                    let payload: String =
                        payload.map(|ty| quote::quote!(#ty).to_string()).collect();
                    meanings.insert(name, meaning(&variant.attrs) + &payload);
                }
            }
            syn::Item::Impl(item) => {
                let ty = &item.self_ty;
                let name = quote::quote!(#ty).to_string();
                meanings.insert(name, literal(&quote::quote!(#item)));
            }
            _ => {}
        }
    }
    Some(meanings)
}

fn meaning(attributes: &[syn::Attribute]) -> String {
    let managed = attributes.iter().filter(|attribute| attribute.path().is_ident("managed"));
    managed.map(|attribute| literal(&quote::quote!(#attribute))).collect()
}

/// Returns the first literal in `tokens`: a path, or the value of a variant.
fn literal(tokens: &impl ToString) -> String {
    tokens.to_string().split('"').nth(1).expect("there is a literal").to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_that_is_added_or_moved_changes_what_a_name_stands_for(
        types in names(),
        values in names(),
        targets in names(),
        more in (names(), names(), names()),
    ) {
        let before = meanings(&schema(&types, &values, &targets));
        let extended = |old: &[&'static str], new: &[&'static str]| {
            let mut all = [new, old].concat();
            let mut seen = std::collections::HashSet::new();
            all.retain(|name| seen.insert(*name));
            all
        };
        let after = meanings(&schema(
            &extended(&types, &more.0),
            &extended(&values, &more.1),
            &extended(&targets, &more.2),
        ));
        let (Some(before), Some(after)) = (before, after) else {
            return Ok(()); // an error names both
        };
        for (name, meaning) in before {
            let now = after.get(&name);
            prop_assert!(now.is_none_or(|now| *now == meaning), "{name}: {meaning}, then {now:?}");
        }
    }
}

#[test]
fn the_law_is_about_something() {
    let meanings = meanings(&schema(&["loan"], &["gold", "+1", "Other"], &["reader", "internal"]));
    let names: Vec<String> = meanings.expect("nothing collides").into_keys().collect();
    assert_eq!(
        names,
        [
            "Internal",
            "Loan",
            "LoanLinkTarget::Internal",
            "LoanLinkTarget::Other",
            "LoanLinkTarget::Reader",
            "LoanTier::Gold",
            "LoanTier::N1",
            "LoanTier::Other",
            "LoanTier::Other_",
            "Reader",
        ]
    );
}
