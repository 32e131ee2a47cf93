//! A reverse property, drafted from the end that is there.

use heck::ToTitleCase;

use crate::catalog::Catalog;
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Value, quote};
use crate::model::{Object, Property, Setting, path_of_type};
use crate::rules::Edge;
use crate::rules::relationships::console_query::telling_fields;
use crate::span::Spanned;

/// How many properties of a type are looked at before one more is proposed.
const PROPERTIES: usize = 500;
/// How many of them may be relationships.
const RELATIONSHIPS: usize = 8;

/// Returns the edits that add `name` to `object` as the reverse of `edge`; nothing where that would
/// break a rule of its own.
pub(super) fn edits(edge: &Edge<'_, '_>, object: &Object<'_>, name: &str) -> Option<Vec<Edit>> {
    let schema = object.schema.as_ref()?.value;
    let properties = schema.get("properties").filter(|value| value.kind() == Kind::Object)?;
    let is_near = object.source() == edge.site.object().source();
    if !is_near || !may_have(edge, object, name) || !is_meant_once(edge, object, name) {
        return None;
    }
    if properties.get(name).is_some() {
        return None; // it is there, though it declares nothing
    }
    let mut edits = vec![Edit::insert(Path::member(properties, name), draft(edge, name))];
    let Some(order) = schema.get("order").filter(|order| order.kind() == Kind::Array) else {
        return Some(edits);
    };
    let names = order.elements().take(PROPERTIES).filter_map(Value::as_str);
    match names.filter(|listed| listed == name).count() {
        0 => edits.push(Edit::insert(Path::end_of(order), quote(name))),
        1 => {}
        _ => return None, // it would stand there twice
    }
    Some(edits)
}

/// Returns whether nothing else is said of what `name` of `object` is: one property cannot be the
/// reverse of two, nor have two reverses, and what values are derived from has more to it.
fn is_meant_once(edge: &Edge<'_, '_>, object: &Object<'_>, name: &str) -> bool {
    let model = edge.context().model;
    let (owner, property) = (&edge.site.object().name.value, &edge.site.property.name.value);
    let derivations =
        object.properties().iter().take(PROPERTIES).filter_map(Property::query_config);
    let mut first_steps = derivations.flat_map(|config| &config.paths).filter_map(|it| it.first());
    model.claims_on(&object.name.value, name).nth(1).is_none()
        && model.claims_on(owner, property).next().is_none()
        && !first_steps.any(|step| step.value == name)
}

/// Returns whether a property `name` of `object` would be one that no rule speaks against.
fn may_have(edge: &Edge<'_, '_>, object: &Object<'_>, name: &str) -> bool {
    let is_plain = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_');
    let properties = object.properties();
    let references = properties.iter().take(PROPERTIES).filter_map(|it| it.relationship()).count();
    let is_prefix_right = is_prefix_right(edge.context().catalog, &object.name.value, name);
    is_plain && is_prefix_right && properties.len() < PROPERTIES && references < RELATIONSHIPS
}

/// Returns whether `name` has the prefix that a tenant's own properties of `object` have to have, and
/// none where they have none.
fn is_prefix_right(catalog: &Catalog, object: &str, name: &str) -> bool {
    if let Some(shipped) = catalog.managed_type(object) {
        return shipped.custom_prefix.is_some_and(|prefix| name.starts_with(prefix));
    }
    let mut prefixes = catalog.types().iter().filter_map(|shipped| shipped.custom_prefix);
    !prefixes.any(|prefix| name.starts_with(prefix))
}

/// Returns the text of the property `name`, an array of references to the owner of `edge`.
fn draft(edge: &Edge<'_, '_>, name: &str) -> String {
    let owner = edge.site.object();
    let path = path_of_type(&owner.name.value);
    let label = owner.schema.as_ref().and_then(|schema| schema.title.text());
    let label = quote(label.unwrap_or(&owner.name.value));
    let shown = Spanned::new(path.as_str().into(), owner.name.span);
    let fields = telling_fields(edge.context(), &Setting::Given(shown));
    let fields: Vec<_> = fields.into_iter().map(quote).collect();
    let (title, path, fields) = (quote(&name.to_title_case()), quote(&path), fields.join(", "));
    let reverse = quote(&edge.site.property.name.value);
    format!(
        r#"{{
  "title": {title},
  "type": "array",
  "viewable": true,
  "searchable": false,
  "userEditable": false,
  "returnByDefault": false,
  "items": {{
    "type": "relationship",
    "reverseRelationship": true,
    "reversePropertyName": {reverse},
    "resourceCollection": [
      {{
        "path": {path},
        "label": {label},
        "query": {{ "queryFilter": "true", "fields": [{fields}], "sortKeys": [] }}
      }}
    ],
    "properties": {{
      "_ref": {{ "type": "string" }},
      "_refProperties": {{ "type": "object", "properties": {{ "_id": {{ "type": "string" }} }} }}
    }}
  }}
}}"#
    )
}
