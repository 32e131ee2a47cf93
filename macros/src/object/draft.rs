//! The start of a draft: what the type requires.

use proc_macro2::TokenStream;
use quote::quote;

use crate::object::property::Object;

pub(super) fn expand(object: &Object<'_>) -> TokenStream {
    let visibility = object.visibility;
    let required: Vec<_> = object.members.iter().filter(|member| member.is_argument()).collect();
    let arguments = required.iter().map(|member| member.field);
    let values = required.iter().map(|member| member.value_type());
    let setters = required.iter().map(|member| {
        let (constant, argument) = (&member.constant, member.field);
        quote!(.set(Self::#constant, #argument))
    });
    let many = (required.len() > 7).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "one for each required property")]),
    );
    quote! {
        /// Starts a draft with the properties that the type requires.
        #many
        #visibility fn draft(#(#arguments: impl ::core::convert::Into<#values>),*) -> ::mosaic::Draft<Self> {
            ::mosaic::Draft::new() #(#setters)*
        }
    }
}
