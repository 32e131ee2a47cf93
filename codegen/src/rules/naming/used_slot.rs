//! An extension slot that somebody uses: one with an alias, or with a title of its own.

use crate::config::{Alias, Config};
use crate::model::{Setting, Text};
use crate::rules::Site;
use crate::span::{Location, Spanned};

/// What says that an extension slot is used.
#[derive(Debug)]
pub(super) struct UsedSlot<'c, 'a> {
    /// Its title, where that is not the one it was shipped with.
    pub(super) title: Option<Spanned<Text<'a>>>,
    /// Its description, where that is not the one it was shipped with.
    pub(super) description: Option<Spanned<Text<'a>>>,
    /// Its name in code.
    pub(super) alias: Option<&'c Alias>,
    config: &'c Config,
}

impl<'c, 'a> UsedSlot<'c, 'a> {
    /// Returns what says that the property at `site` is a used extension slot; nothing where it is none,
    /// or as it was shipped.
    pub(super) fn of(site: &Site<'c, 'a>) -> Option<Self> {
        let (slot, config) = (site.slot()?, site.context().config);
        let shipped = site.context().catalog.family(slot.family).title(slot.number);
        let own = |text: Setting<'a, Text<'a>>| match text {
            Setting::Given(text) if !text.value.trim().is_empty() && text.value != shipped => {
                Some(text)
            }
            _ => None,
        };
        let used = Self {
            title: own(site.property.title()),
            description: own(site.property.description()),
            alias: alias_of(config, &site.object().name.value, &site.property.name.value),
            config,
        };
        (used.title.is_some() || used.alias.is_some()).then_some(used)
    }

    /// Returns where the settings name the slot, with what to say of it.
    pub(super) fn alias_place(&self) -> Option<(Location, &'static str)> {
        let alias = self.alias?;
        Some((self.config.location(alias.name.span), "named here"))
    }
}

/// Returns what a text is that is not of a slot's own, for a message.
pub(super) fn not_own(text: &Setting<'_, Text<'_>>) -> &'static str {
    if text.text().is_some() { "the one that it was shipped with" } else { "none" }
}

/// Returns the alias of `property` in the type called `object`.
pub(super) fn alias_of<'c>(config: &'c Config, object: &str, property: &str) -> Option<&'c Alias> {
    config.aliases_of(object).find(|alias| alias.property.value == property)
}
