//! The enum of the known values of a property.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::Enums;
use crate::emit::rust::{Style, docs};
use crate::model::{Enumeration, Property};
use crate::names::{self, Unique, identifier};

/// The variant of an open enum that keeps every other value.
const OTHER: &str = "Other";

/// Returns the enum `name` of the values that `property` lists.
pub(super) fn expand(
    name: &str,
    property: &Property<'_>,
    enumeration: &Enumeration<'_>,
    style: &Style,
) -> TokenStream {
    let docs = docs::part("The values of", property, "that the schema lists.");
    let derives = style.derives_beside(&["Eq", "Hash"]);
    let name = identifier(name);
    let variants = variants(enumeration, style);
    let other = (style.enums == Enums::Open).then(|| other(style));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash, ::mosaic::OpenEnum #(, #derives)*)]
        pub enum #name {
            #(#variants,)*
            #other
        }
    }
}

/// Returns a variant for each value, in the order they were written; a value counts once.
fn variants(enumeration: &Enumeration<'_>, style: &Style) -> Vec<TokenStream> {
    let reserved = match style.enums {
        Enums::Open => Some(OTHER),
        Enums::Closed => None,
    };
    let mut unique = Unique::with_taken(reserved);
    let mut seen = HashSet::new();
    let mut variants = Vec::new();
    for (position, value) in enumeration.values.iter().enumerate() {
        let Some(value) = value.as_str().filter(|value| seen.insert(value.clone())) else {
            continue;
        };
        let title = enumeration.titles.get(position).map(|title| &*title.value);
        let docs = docs::variant(&value, title);
        let name = unique.name(names::variant(&value));
        let rename = style.rename(&name, &value);
        let name = identifier(&name);
        variants.push(quote!(#docs #[managed(name = #value)] #rename #name));
    }
    variants
}

fn other(style: &Style) -> TokenStream {
    let untagged = style.untagged();
    let string = &style.string;
    quote! {
        /// A value that the schema did not list.
        #untagged
        Other(#string),
    }
}
