//! What the `type` of a script says about the product at hand.

use std::borrow::Cow;

use crate::catalog::{Catalog, Product};
use crate::config::closest;
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
        let is_meant = |product| meant(catalog, product, name).is_some();
        if runs(site.product()) {
            Self::Run
        } else if Product::ALL.into_iter().any(runs)
            || Product::ALL.into_iter().any(is_meant) && !is_meant(site.product())
        {
            Self::Elsewhere
        } else {
            Self::Unknown
        }
    }
}

/// Returns the type of scripts of `product` that `word` is meant for, as `javascript` is for
/// `text/javascript`; nothing where it is another language, or none.
pub(super) fn meant(
    catalog: &'static Catalog,
    product: Product,
    word: &str,
) -> Option<Cow<'static, str>> {
    let word = word.to_ascii_lowercase();
    let names = |known: &Cow<'static, str>| {
        let language = known.rsplit('/').next().unwrap_or(known);
        word.contains(language) || closest(&word, [&**known]).is_some()
    };
    catalog.script_types(product).find(names)
}
