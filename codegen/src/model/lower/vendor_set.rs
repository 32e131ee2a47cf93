//! Whether a folder of single types is a whole tenant.

use std::collections::HashSet;

use crate::catalog::{Product, Tier};
use crate::model::Object;
use crate::model::lower::Lowering;
use crate::source::Layout;

impl<'a> Lowering<'a> {
    /// Returns whether single types, one a text, are every type that each tenant has.
    ///
    /// Nothing in a folder says that it is complete. But the vendor's own types are never pulled on
    /// purpose without the others, so where all of them are, for every realm, all the rest is.
    pub(super) fn is_vendor_set_complete(&self, objects: &[Object<'a>]) -> bool {
        let is_single = |layout| layout == Some(Layout::BareType);
        let parsed = self.documents.parsed();
        if self.product != Product::Aic
            || !parsed.iter().all(|parsed| parsed.is_intact && is_single(parsed.layout))
        {
            return false;
        }
        let names: HashSet<&str> = objects.iter().map(|object| &*object.name.value).collect();
        let is_usual = |tier| matches!(tier, Tier::Core | Tier::Generation);
        let usual = self.catalog.types().iter().filter(|shipped| is_usual(shipped.tier));
        usual
            .flat_map(|shipped| self.catalog.realms().iter().map(|realm| shipped.name_in(*realm)))
            .all(|name| names.contains(name.as_str()))
    }
}
