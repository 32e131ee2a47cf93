//! The table, the slots and the traits of a managed object.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Ident, Type, ext::IdentExt, spanned::Spanned};

use crate::{
    attribute::Index,
    object::property::{Access, Object},
    serde_impls,
};

/// One member of a record: its place, its type and its line of the table.
pub(crate) struct Slot<'a> {
    pub(crate) field: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) name: TokenStream,
    pub(crate) kind: TokenStream,
}

pub(super) fn expand(object: &Object<'_>) -> TokenStream {
    let (name, path) = (object.name, &object.path);
    let slots: Vec<Slot<'_>> = object
        .members
        .iter()
        .map(|member| {
            let name = &member.name;
            Slot { field: member.field, ty: member.ty, name: quote!(#name), kind: kind(member) }
        })
        .collect();
    let names = object.members.iter().map(|member| member.name.as_str());
    let record = record(name, &slots, &order(names), None);
    let serde = members(name, &quote!(deserialize_object));
    let never = quote!(::core::unreachable!("the mistakes in this type do not compile"));
    let (id, revision) = match object.mistakes {
        None => (quote!(&self.id), quote!(&self.rev)),
        Some(_) => (never.clone(), never),
    };
    quote! {
        #record
        #serde

        #[automatically_derived]
        impl ::mosaic::Resource for #name {
            const PATH: &'static str = #path;
        }

        #[automatically_derived]
        impl ::mosaic::Projection for #name {
            type Object = Self;
            const FIELDS: &'static [&'static str] = &[];

            fn decode(
                source: &mut dyn ::mosaic::projection::Source,
            ) -> ::core::result::Result<Self, ::mosaic::DecodeError> {
                let mut record = <Self as ::core::default::Default>::default();
                source.read_object(&mut record)?;
                ::core::result::Result::Ok(record)
            }
        }

        #[automatically_derived]
        impl ::mosaic::ManagedObject for #name {
            fn id(&self) -> &::mosaic::ObjectId {
                #id
            }

            fn revision(&self) -> &::mosaic::Revision {
                #revision
            }
        }
    }
}

fn kind(member: &super::property::Member<'_>) -> TokenStream {
    match (member.access, member.index) {
        (Access::Id, _) => quote!(Id),
        (Access::Revision, _) => quote!(Revision),
        (Access::ReadOnly, _) => quote!(ReadOnly),
        (Access::Secret, _) => quote!(Secret),
        (Access::ReadWrite, Index::Relationship) => quote!(Relationship),
        (Access::ReadWrite, _) => quote!(Plain),
        (Access::Required, Index::Relationship) => quote!(RequiredRelationship),
        (Access::Required, _) => quote!(Required),
    }
}

/// Returns which table has these names: a sorted one compares them with the bytes of a document.
pub(crate) fn order<'a>(mut names: impl Iterator<Item = &'a str>) -> TokenStream {
    let is_escaped = |character: char| character.is_control() || matches!(character, '"' | '\\');
    if names.any(|name| name.contains(is_escaped)) {
        return quote!(unsorted);
    }
    quote!(sorted)
}

/// Expands to the table and the slots of a record.
///
/// What it imports is renamed, since a schema may have types of any name. The field `rest` keeps
/// the members that have no slot.
pub(crate) fn record(
    name: &Ident,
    slots: &[Slot<'_>],
    order: &TokenStream,
    rest: Option<&Ident>,
) -> TokenStream {
    let type_name = name.to_string();
    let followers = Literal::usize_unsuffixed(slots.len() + 1);
    let entries = slots.iter().map(|slot| {
        let (name, kind, field) = (&slot.name, &slot.kind, slot.field.unraw().to_string());
        quote!(mosaic_record::Entry { name: #name, field: #field, kind: mosaic_record::Kind::#kind })
    });
    let places = slots.iter().enumerate().map(|(index, slot)| {
        let (index, field) = (Literal::usize_unsuffixed(index), slot.field);
        quote_spanned!(slot.ty.span()=> #index => MosaicField::slot(&mut self.#field),)
    });
    let values = slots.iter().enumerate().map(|(index, slot)| {
        let (index, field) = (Literal::usize_unsuffixed(index), slot.field);
        quote_spanned!(slot.ty.span()=> #index => MosaicField::show(&self.#field),)
    });
    let rest = rest.map(keep_rest);
    quote! {
        const _: () = {
            use ::mosaic::{Field as MosaicField, record as mosaic_record};

            static FOLLOWERS: [::core::sync::atomic::AtomicUsize; #followers] =
                [const { ::core::sync::atomic::AtomicUsize::new(0) }; #followers];

            static TABLE: mosaic_record::Table = mosaic_record::Table::#order(#type_name, &[#(#entries),*], &FOLLOWERS);

            #[automatically_derived]
            impl mosaic_record::Record for #name {
                fn table(&self) -> &'static mosaic_record::Table {
                    &TABLE
                }

                fn slot(&mut self, index: usize) -> mosaic_record::Slot<'_> {
                    match index {
                        #(#places)*
                        _ => mosaic_record::Slot::Ignored,
                    }
                }

                fn get(&self, index: usize) -> mosaic_record::SlotRef<'_> {
                    match index {
                        #(#values)*
                        _ => mosaic_record::SlotRef::Absent,
                    }
                }

                #rest
            }
        };
    }
}

/// Expands to the methods of a record that keeps what has no slot.
fn keep_rest(field: &Ident) -> TokenStream {
    quote! {
        fn rest(&self) -> ::core::option::Option<&mosaic_record::Unlisted> {
            ::core::option::Option::Some(::core::convert::AsRef::as_ref(&self.#field))
        }

        fn rest_mut(&mut self) -> ::core::option::Option<&mut mosaic_record::Unlisted> {
            ::core::option::Option::Some(::core::convert::AsMut::as_mut(&mut self.#field))
        }

        fn carries_rest(&self) -> bool {
            true
        }
    }
}

/// Expands to `Debug` and the serde impls of a record.
pub(crate) fn members(name: &Ident, deserialize: &TokenStream) -> TokenStream {
    let serialize = quote!(::mosaic::record::serialize(self, serializer));
    let serialize = serde_impls::serialize(name, &serialize);
    let empty = quote!(<Self as ::core::default::Default>::default());
    let deserialize = serde_impls::deserialize_record(name, &empty, deserialize);
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::mosaic::record::debug(self, formatter)
            }
        }

        #serialize
        #deserialize
    }
}
