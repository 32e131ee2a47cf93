//! One constant per property.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Attribute, spanned::Spanned};

use crate::{
    attribute::Index,
    object::property::{Access, Member, Object},
};

pub(super) fn expand(object: &Object<'_>) -> TokenStream {
    let constants = object.members.iter().map(|member| constant(object, member));
    constants.chain(object.missing_identities().map(|access| stand_in(object, access))).collect()
}

fn constant(object: &Object<'_>, member: &Member<'_>) -> TokenStream {
    let visibility = object.visibility;
    let owner = object.name;
    let constant = &member.constant;
    let value = member.value_type();
    let name = &member.name;
    let (index, new) = index(member);
    let new = quote_spanned!(member.ty.span()=> ::mosaic::Property::#new(#name));
    let access = access(member.access);
    let documentation = documentation(member);
    quote! {
        #documentation
        #visibility const #constant: ::mosaic::Property<#owner, #value, ::mosaic::#index #access> =
            #new;
    }
}

/// Returns the constant of an identity that is missing, which is reported elsewhere.
fn stand_in(object: &Object<'_>, access: Access) -> TokenStream {
    let (visibility, owner) = (object.visibility, object.name);
    let (constant, value) = if access == Access::Id {
        (quote!(ID), quote!(ObjectId))
    } else {
        (quote!(REV), quote!(Revision))
    };
    quote! {
        #visibility const #constant: ::mosaic::Property<#owner, ::mosaic::#value, ::mosaic::Indexed, ::mosaic::ReadOnly> =
            ::mosaic::Property::new("");
    }
}

/// Returns the index class, and the constructor of a property that has it.
fn index(member: &Member<'_>) -> (TokenStream, TokenStream) {
    match member.index {
        Index::Indexed | Index::Unindexed | Index::NotQueryable
            if member.access == Access::Secret =>
        {
            (quote!(Concealed), quote!(new))
        }
        Index::Indexed => (quote!(Indexed), quote!(new)),
        Index::Unindexed => (quote!(Unindexed), quote!(new)),
        Index::NotQueryable => (quote!(NotQueryable), quote!(new)),
        Index::Relationship => (quote!(Relationship), quote_spanned!(member.ty.span()=> link)),
    }
}

fn access(access: Access) -> TokenStream {
    match access {
        Access::ReadWrite => TokenStream::new(),
        Access::Required => quote!(, ::mosaic::Required),
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
