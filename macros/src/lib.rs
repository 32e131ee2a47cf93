//! The derives of mosaic.
//!
//! Use them through the crate `mosaic`, which re-exports them. Each expands to
//! data and to matches over it: the code that reads, writes, prints and
//! compares records is written once, in `mosaic`.

mod attribute;
mod fallback;
mod object;
mod open_enum;
mod projection;
mod reference_enum;
mod serde_impls;
mod shape;
mod sub_object;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Makes a struct a managed object: its property constants, its draft and its serde impls.
///
/// On the struct: `#[managed(path = "managed/alpha_user")]`, and `id_indexed` where `_id` is.
/// On a field: `name = "…"` (the field's own name otherwise), one of `indexed`, `unindexed` (where
/// none is said), `not_queryable` and `relationship`, and `required` or `read_only`.
/// The fields `id: ObjectId` and `rev: Revision` have no attribute.
#[proc_macro_derive(ManagedObject, attributes(managed))]
pub fn managed_object(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    object::expand(&input).unwrap_or_else(|error| fallback::object(&input, &error)).into()
}

/// Makes a struct a projection of a managed object: `#[managed(of = AlphaUser)]`.
///
/// A field is named like the field of the object; `#[managed(property = DEPARTMENT)]` names another constant.
#[proc_macro_derive(Projection, attributes(managed))]
pub fn projection(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    projection::expand(&input).unwrap_or_else(|error| fallback::projection(&input, &error)).into()
}

/// Makes an enum of strings a value. With a last variant `Other(String)` it takes any string.
#[proc_macro_derive(OpenEnum, attributes(managed))]
pub fn open_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    open_enum::expand(&input).unwrap_or_else(|error| fallback::open_enum(&input, &error)).into()
}

/// Makes a struct of optional fields a value: an object inside a managed object.
///
/// A field with `#[managed(secret)]` is kept, and never shown by `Debug`. A field
/// `#[managed(rest)] rest: Rest` keeps the members that have no field; without one they are dropped.
#[proc_macro_derive(SubObject, attributes(managed))]
pub fn sub_object(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    sub_object::expand(&input).unwrap_or_else(|error| fallback::sub_object(&input, &error)).into()
}

/// Makes an enum of references a value. Its last variant is `Other(Reference<Untyped>)`.
#[proc_macro_derive(ReferenceEnum, attributes(managed))]
pub fn reference_enum(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    reference_enum::expand(&input)
        .unwrap_or_else(|error| fallback::reference_enum(&input, &error))
        .into()
}
