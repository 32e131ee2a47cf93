//! The type that stands for a relationship target that is not generated.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Marker;
use crate::emit::rust::docs;
use crate::names::identifier;

/// Returns a type without values that only tells references apart, and its path.
pub(super) fn expand(marker: &Marker) -> [TokenStream; 2] {
    let docs = docs::marker(&marker.path);
    let name = identifier(&marker.name);
    let path = &marker.path;
    let marker = quote! {
        #docs
        #[derive(Debug)]
        pub enum #name {}
    };
    let resource = quote! {
        impl ::mosaic::Resource for #name {
            const PATH: &'static str = #path;
        }
    };
    [marker, resource]
}
