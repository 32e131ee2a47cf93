//! One of two configurations that are compared.

use crate::model::Model;
use crate::source::Documents;

/// One of two configurations that are compared, in any layout.
#[derive(Clone, Copy, Debug)]
pub struct Side<'m> {
    /// The texts, parsed: places and scripts in files are looked up in them.
    pub documents: &'m Documents<'m>,
    /// What they mean.
    pub model: &'m Model<'m>,
}
