//! `#[derive(SubObject)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error, ext::IdentExt};

use crate::{
    attribute::{Attributes, Errors, Place, Restriction},
    object::{self, Slot},
    shape,
};

/// Expands to the record and the value of an object inside a managed object.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream, Error> {
    let mut errors = Errors::default();
    Attributes::read(&input.attrs, Place::Nowhere, &mut errors);
    let mut members = Vec::new();
    let mut rest = None;
    for (field, declaration) in shape::named_fields(input, "SubObject")? {
        let attributes = Attributes::read(&declaration.attrs, Place::Member, &mut errors);
        if attributes.rest {
            let says_more = attributes.name.is_some() || attributes.restriction.is_some();
            if rest.replace(field).is_some() || says_more {
                errors.report(
                    field.span(),
                    "expected one field for the rest, and no key beside `rest`",
                );
            }
            continue;
        }
        let own_name = || field.unraw().to_string();
        let name = attributes.name.map_or_else(own_name, |name| name.value());
        let is_secret = attributes.restriction == Some(Restriction::Secret);
        let kind = if is_secret { quote!(Secret) } else { quote!(Plain) };
        members.push((name, field, &declaration.ty, kind));
    }
    let names = members.iter().map(|(name, field, ..)| (name.clone(), *field));
    shape::refuse_duplicates(names, &mut errors);
    errors.finish()?;
    members.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let slots: Vec<Slot<'_>> = members
        .iter()
        .map(|(name, field, ty, kind)| Slot { field, ty, name: quote!(#name), kind: kind.clone() })
        .collect();
    let name = &input.ident;
    let order = object::order(members.iter().map(|(name, ..)| name.as_str()));
    let record = object::record(name, &slots, &order, rest);
    let members = object::members(name, &quote!(deserialize));
    Ok(quote! {
        #record
        #members

        #[automatically_derived]
        impl ::mosaic::value::Embedded for #name {
            fn empty() -> Self {
                ::core::default::Default::default()
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
    })
}
