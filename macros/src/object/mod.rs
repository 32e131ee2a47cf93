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
///
/// Where the struct has mistakes, what could be read of it stands in, so that
/// code which uses the type gives no errors of its own.
pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream, Error> {
    let object = Object::read(input)?;
    let constants = constants::expand(&object);
    let draft = draft::expand(&object);
    let impls = impls::expand(&object);
    let name = object.name;
    let mistakes = object.mistakes.as_ref().map(Error::to_compile_error);
    Ok(quote! {
        #mistakes

        #[automatically_derived]
        #[allow(dead_code, reason = "nobody uses every property")]
        impl #name {
            #constants
            #draft
        }

        #impls
    })
}
