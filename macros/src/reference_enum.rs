//! `#[derive(ReferenceEnum)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, Fields, Ident, Type, Variant};

use crate::{
    attribute::{Attributes, Errors, Place},
    serde_impls, shape,
};

/// Expands to the value of a reference whose collection decides the variant.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream, Error> {
    let mut errors = Errors::default();
    Attributes::read(&input.attrs, Place::Nowhere, &mut errors);
    let mut variants = Vec::new();
    for variant in shape::variants(input, "ReferenceEnum")? {
        Attributes::read(&variant.attrs, Place::Nowhere, &mut errors);
        match target(variant) {
            Some(target) => variants.push((&variant.ident, target)),
            None => errors.report(
                variant.ident.span(),
                format!("expected a variant `{}(Reference<T>)`", variant.ident),
            ),
        }
    }
    let last = variants.pop().filter(|(variant, _)| *variant == "Other");
    if last.is_none() {
        let message = "expected a last variant `Other(Reference<Untyped>)`";
        errors.report(input.ident.span(), message);
    }
    errors.finish()?;
    Ok(impls(&input.ident, &variants))
}

fn target(variant: &Variant) -> Option<&Type> {
    let Fields::Unnamed(fields) = &variant.fields else {
        return None;
    };
    match fields.unnamed.first() {
        Some(field) if fields.unnamed.len() == 1 => shape::argument_of(&field.ty, "Reference"),
        _ => None,
    }
}

fn impls(name: &Ident, variants: &[(&Ident, &Type)]) -> TokenStream {
    let choices = variants.iter().map(|(variant, target)| {
        quote! {
            <#target as ::mosaic::Resource>::PATH => Self::#variant(::mosaic::Reference::from(link)),
        }
    });
    let known: Vec<&Ident> = variants.iter().map(|(variant, _)| *variant).collect();
    let serialize = quote!(::mosaic::record::serialize(self, serializer));
    let serialize = serde_impls::serialize(name, &serialize);
    let empty = quote!(<Self as ::mosaic::value::Embedded>::empty());
    let deserialize = serde_impls::deserialize_record(name, &empty, &quote!(deserialize));
    quote! {
        #[automatically_derived]
        impl ::mosaic::ReferenceEnum for #name {
            fn from_link(link: ::mosaic::Link) -> Self {
                match link.collection() {
                    #(#choices)*
                    _ => Self::Other(::mosaic::Reference::from(link)),
                }
            }

            fn link(&self) -> &::mosaic::Link {
                match self {
                    #(Self::#known(reference) => reference.link(),)*
                    Self::Other(reference) => reference.link(),
                }
            }

            fn link_mut(&mut self) -> &mut ::mosaic::Link {
                match self {
                    #(Self::#known(reference) => reference.link_mut(),)*
                    Self::Other(reference) => reference.link_mut(),
                }
            }
        }

        #[automatically_derived]
        impl ::mosaic::Value for #name {
            fn one(place: &mut ::core::option::Option<Self>) -> ::mosaic::record::Slot<'_> {
                ::mosaic::record::Slot::Record(place)
            }

            fn show(&self) -> ::mosaic::record::SlotRef<'_> {
                ::mosaic::record::SlotRef::Record(self)
            }
        }

        #serialize
        #deserialize
    }
}
