//! `Serialize` and `Deserialize`, which every derive expands to.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

/// Expands to `Serialize`, given what to do with `self` and `serializer`.
pub(crate) fn serialize(name: &Ident, body: &TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::mosaic::serde::Serialize for #name {
            fn serialize<S: ::mosaic::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                #body
            }
        }
    }
}

/// Expands to `Deserialize`, given what to do with `deserializer`.
pub(crate) fn deserialize(name: &Ident, body: &TokenStream) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl<'de> ::mosaic::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::mosaic::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                #body
            }
        }
    }
}

/// Expands to `Deserialize` of a record that starts empty.
pub(crate) fn deserialize_record(
    name: &Ident,
    empty: &TokenStream,
    function: &TokenStream,
) -> TokenStream {
    let body = quote! {
        let mut record = #empty;
        ::mosaic::record::#function(deserializer, &mut record)?;
        ::core::result::Result::Ok(record)
    };
    deserialize(name, &body)
}
