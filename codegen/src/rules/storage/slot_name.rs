//! Names that were meant to be those of extension slots.

use crate::catalog::ExtensionFamily;
use crate::config::closest;
use crate::rules::Site;

/// The name of a property that is no extension slot, though its author meant one.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) enum SlotName {
    /// The family is there, but no slot of that number.
    OutOfRange(&'static ExtensionFamily),
    /// The family is misspelt.
    Misspelt(&'static ExtensionFamily),
}

impl SlotName {
    /// Returns which mistake the name of the property at hand is; nothing where it is none.
    pub(in crate::rules) fn of(site: &Site<'_, '_>) -> Option<Self> {
        if !site.is_custom() || !site.is_top_level() {
            return None;
        }
        let prefix = site.owner.shipped?.custom_prefix?;
        let name = &*site.property.name.value;
        let catalog = site.context().catalog;
        if name.starts_with(prefix) || !catalog.extends(&site.object().name.value) {
            return None;
        }
        Self::read(name, catalog.families())
    }

    /// Returns which mistake `name` is, which is no slot of `families`.
    fn read(name: &str, families: &'static [ExtensionFamily]) -> Option<Self> {
        let stem = name.trim_end_matches(|last: char| last.is_ascii_digit());
        if let Some(family) = families.iter().find(|family| family.prefix == stem) {
            return Some(Self::OutOfRange(family));
        }
        let shared = shared_beginning(families)?;
        let begins_like_a_slot = (stem.get(..shared.len()))
            .is_some_and(|beginning| beginning.eq_ignore_ascii_case(shared));
        if !begins_like_a_slot {
            return None;
        }
        let found = closest(stem, families.iter().map(|family| family.prefix))?;
        families.iter().find(|family| family.prefix == found).map(Self::Misspelt)
    }
}

/// Returns what the names of all slots begin with.
fn shared_beginning(families: &[ExtensionFamily]) -> Option<&'static str> {
    let (first, others) = families.split_first()?;
    let is_shared = |length: usize| {
        let beginning = first.prefix.get(..length);
        others.iter().all(|family| family.prefix.get(..length) == beginning)
    };
    let length = (1..=first.prefix.len()).take_while(|length| is_shared(*length)).last()?;
    first.prefix.get(..length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_slip_is_told_from_a_name_of_ones_own() {
        let read = |name| SlotName::read(name, Catalog::embedded().families());
        for name in
            ["frindexedString1", "frIndexedStrings2", "frIndexedMultivalue1", "frUnindexdDate3"]
        {
            assert!(matches!(read(name), Some(SlotName::Misspelt(_))), "{name}");
        }
        for name in ["frIndexedString21", "frIndexedString", "frIndexedDate06", "frUnindexedDate0"]
        {
            assert!(matches!(read(name), Some(SlotName::OutOfRange(_))), "{name}");
        }
        for name in ["friend", "frequency", "indexedString1", "fr", "from", ""] {
            assert!(read(name).is_none(), "{name}");
        }
    }
}
