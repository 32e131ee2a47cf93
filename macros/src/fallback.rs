//! Impls for input that cannot be read, so that one mistake is one error.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, Error};

use crate::{
    attribute::{Attributes, Errors, Place},
    serde_impls,
};

/// Reports the mistakes of a managed object and stands in for its impls.
pub(crate) fn object(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    let projection = projection_of(input, &quote!(Self));
    let debug = debug(input);
    let more = quote! {
        impl ::mosaic::Resource for #name {
            const PATH: &'static str = "";
        }

        #projection
        #debug
    };
    stand_in(input, error, &more)
}

/// Reports the mistakes of a projection and stands in for its impls.
pub(crate) fn projection(input: &DeriveInput, error: &Error) -> TokenStream {
    // Its mistakes are among the errors already.
    let attributes = Attributes::read(&input.attrs, Place::Projection, &mut Errors::default());
    let object = attributes.of.map_or_else(|| quote!(Self), ToTokens::into_token_stream);
    stand_in(input, error, &projection_of(input, &object))
}

/// Reports the mistakes of an enum of strings and stands in for its impls.
pub(crate) fn open_enum(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    let visibility = &input.vis;
    let more = quote! {
        impl #name {
            #[doc(hidden)]
            #[allow(dead_code, reason = "stands in for what has mistakes")]
            #visibility fn as_str(&self) -> &str {
                ::core::unreachable!("the mistakes in this type do not compile")
            }
        }

        impl ::mosaic::Value for #name {}

        impl ::mosaic::Equality for #name {
            type Scalar = Self;
        }
    };
    stand_in(input, error, &more)
}

/// Reports the mistakes of an object inside a managed object and stands in for its impls.
pub(crate) fn sub_object(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    let debug = debug(input);
    stand_in(input, error, &quote!(impl ::mosaic::Value for #name {} #debug))
}

/// Reports the mistakes of an enum of references and stands in for its impls.
pub(crate) fn reference_enum(input: &DeriveInput, error: &Error) -> TokenStream {
    let name = &input.ident;
    let more = quote! {
        impl ::mosaic::Value for #name {}

        impl ::mosaic::ReferenceEnum for #name {
            fn from_link(_: ::mosaic::Link) -> Self {
                ::core::unreachable!("the mistakes in this type do not compile")
            }

            fn link(&self) -> &::mosaic::Link {
                ::core::unreachable!("the mistakes in this type do not compile")
            }

            fn link_mut(&mut self) -> &mut ::mosaic::Link {
                ::core::unreachable!("the mistakes in this type do not compile")
            }
        }
    };
    stand_in(input, error, &more)
}

fn projection_of(input: &DeriveInput, object: &TokenStream) -> TokenStream {
    let name = &input.ident;
    quote! {
        impl ::mosaic::Projection for #name {
            type Object = #object;
            const FIELDS: &'static [&'static str] = &[];

            fn decode(
                _: &mut dyn ::mosaic::projection::Source,
            ) -> ::core::result::Result<Self, ::mosaic::DecodeError> {
                ::core::unreachable!("the mistakes in this type do not compile")
            }
        }
    }
}

fn debug(input: &DeriveInput) -> TokenStream {
    let name = &input.ident;
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unreachable!("the mistakes in this type do not compile")
            }
        }
    }
}

/// Returns the errors, and beside them the impls; generic input gets none, since it can have none.
fn stand_in(input: &DeriveInput, error: &Error, more: &TokenStream) -> TokenStream {
    let errors = error.to_compile_error();
    if !input.generics.params.is_empty() {
        return errors;
    }
    let unreachable = quote!(::core::unreachable!("the mistakes in this type do not compile"));
    let serialize = serde_impls::serialize(&input.ident, &unreachable);
    let deserialize = serde_impls::deserialize(&input.ident, &unreachable);
    quote!(#errors #serialize #deserialize #more)
}
