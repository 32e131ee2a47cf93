//! `#[derive(ManagedObject)]`.

mod constants;
mod draft;
mod impls;
mod property;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Error};

use self::property::Object;

pub(crate) use self::impls::{Slot, members, order, record};

/// Expands to the constants, the draft and the impls of a managed object.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream, Error> {
    let object = Object::read(input)?;
    let constants = constants::expand(&object);
    let draft = draft::expand(&object);
    let impls = impls::expand(&object);
    let name = object.name;
    Ok(quote! {
        #[automatically_derived]
        #[allow(dead_code, reason = "nobody uses every property")]
        impl #name {
            #constants
            #draft
        }

        #impls
    })
}
