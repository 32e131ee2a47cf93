//! The struct of a type.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Record;
use crate::emit::rust::{Style, docs, field};
use crate::model::{IndexClass, path_of_type};
use crate::names::identifier;

/// Returns the struct of `record`.
pub(super) fn expand(record: &Record<'_>, style: &Style, scope: field::Scope<'_>) -> TokenStream {
    let docs = docs::record(record.object);
    let derives = style.derives_beside(&[]);
    let path = path_of_type(&record.object.name.value);
    let id_indexed = (record.id_index == IndexClass::Indexed).then(|| quote!(, id_indexed));
    let name = identifier(&record.name);
    let rename_id = style.rename("id", "_id");
    let rename_rev = style.rename("rev", "_rev");
    let fields = record.fields.iter().map(|member| field::of_record(member, style, scope));
    quote! {
        #docs
        #[derive(Clone, Default, PartialEq, ::mosaic::ManagedObject #(, #derives)*)]
        #[managed(path = #path #id_indexed)]
        pub struct #name {
            /// The identifier, `_id`.
            #rename_id
            pub id: ::mosaic::ObjectId,
            /// The revision, `_rev`.
            #rename_rev
            pub rev: ::mosaic::Revision,
            #(#fields)*
        }
    }
}
