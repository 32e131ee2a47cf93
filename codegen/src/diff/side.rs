//! One of two configurations that are compared.

use crate::catalog::Product;
use crate::model::{self, Model};
use crate::source::{Documents, Sources};

/// One of two configurations that are compared, in any layout.
#[derive(Clone, Copy, Debug)]
pub struct Side<'m> {
    /// The texts, parsed: places and scripts in files are looked up in them.
    pub documents: &'m Documents<'m>,
    /// What they mean.
    pub model: &'m Model<'m>,
}

impl Side<'_> {
    /// Calls `ask` with what `sources` say as a configuration of `product`, whatever is wrong with them.
    pub fn read<T>(sources: &Sources, product: Product, ask: impl FnOnce(Side<'_>) -> T) -> T {
        let (documents, _) = Documents::parse(sources);
        let (model, _) = model::lower(&documents, product);
        ask(Side { documents: &documents, model: &model })
    }
}
