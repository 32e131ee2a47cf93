//! The enum of the targets of a relationship that has several.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Target;
use crate::emit::rust::field::Scope;
use crate::emit::rust::{Style, docs};
use crate::model::Property;
use crate::names::{OTHER, beside_other, identifier};

/// Returns the enum `name` of what `property` points at.
pub(super) fn expand(
    name: &str,
    property: &Property<'_>,
    targets: &[Target],
    style: &Style,
    scope: Scope<'_>,
) -> TokenStream {
    let docs = docs::part("What", property, "points at.");
    let derives = style.derives_beside(&["Eq", "Hash"]);
    let untagged = style.untagged();
    let name = identifier(name);
    let other = identifier(OTHER);
    let variants = targets.iter().map(|target| {
        let docs = docs::target(&target.path);
        let name = identifier(&beside_other(target.name.clone()));
        let target = scope.path(&target.name);
        quote!(#docs #name(::mosaic::Reference<#target>))
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, ::mosaic::ReferenceEnum #(, #derives)*)]
        #untagged
        pub enum #name {
            #(#variants,)*
            /// A reference to another type.
            #other(::mosaic::Reference<::mosaic::Untyped>),
        }
    }
}
