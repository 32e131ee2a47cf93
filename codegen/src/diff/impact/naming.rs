//! What generated code calls a type and a property, and what it carries a value as, by the settings.

use crate::config::{Alias, CarriedAs, Config};
use crate::diff::impact::site::{Place, place};
use crate::model::{Object, Property, type_of_path};
use crate::names;

/// Returns whether `config` asks for code of `object`.
pub(super) fn is_generated(config: &Config, object: &Object<'_>) -> bool {
    config.generate.types.includes(&object.name.value)
}

/// Returns what `object` is called.
pub(super) fn of_type(config: &Config, object: &Object<'_>) -> String {
    let own = &*object.name.value;
    let mut renames = config.generate.rename.iter();
    let chosen = renames.find(|rename| {
        let object = &*rename.object.value;
        type_of_path(object).unwrap_or(object) == own
    });
    chosen.map_or_else(|| names::type_name(own), |rename| rename.name.value.clone())
}

/// Returns what the field of `property` is called, which is one of `object`.
pub(super) fn of_field(config: &Config, object: &Object<'_>, property: &Property<'_>) -> String {
    match alias(config, object, property) {
        Some(alias) => alias.name.value.clone(),
        None => names::field(&property.name.value),
    }
}

/// Returns what an alias says that `property` of `object` is carried as.
pub(super) fn carried_as(
    config: &Config,
    object: &Object<'_>,
    property: &Property<'_>,
) -> Option<CarriedAs> {
    alias(config, object, property)?.carried_as.as_ref().map(|carried| carried.value)
}

fn alias<'c>(
    config: &'c Config,
    object: &Object<'_>,
    property: &Property<'_>,
) -> Option<&'c Alias> {
    let table = config.aliases.iter().find(|table| table.object.value == object.name.value)?;
    let above = match place(object, property) {
        Place::Own => Vec::new(),
        Place::Inside(above) => above,
        Place::Beside => return None,
    };
    let path = above.into_iter().chain([property]).map(|property| &*property.name.value);
    let path = path.collect::<Vec<_>>().join("/");
    table.entries.iter().find(|alias| alias.property.value == path)
}
