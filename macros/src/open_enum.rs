//! `#[derive(OpenEnum)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Fields, Ident, Variant, ext::IdentExt};

use crate::{
    attribute::{Attributes, Errors, Place},
    serde_impls, shape,
};

/// Expands to the text forms of an enum of strings.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream, Error> {
    let mut errors = Errors::default();
    Attributes::read(&input.attrs, Place::Nowhere, &mut errors);
    let mut open = false;
    let mut texts = Vec::new();
    for variant in shape::variants(input, "OpenEnum")? {
        let attributes = Attributes::read(&variant.attrs, Place::Variant, &mut errors);
        if is_other(variant) {
            open = true;
            continue;
        }
        if !matches!(variant.fields, Fields::Unit) {
            let message = "expected a variant without fields, or `Other(String)`";
            errors.report(variant.ident.span(), message);
        }
        let own_name = || variant.ident.unraw().to_string();
        let name = attributes.name.map_or_else(own_name, |name| name.value());
        texts.push((name, &variant.ident));
    }
    let names = texts.iter().map(|(name, variant)| (name.clone(), *variant));
    shape::refuse_duplicates(names, &mut errors);
    errors.finish()?;
    Ok(impls(input, &texts, open))
}

fn is_other(variant: &Variant) -> bool {
    variant.ident == "Other"
        && matches!(&variant.fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1)
}

fn impls(input: &DeriveInput, named: &[(String, &Ident)], open: bool) -> TokenStream {
    let (name, visibility) = (&input.ident, &input.vis);
    let texts: Vec<&String> = named.iter().map(|(text, _)| text).collect();
    let variants: Vec<&Ident> = named.iter().map(|(_, variant)| *variant).collect();
    let serialize = serde_impls::serialize(name, &quote!(serializer.serialize_str(self.as_str())));
    let deserialize = quote!(::mosaic::value::deserialize_text(deserializer));
    let deserialize = serde_impls::deserialize(name, &deserialize);
    let other_text = open.then(|| quote!(Self::Other(text) => text,));
    let unknown = if open {
        quote!(::core::result::Result::Ok(Self::Other(::std::string::String::from(text))))
    } else {
        quote!(::core::result::Result::Err(::mosaic::value::unknown(&[#(#texts),*])))
    };
    quote! {
        #[automatically_derived]
        impl #name {
            /// Returns the text that stands for this value in JSON.
            #[must_use]
            #visibility fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    #other_text
                }
            }
        }

        #[automatically_derived]
        impl ::mosaic::TextValue for #name {
            fn text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Borrowed(self.as_str())
            }

            fn from_text(text: &str) -> ::core::result::Result<Self, ::std::string::String> {
                match text {
                    #(#texts => ::core::result::Result::Ok(Self::#variants),)*
                    _ => #unknown,
                }
            }
        }

        #[automatically_derived]
        impl ::mosaic::Value for #name {
            fn one(place: &mut ::core::option::Option<Self>) -> ::mosaic::record::Slot<'_> {
                ::mosaic::record::Slot::Parsed(place)
            }

            fn show(&self) -> ::mosaic::record::SlotRef<'_> {
                ::mosaic::record::SlotRef::Text(self.as_str())
            }
        }

        #[automatically_derived]
        impl ::mosaic::Equality for #name {
            type Scalar = Self;
        }

        #serialize
        #deserialize
    }
}
