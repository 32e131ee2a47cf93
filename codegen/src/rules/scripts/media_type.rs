//! What the `type` of a script says about the product at hand.

use crate::catalog::Product;
use crate::model::Setting;
use crate::rules::ScriptSite;

/// What the `type` of a script says about the product at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// The product runs it, or a placeholder may stand for what it runs.
    Run,
    /// Another product runs it.
    Elsewhere,
    /// No product runs it, or nothing is said.
    Unknown,
}

impl Language {
    /// Returns the language of the script of `site`.
    pub(super) fn of(site: &ScriptSite<'_, '_>) -> Self {
        let catalog = site.object.context.catalog;
        let name = match &site.script().media_type {
            Setting::Given(name) => &name.value,
            Setting::Placeholder(_) => return Self::Run,
            Setting::Absent | Setting::Null(_) | Setting::Other(_) => return Self::Unknown,
        };
        let runs = |product| catalog.script_types(product).any(|known| known == *name);
        if runs(site.product()) {
            Self::Run
        } else if Product::ALL.into_iter().any(runs) {
            Self::Elsewhere
        } else {
            Self::Unknown
        }
    }
}
