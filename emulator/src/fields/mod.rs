//! What an answer shows of an object: `_fields`, and the default without it.

mod members;
mod seen;
mod selection;
mod shown;

pub(crate) use self::{
    seen::{are_stored_and_open, seen},
    selection::Selection,
    shown::{body, shown},
};
