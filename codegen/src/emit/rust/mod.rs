//! Writes a plan as Rust.

mod docs;
mod enumeration;
mod field;
mod header;
mod layout;
mod markdown;
mod marker;
mod record;
mod sub_object;
mod targets;

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::Config;
use crate::emit::GeneratedFile;
use crate::emit::plan::{Item, Plan, Record};

/// Returns the files of `plan`.
pub(super) fn files(plan: &Plan<'_>, config: &Config) -> Vec<GeneratedFile> {
    layout::files(plan, config)
}

/// What every emitted item needs to know.
struct Style {
    derives: Vec<syn::Path>,
    /// Whether the names in JSON are told to `schemars`, too.
    renames: Renames,
    option: TokenStream,
    string: TokenStream,
    vec: TokenStream,
}

/// Whether the names in JSON are told to `schemars`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Renames {
    Schemars,
    None,
}

impl Style {
    fn new(plan: &Plan<'_>, config: &Config) -> Self {
        let derives: Vec<syn::Path> = config
            .generate
            .derives
            .iter()
            .filter_map(|derive| syn::parse_str(&derive.value).ok())
            .collect();
        let describes = |path: &syn::Path| {
            path.segments.last().is_some_and(|segment| segment.ident == "JsonSchema")
        };
        let renames = if derives.iter().any(describes) { Renames::Schemars } else { Renames::None };
        let is_taken = |name: &str| plan.type_names().any(|taken| taken == name);
        let of_prelude = |name: &str, short: TokenStream, full: TokenStream| {
            if is_taken(name) { full } else { short }
        };
        Self {
            derives,
            renames,
            option: of_prelude("Option", quote!(Option), quote!(::core::option::Option)),
            string: of_prelude("String", quote!(String), quote!(::std::string::String)),
            vec: of_prelude("Vec", quote!(Vec), quote!(::std::vec::Vec)),
        }
    }

    /// Returns `derives` but those that `given` has.
    fn derives_beside<'s>(&'s self, given: &'s [&str]) -> impl Iterator<Item = &'s syn::Path> {
        self.derives.iter().filter(move |path| {
            path.segments.last().is_none_or(|last| !given.iter().any(|name| last.ident == name))
        })
    }

    /// Returns the attribute that tells `schemars` the name in JSON of `ident`, where they differ.
    fn rename(&self, ident: &str, name: &str) -> Option<TokenStream> {
        (self.renames == Renames::Schemars && ident != name)
            .then(|| quote!(#[schemars(rename = #name)]))
    }

    /// Returns the attribute that tells `schemars` that a field may be missing though its type
    /// does not say so.
    fn may_be_missing(&self) -> Option<TokenStream> {
        (self.renames == Renames::Schemars).then(|| quote!(#[schemars(default)]))
    }

    /// Returns the attribute that hides a field from `schemars`.
    fn skip(&self) -> Option<TokenStream> {
        (self.renames == Renames::Schemars).then(|| quote!(#[schemars(skip)]))
    }

    /// Returns the attribute that tells `schemars` that only the content of a variant is in JSON.
    fn untagged(&self) -> Option<TokenStream> {
        (self.renames == Renames::Schemars).then(|| quote!(#[schemars(untagged)]))
    }
}

/// Returns the items of one type: the record, then what its fields need.
fn items(record: &Record<'_>, style: &Style, scope: field::Scope<'_>) -> Vec<TokenStream> {
    let mut items = vec![record::expand(record, style, scope)];
    items.extend(record.items.iter().map(|item| expand_item(item, style, scope)));
    items
}

fn expand_item(item: &Item<'_>, style: &Style, scope: field::Scope<'_>) -> TokenStream {
    match item {
        Item::SubObject { name, property, fields } => {
            sub_object::expand(name, property, fields, style, scope)
        }
        Item::Enumeration { name, property, variants, enums } => {
            enumeration::expand(name, property, (variants, *enums), style)
        }
        Item::Targets { name, property, targets } => {
            targets::expand(name, property, targets, style, scope)
        }
    }
}
