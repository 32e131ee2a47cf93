//! The struct of an object inside a record.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Field;
use crate::emit::rust::{Style, docs, field};
use crate::model::Property;
use crate::names::identifier;

/// Returns the struct `name` of the objects in `property`.
pub(super) fn expand(
    name: &str,
    property: &Property<'_>,
    fields: &[Field<'_>],
    style: &Style,
    scope: field::Scope<'_>,
) -> TokenStream {
    let docs = docs::part("What", property, "holds.");
    let derives = style.derives_beside(&[]);
    let name = identifier(name);
    let fields = fields.iter().map(|member| field::of_sub_object(member, style, scope));
    let skip = style.skip();
    quote! {
        #docs
        #[derive(Clone, Default, PartialEq, ::mosaic::SubObject #(, #derives)*)]
        pub struct #name {
            #(#fields)*
            /// Members that the schema does not list.
            #[managed(rest)]
            #skip
            pub rest: ::mosaic::Rest,
        }
    }
}
