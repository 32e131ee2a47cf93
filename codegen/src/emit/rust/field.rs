//! The fields of structs.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::plan::{Field, Shape, ValueType};
use crate::emit::rust::{Style, docs};
use crate::model::IndexClass;
use crate::names::identifier;

/// Where an item stands, seen from the other types.
#[derive(Clone, Copy)]
pub(super) enum Scope<'s> {
    /// In the file that holds everything.
    OneFile,
    /// In the file of one record.
    File {
        /// The record's name.
        record: &'s str,
    },
}

impl Scope<'_> {
    /// Returns how the record or marker `name` is reached.
    pub(super) fn path(self, name: &str) -> TokenStream {
        let ident = identifier(name);
        match self {
            Self::File { record } if record != name => quote!(super::#ident),
            _ => quote!(#ident),
        }
    }
}

/// Returns a field of a record.
pub(super) fn of_record(field: &Field<'_>, style: &Style, scope: Scope<'_>) -> TokenStream {
    let property = field.property;
    let json_name = &*property.name.value;
    let docs = docs::field(field);
    let flags = flags(field);
    let rename = style.rename(&field.name, json_name);
    let default = default(field, style);
    let name = identifier(&field.name);
    let ty = field_type(field, style, scope);
    quote! {
        #docs
        #[managed(name = #json_name #(, #flags)*)]
        #rename
        #default
        pub #name: #ty,
    }
}

/// Returns a field of an object inside a record.
pub(super) fn of_sub_object(field: &Field<'_>, style: &Style, scope: Scope<'_>) -> TokenStream {
    let json_name = &*field.property.name.value;
    let docs = docs::sub_field(field.property);
    let secret = field.property.is_secret().then(|| quote!(, secret));
    let rename = style.rename(&field.name, json_name);
    let default = match field.shape {
        Shape::List(_) => style.may_be_missing(),
        Shape::One(_) => None,
    };
    let name = identifier(&field.name);
    let ty = optional(&field.shape, style, scope);
    quote! {
        #docs
        #[managed(name = #json_name #secret)]
        #rename
        #default
        pub #name: #ty,
    }
}

/// Returns what says that a field may be missing whose type is not an `Option`.
fn default(field: &Field<'_>, style: &Style) -> Option<TokenStream> {
    let is_plain_list = matches!(field.shape, Shape::List(_)) && !field.is_relationship();
    if is_plain_list || field.is_write_only() { style.may_be_missing() } else { None }
}

fn flags(field: &Field<'_>) -> Vec<Ident> {
    let property = field.property;
    let mut flags = vec![match property.index {
        _ if field.is_relationship() => "relationship",
        IndexClass::Indexed => "indexed",
        IndexClass::Unindexed => "unindexed",
        IndexClass::NotQueryable => "not_queryable",
    }];
    if property.is_read_only() {
        flags.push("read_only");
    } else if field.has_to_be_given() {
        flags.push("required");
    }
    flags.into_iter().map(|flag| format_ident!("{flag}")).collect()
}

/// Returns the type of a field of a record: a secret never comes back, and links are only there
/// where they were asked for.
fn field_type(field: &Field<'_>, style: &Style, scope: Scope<'_>) -> TokenStream {
    let option = &style.option;
    match &field.shape {
        shape if field.is_write_only() => {
            let value = bare(shape, style, scope);
            quote!(::mosaic::WriteOnly<#value>)
        }
        shape if field.is_relationship() => {
            let value = bare(shape, style, scope);
            quote!(#option<#value>)
        }
        shape => optional(shape, style, scope),
    }
}

/// Returns the type of a value that may be missing; a list is then empty.
fn optional(shape: &Shape, style: &Style, scope: Scope<'_>) -> TokenStream {
    let option = &style.option;
    let value = bare(shape, style, scope);
    match shape {
        Shape::One(_) => quote!(#option<#value>),
        Shape::List(_) => value,
    }
}

fn bare(shape: &Shape, style: &Style, scope: Scope<'_>) -> TokenStream {
    let vec = &style.vec;
    match shape {
        Shape::One(value) => value_type(value, style, scope),
        Shape::List(value) => {
            let value = value_type(value, style, scope);
            quote!(#vec<#value>)
        }
    }
}

fn value_type(value: &ValueType, style: &Style, scope: Scope<'_>) -> TokenStream {
    match value {
        ValueType::String => style.string.clone(),
        ValueType::Number => quote!(f64),
        ValueType::Integer => quote!(i64),
        ValueType::Boolean => quote!(bool),
        ValueType::Date => quote!(::mosaic::Date),
        ValueType::DateTime => quote!(::mosaic::DateTime),
        ValueType::Json => quote!(::mosaic::Json),
        ValueType::Item(name) => {
            let name = identifier(name);
            quote!(#name)
        }
        ValueType::Reference(Some(target)) => {
            let target = scope.path(&target.name);
            quote!(::mosaic::Reference<#target>)
        }
        ValueType::Reference(None) => quote!(::mosaic::Reference<::mosaic::Untyped>),
        ValueType::OrNull(value) => {
            let option = &style.option;
            let value = value_type(value, style, scope);
            quote!(#option<#value>)
        }
    }
}
