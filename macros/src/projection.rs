//! `#[derive(Projection)]`.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{DeriveInput, Error, Ident, Path, Type, spanned::Spanned};

use crate::{
    attribute::{Attributes, Errors, Place},
    object::{self, Slot},
    serde_impls, shape,
};

/// One field: its property's constant, and the type that insists.
struct Field<'a> {
    name: &'a Ident,
    ty: &'a Type,
    constant: Ident,
}

/// Expands to what the projection asks for, checked against the constants of its object.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream, Error> {
    let mut errors = Errors::default();
    let attributes = Attributes::read(&input.attrs, Place::Projection, &mut errors);
    let mut fields = Vec::new();
    for (name, declaration) in shape::named_fields(input, "Projection")? {
        let attributes = Attributes::read(&declaration.attrs, Place::ProjectionField, &mut errors);
        let constant = attributes.property.unwrap_or_else(|| shape::constant_name(name));
        fields.push(Field { name, ty: &declaration.ty, constant });
    }
    let names = fields.iter().map(|field| (field.constant.to_string(), field.name));
    shape::refuse_duplicates(names, &mut errors);
    if attributes.of.is_none() {
        errors.report(input.ident.span(), "expected `#[managed(of = Type)]`");
    }
    errors.finish()?;
    let owner = attributes.of.as_ref().expect("a missing one is an error above");
    Ok(impls(&input.ident, owner, &fields))
}

fn impls(name: &Ident, owner: &Path, fields: &[Field<'_>]) -> TokenStream {
    let partial = format_ident!("MosaicPartial{name}");
    let names: Vec<&Ident> = fields.iter().map(|field| field.name).collect();
    let partials = fields.iter().map(Field::partial);
    let values = fields.iter().map(Field::value);
    let constants: Vec<&Ident> = fields.iter().map(|field| &field.constant).collect();
    let fallbacks = fallbacks(fields);
    let checks = fields.iter().map(check);
    let record = object::record(&partial, &slots(fields), &quote!(unsorted), None);
    let deserialize = quote!(::mosaic::projection::deserialize(deserializer));
    let deserialize = serde_impls::deserialize(name, &deserialize);
    quote! {
        const _: () = {
            type MosaicOwner = #owner;

            #fallbacks
            #(#checks)*

            #[derive(Default)]
            struct #partial {
                #(#names: #partials,)*
            }

            #record

            #[automatically_derived]
            impl ::mosaic::Projection for #name {
                type Object = MosaicOwner;
                const FIELDS: &'static [&'static str] = &[#(MosaicOwner::#constants.name()),*];

                fn decode(
                    source: &mut dyn ::mosaic::projection::Source,
                ) -> ::core::result::Result<Self, ::mosaic::DecodeError> {
                    let mut partial = <#partial as ::core::default::Default>::default();
                    source.read(&mut partial)?;
                    ::core::result::Result::Ok(Self {
                        #(#names: #values,)*
                    })
                }
            }

            #deserialize
        };
    }
}

/// Expands to constants that stand in where the object has none of the name, so
/// that the message about it is ours. The object's own constants take precedence.
fn fallbacks(fields: &[Field<'_>]) -> TokenStream {
    let constants: Vec<&Ident> = fields.iter().map(|field| &field.constant).collect();
    quote! {
        mod mosaic_missing {
            #(
                #[allow(non_camel_case_types, dead_code, reason = "named like what is missing")]
                pub(super) struct #constants;

                impl #constants {
                    #[allow(dead_code, reason = "called where the object lacks the property")]
                    pub(super) const fn name(&self) -> &'static str {
                        ""
                    }
                }
            )*
        }

        #[allow(dead_code, reason = "used where the object lacks a property")]
        trait MosaicMissing {
            #(const #constants: mosaic_missing::#constants = mosaic_missing::#constants;)*
        }

        impl MosaicMissing for MosaicOwner {}
    }
}

fn check(field: &Field<'_>) -> TokenStream {
    let (ty, constant) = (field.ty, &field.constant);
    quote_spanned! {constant.span()=>
        const _: () = ::mosaic::projection::check::<#ty, _>(&MosaicOwner::#constant);
    }
}

impl Field<'_> {
    /// Returns the type that the value is read into, before it is insisted on.
    fn partial(&self) -> TokenStream {
        let ty = self.ty;
        if self.may_be_absent() {
            return ty.to_token_stream();
        }
        quote_spanned!(ty.span()=> ::core::option::Option<#ty>)
    }

    /// Returns the value of the field, given what was read.
    fn value(&self) -> TokenStream {
        let (name, constant) = (self.name, &self.constant);
        if self.may_be_absent() {
            return quote!(partial.#name);
        }
        quote_spanned! {self.ty.span()=>
            ::mosaic::projection::insist(partial.#name, MosaicOwner::#constant.name())?
        }
    }

    fn may_be_absent(&self) -> bool {
        shape::argument_of(self.ty, "Option").is_some()
    }
}

fn slots<'a>(fields: &'a [Field<'a>]) -> Vec<Slot<'a>> {
    let slot = |field: &'a Field<'a>| {
        let constant = &field.constant;
        let kind = if constant == "ID" { quote!(Id) } else { quote!(Plain) };
        Slot { field: field.name, ty: field.ty, name: quote!(MosaicOwner::#constant.name()), kind }
    };
    fields.iter().map(slot).collect()
}
