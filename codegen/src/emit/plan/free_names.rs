//! Names for properties that collide: what an alias could be.

use std::collections::HashMap;

use crate::emit::plan::alias::{Aliases, sub_properties};
use crate::emit::plan::toml_key;
use crate::model::{Object, Property};
use crate::names::{self, Unique};

/// The names that no field of one record has, by the path of the scope; looked for only where
/// names collide.
#[derive(Debug, Default)]
pub(super) struct FreeNames {
    scopes: HashMap<Vec<String>, Unique>,
}

impl FreeNames {
    /// Returns how the property at `path` of `object` gets a name that no other field has and that
    /// `fits`, too; no two answers give one name.
    pub(super) fn way_out(
        &mut self,
        object: &Object<'_>,
        aliases: &Aliases<'_>,
        path: &[String],
        fits: impl Fn(&str) -> bool,
    ) -> String {
        let Some((own, above)) = path.split_last() else {
            return String::new();
        };
        let scope = self.scopes.entry(above.to_vec()).or_insert_with(|| {
            let siblings = properties_at(object, above).iter();
            Unique::with_taken(siblings.map(|sibling| constant(aliases, above, sibling)))
        });
        let stem = names::field(own);
        let stem = stem.trim_end_matches('_').to_uppercase();
        let alias = loop {
            let alias = scope.numbered(&stem, "_").to_lowercase();
            if fits(&alias) {
                break [above, &[alias]].concat().join("/");
            }
        };
        let (object, alias) = (toml_key(&object.name.value), toml_key(&alias));
        let property = path.join("/");
        format!("give it an alias in `mosaic.toml`: `[alias.{object}]` `{alias} = {property:?}`")
    }
}

/// Returns the name of the constant for `property`, which all fields of a scope differ in.
fn constant(aliases: &Aliases<'_>, above: &[String], property: &Property<'_>) -> String {
    let own = &*property.name.value;
    let path = [above, &[own.to_owned()]].concat();
    let chosen = aliases.get(&path).map_or(own, |alias| &*alias.name.value);
    names::field(chosen).to_uppercase()
}

/// Returns the properties in the scope at `path`.
fn properties_at<'m>(object: &'m Object<'m>, path: &[String]) -> &'m [Property<'m>] {
    let mut properties = object.properties();
    for name in path {
        let property = properties.iter().find(|property| property.name.value == **name);
        properties = property.map_or(&[], sub_properties);
    }
    properties
}
