//! Impls for input that has mistakes, so that one mistake is one error.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Ident};

use crate::serde_impls;

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
    let errors = error.to_compile_error();
    let deserialize = serde_impls::deserialize(&input.ident, &unreachable());
    quote! {
        #errors
        #deserialize
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
    let serialize = serde_impls::serialize(name, &unreachable());
    let deserialize = serde_impls::deserialize(name, &unreachable());
    quote!(#serialize #deserialize)
}

/// Stands for a body that no program reaches, since the errors stop it.
fn unreachable() -> TokenStream {
    quote!(::core::unimplemented!())
}
