//! The `query` of an entry, by which the console lists what can be referred to.

use crate::catalog::Product;
use crate::json::Value;
use crate::model::{Kind, Object, Property, Setting, Text, Virtual, has_placeholder};
use crate::rules::{Collection, Context};

/// Among how many properties of a type those are looked for that tell its objects apart.
const PROPERTIES: usize = 200;
/// How many of them a list shows.
const COLUMNS: usize = 4;

/// Returns the properties by which a person tells the objects at `path` apart: the required texts, or
/// else the first one that can be searched for; none where none is known.
pub(super) fn telling_fields<'c>(
    context: &Context<'c, '_>,
    path: &Setting<'_, Text<'_>>,
) -> Vec<&'c str> {
    let Some(Collection::Object(object)) = path.get().map(|path| context.collection(path)) else {
        return Vec::new();
    };
    let texts =
        || object.properties().iter().take(PROPERTIES).filter(|property| is_shown(property));
    let required = texts().filter(|property| property.required);
    let mut names: Vec<_> = required.map(|property| &*property.name.value).take(COLUMNS).collect();
    if names.is_empty() {
        let searchable = texts().find(|property| property.searchable().is_true());
        names.extend(searchable.or_else(|| texts().next()).map(|property| &*property.name.value));
    }
    names
}

fn is_shown(property: &Property<'_>) -> bool {
    matches!(property.kind, Kind::String)
        && matches!(property.virtual_, Virtual::No)
        && !property.name.value.starts_with('_')
        && !property.is_secret()
        && property.viewable().get() != Some(&false)
}

/// What a field of a query leads to.
pub(super) enum Field<'c, 'a> {
    /// Something every object has, or that cannot be known here.
    Any,
    /// This property, or something inside of it.
    Property(&'c Property<'a>),
    /// Nothing.
    Unknown,
}

/// Returns what the JSON pointer `field` leads to in an object of the type `object`.
pub(super) fn field<'c, 'a>(
    context: &Context<'c, 'a>,
    object: &'c Object<'a>,
    field: &str,
) -> Field<'c, 'a> {
    let name = field.trim_start_matches('/').split('/').next().unwrap_or_default();
    let is_of_every_object = name.starts_with('_') || name.starts_with('*');
    if is_of_every_object || has_placeholder(field) || object.properties().is_empty() {
        return Field::Any;
    }
    match object.property(name) {
        Some(property) => Field::Property(property),
        None if is_returned_undeclared(context, object, name) => Field::Any,
        None => Field::Unknown,
    }
}

/// Returns whether records of the type have `name` though no schema shows it.
fn is_returned_undeclared(context: &Context<'_, '_>, object: &Object<'_>, name: &str) -> bool {
    if context.product() == Product::Idm {
        return false;
    }
    let shipped = context.catalog.managed_type(&object.name.value);
    let undeclared = shipped.and_then(|shipped| shipped.value.get("returnedUndeclared"));
    let mut names = undeclared.into_iter().flat_map(Value::elements);
    names.any(|known| known.as_str().as_deref() == Some(name))
}
