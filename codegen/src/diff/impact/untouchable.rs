//! Types that the vendor does not let be changed.

use crate::catalog::{CatalogProperty, ManagedType};
use crate::diff::Kind;
use crate::diff::Pair;
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Place, Site, name};
use crate::json::Value;
use crate::meaning;

/// Returns what was `judged` of the change at `site`, with what the vendor says of changing its type.
pub(super) fn judged(site: &Site<'_, '_>, judged: Judged) -> Judged {
    let Some(shipped) = site.shipped().filter(|shipped| shipped.is_untouchable) else {
        return judged;
    };
    let is_whole = site.change.object.both().is_none() || site.change.kind == Kind::TypeRenamed;
    if is_whole || judged.is_cosmetic() || comes_to_shipped(site, shipped) {
        return judged;
    }
    let todo = match site.change.property {
        Pair { old: None, new: Some(_) } => {
            "keep the value on a type of your own, with a relationship to this one"
        }
        _ => "leave it as the vendor ships it, and keep what you need on a type of your own",
    };
    judged.unwelcome(&name(site.type_name())).todo(todo)
}

/// Returns whether what is there after the change is as `shipped`, or is none of the vendor's.
fn comes_to_shipped(site: &Site<'_, '_>, shipped: &ManagedType) -> bool {
    let Pair { old, new } = site.change.property;
    let Some(property) = new.or(old) else { return has_shipped_key(site, shipped) };
    let above = match site.place() {
        Place::Inside(above) => above.first().copied(),
        Place::Own | Place::Beside => None,
    };
    let own = &above.unwrap_or(property).name.value;
    match shipped.property(own) {
        None if above.is_none() && old.is_none() => shipped.lists_elsewhere(own),
        None => true,
        Some(_) if old.is_none() => true,
        Some(_) if new.is_none() || above.is_some() => false,
        Some(shipped) => says_as_shipped(site, shipped),
    }
}

/// Returns whether the key of the type stands there after the change if the vendor ships it.
fn has_shipped_key(site: &Site<'_, '_>, shipped: &ManagedType) -> bool {
    match site.values() {
        Pair { old: None, .. } => shipped.ever_had_key(site.key()),
        Pair { new: None, .. } => !shipped.ever_had_key(site.key()),
        _ => false,
    }
}

/// Returns whether the property says after the change what `shipped` says.
fn says_as_shipped(site: &Site<'_, '_>, shipped: &CatalogProperty) -> bool {
    match site.change.kind {
        Kind::RequiredAdded => return shipped.is_required,
        Kind::RequiredRemoved => return !shipped.is_required,
        _ => {}
    }
    let is_off = |value: Value<'_>| value.as_bool() == Some(false);
    let key = site.change.key.as_deref().unwrap_or_default();
    let expected = shipped.value.get(key).filter(|value| !is_off(*value));
    match (site.values().new.filter(|value| !is_off(*value)), expected) {
        (None, None) => true,
        (Some(found), Some(expected)) => meaning::is_same(found, expected),
        _ => false,
    }
}
