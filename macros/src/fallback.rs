//! Impls for input that has mistakes, so that one mistake is one error.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error};

use crate::serde_impls;

/// Reports the mistakes of a managed object and stands in for its impls.
pub(crate) fn object(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    let resource = quote! {
        impl ::mosaic::Resource for #name {
            const PATH: &'static str = "";
        }
    };
    stand_in(input, error, &resource)
}

/// Reports the mistakes of a projection and stands in for its impls.
pub(crate) fn projection(input: &DeriveInput, error: &Error) -> TokenStream {
    stand_in(input, error, &TokenStream::new())
}

/// Reports the mistakes of a value and stands in for its impls.
pub(crate) fn value(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    stand_in(input, error, &quote!(impl ::mosaic::Value for #name {}))
}

/// Returns the errors, and beside them the impls; generic input gets none, since it can have none.
fn stand_in(input: &DeriveInput, error: &Error, more: &TokenStream) -> TokenStream {
    let errors = error.to_compile_error();
    if !input.generics.params.is_empty() {
        return errors;
    }
    let unreachable = quote!(::core::unimplemented!());
    let serialize = serde_impls::serialize(&input.ident, &unreachable);
    let deserialize = serde_impls::deserialize(&input.ident, &unreachable);
    quote!(#errors #serialize #deserialize #more)
}
