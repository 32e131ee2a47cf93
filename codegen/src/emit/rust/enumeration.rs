//! The enum of the known values of a property.

use proc_macro2::TokenStream;
use quote::quote;

use crate::config::Enums;
use crate::emit::plan::Variant;
use crate::emit::rust::{Style, docs};
use crate::model::Property;
use crate::names::{OTHER, identifier};

/// Returns the enum `name` of the values that `property` lists.
pub(super) fn expand(
    name: &str,
    property: &Property<'_>,
    (variants, enums): (&[Variant<'_>], Enums),
    style: &Style,
) -> TokenStream {
    let docs = docs::part("The values of", property, "that the schema lists.");
    let derives = style.derives_beside(&["Eq", "Hash"]);
    let name = identifier(name);
    let variants = variants.iter().map(|known| variant(known, style));
    let other = (enums == Enums::Open).then(|| other(style));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash, ::mosaic::OpenEnum #(, #derives)*)]
        pub enum #name {
            #(#variants,)*
            #other
        }
    }
}

fn variant(variant: &Variant<'_>, style: &Style) -> TokenStream {
    let value = &*variant.value;
    let docs = docs::variant(value, variant.title);
    let rename = style.rename(&variant.name, value);
    let name = identifier(&variant.name);
    quote!(#docs #[managed(name = #value)] #rename #name)
}

fn other(style: &Style) -> TokenStream {
    let untagged = style.untagged();
    let other = identifier(OTHER);
    let string = &style.string;
    quote! {
        /// A value that the schema did not list.
        #untagged
        #other(#string),
    }
}
