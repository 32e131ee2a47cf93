//! What an answer shows of an object: `_fields`, and the default without it.

mod selection;
mod shown;

pub(crate) use self::{
    selection::Selection,
    shown::{body, shown},
};
