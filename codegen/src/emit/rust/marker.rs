//! The type that stands for a relationship target that is not generated.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Marker;
use crate::emit::rust::docs;
use crate::names::identifier;

/// Returns a type without values that only tells references apart.
pub(super) fn expand(marker: &Marker) -> TokenStream {
    let docs = docs::marker(&marker.path);
    let name = identifier(&marker.name);
    let path = &marker.path;
    quote! {
        #docs
        #[derive(Debug)]
        pub enum #name {}
        impl ::mosaic::Resource for #name {
            const PATH: &'static str = #path;
        }
    }
}
