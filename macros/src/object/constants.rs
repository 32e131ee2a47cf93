//! One constant per property.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Attribute;

use crate::{
    attribute::Index,
    object::property::{Access, Member, Object},
    shape,
};

pub(super) fn expand(object: &Object<'_>) -> TokenStream {
    object.members.iter().map(|member| constant(object, member)).collect()
}

fn constant(object: &Object<'_>, member: &Member<'_>) -> TokenStream {
    let visibility = object.visibility;
    let owner = object.name;
    let constant = shape::constant_name(member.field);
    let value = member.value_type();
    let index = index(member);
    let access = access(member);
    let name = &member.name;
    let documentation = documentation(member);
    quote! {
        #documentation
        #visibility const #constant: ::mosaic::Property<#owner, #value, ::mosaic::#index #access> =
            ::mosaic::Property::new(#name);
    }
}

fn index(member: &Member<'_>) -> TokenStream {
    match member.index {
        Index::Indexed => quote!(Indexed),
        Index::Unindexed => quote!(Unindexed),
        Index::NotQueryable => quote!(NotQueryable),
        Index::Relationship => quote!(Relationship),
    }
}

fn access(member: &Member<'_>) -> TokenStream {
    match member.access {
        Access::ReadWrite => TokenStream::new(),
        Access::Id | Access::Revision | Access::ReadOnly => quote!(, ::mosaic::ReadOnly),
        Access::Secret => quote!(, ::mosaic::Secret),
    }
}

/// Returns the documentation of the field, or a line that names the property.
fn documentation(member: &Member<'_>) -> TokenStream {
    let is_documentation = |attribute: &&Attribute| attribute.path().is_ident("doc");
    let mut lines = member.documentation.iter().filter(is_documentation).peekable();
    if lines.peek().is_none() {
        let line = format!("The property `{}`.", member.field);
        return quote!(#[doc = #line]);
    }
    quote!(#(#lines)*)
}
