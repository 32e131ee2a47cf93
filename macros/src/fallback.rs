//! Impls for input that has mistakes, so that one mistake is one error.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Ident};

/// Reports the mistakes of a managed object and stands in for its impls.
pub(crate) fn object(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    let errors = error.to_compile_error();
    let value = impls(name);
    quote! {
        #errors
        #value

        impl ::mosaic::Resource for #name {
            const PATH: &'static str = "";
        }
    }
}

/// Reports the mistakes of a projection and stands in for its impls.
pub(crate) fn projection(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    let errors = error.to_compile_error();
    quote! {
        #errors

        impl<'de> ::mosaic::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::mosaic::serde::Deserializer<'de>>(
                _: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::core::unimplemented!()
            }
        }
    }
}

/// Reports the mistakes of a value and stands in for its impls.
pub(crate) fn value(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    let errors = error.to_compile_error();
    let impls = impls(name);
    quote! {
        #errors
        #impls
        impl ::mosaic::Value for #name {}
    }
}

fn impls(name: &Ident) -> TokenStream {
    quote! {
        impl ::mosaic::serde::Serialize for #name {
            fn serialize<S: ::mosaic::serde::Serializer>(
                &self,
                _: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                ::core::unimplemented!()
            }
        }

        impl<'de> ::mosaic::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::mosaic::serde::Deserializer<'de>>(
                _: D,
            ) -> ::core::result::Result<Self, D::Error> {
                ::core::unimplemented!()
            }
        }
    }
}
