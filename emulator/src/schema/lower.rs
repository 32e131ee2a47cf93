//! From the compiler's model of a configuration to what a server has to know.

use std::{borrow::Cow, collections::HashMap};

use mosaic::Json;
use mosaic_codegen::{
    catalog::{Catalog, ManagedType, SlotValue, StorageKind},
    json::Value,
    model::{self, Body, Hook, Kind, Model, Object, Scope, Setting, Storage, Virtual},
};

use crate::{Flavour, policy::Policies};

use super::{
    Cardinality, Concealment, Derivation, Form, IdRule, ObjectType, Origin, Property, Relationship,
    Schema, internal, relationship::Shape,
};

/// Returns what a server has to know of `model`.
pub(super) fn schema(model: &Model<'_>, flavour: Flavour) -> Schema {
    Schema::new(types(model, flavour), internal::types(flavour))
}

/// Returns the types of `model`.
pub(super) fn types(model: &Model<'_>, flavour: Flavour) -> Vec<ObjectType> {
    model.objects.iter().map(|object| object_type(object, flavour)).collect()
}

/// Returns a value of a parsed document as a value of its own; what is no JSON reads as null.
pub(super) fn json(value: Value<'_>) -> Json {
    serde_json::from_str(value.raw()).unwrap_or_default()
}

fn object_type(object: &Object<'_>, flavour: Flavour) -> ObjectType {
    let name = object.name.value.clone().into_owned();
    let catalog = Catalog::embedded();
    let shipped = catalog.managed_type(&name);
    let is_mapped = shipped.is_some_and(is_mapped);
    let properties: Vec<_> =
        object.properties().iter().map(|declared| property(declared, is_mapped)).collect();
    let positions = properties.iter().enumerate();
    let positions: HashMap<_, _> =
        positions.map(|(position, property)| (property.name.clone(), position)).collect();
    let schema = object.schema.as_ref().map(|schema| json(schema.value)).unwrap_or_default();
    let is_hooked = |property: &model::Property<'_>| !property.hooks.is_empty();
    ObjectType {
        policies: Policies::new(&schema, flavour),
        lenient: Policies::new(&without_required(&schema), flavour),
        schema,
        actions: object.actions.iter().map(|hook| hook.name.value.to_string()).collect(),
        has_scripts: !object.hooks.is_empty() || object.properties().iter().any(is_hooked),
        is_kept_for_members: object.hooks.iter().any(keeps_for_members),
        entry: entry(&name, shipped),
        id_rule: id_rule(shipped),
        id_index: object.id_index,
        custom_prefix: shipped.and_then(|shipped| shipped.custom_prefix),
        unlisted: shipped.map(unlisted).unwrap_or_default(),
        bricked_by: object
            .properties()
            .iter()
            .find(|it| is_misfit(it))
            .map(|it| it.name.value.to_string()),
        name,
        properties,
        positions,
    }
}

/// Returns a schema that asks for no property.
fn without_required(schema: &Json) -> Json {
    let mut schema = schema.clone();
    if let Some(members) = schema.as_object_mut() {
        members.shift_remove("required");
    }
    schema
}

/// Returns whether a hook is the script of the vendor's default configuration that refuses to delete a
/// role while it is granted. It is not run, but what it does is known.
fn keeps_for_members(hook: &Hook<'_>) -> bool {
    let file = match &hook.script.body {
        Body::File { reference, .. } => &reference.value,
        Body::Inline(_) | Body::Missing => return false,
    };
    hook.name.value == "onDelete" && file.ends_with("roles/onDelete-roles.js")
}

/// Returns whether the directory has an attribute for each property of the type, so that an answer
/// shows those without a value, too.
fn is_mapped(shipped: &ManagedType) -> bool {
    matches!(shipped.storage.kind, StorageKind::Hybrid | StorageKind::Explicit)
}

fn entry(name: &str, shipped: Option<&ManagedType>) -> (String, String) {
    let attribute = shipped.and_then(|shipped| shipped.property("_id")?.attribute);
    let catalog = Catalog::embedded();
    let usual = || catalog.types().iter().find_map(|shipped| shipped.property("_id")?.attribute);
    let attribute = attribute.or_else(usual).unwrap_or("_id").to_owned();
    let family = catalog.without_realm(name);
    let realm = family.and_then(|family| name.strip_suffix(family));
    let branch = match (realm, family) {
        (Some(realm), Some(family)) => format!("ou={},o={realm}", family.trim_start_matches('_')),
        _ => format!("ou={name}"),
    };
    (attribute, branch)
}

fn id_rule(shipped: Option<&ManagedType>) -> IdRule {
    let kind = shipped.and_then(|shipped| shipped.value.get("idKind"));
    if kind.is_some_and(|kind| kind.as_str().as_deref() == Some("uuid")) {
        IdRule::Uuid
    } else {
        IdRule::Free
    }
}

/// Returns the properties that the vendor's directory has whether or not a schema lists them.
fn unlisted(shipped: &ManagedType) -> Vec<String> {
    let known = shipped.properties.iter().map(|property| property.name.to_owned());
    let returned = shipped.value.get("returnedUndeclared").into_iter();
    let returned = returned.flat_map(Value::elements).filter_map(Value::as_str);
    let returned = returned.map(Cow::into_owned);
    known.chain(returned).collect()
}

fn property(declared: &model::Property<'_>, is_mapped: bool) -> Property {
    let form = form(declared);
    let has_attribute = matches!(declared.storage, Storage::Attribute(_) | Storage::Slot(_));
    Property {
        name: declared.name.value.to_string(),
        origin: origin(declared),
        returned_by_default: declared.return_by_default().is_true(),
        concealment: concealment(declared),
        is_mapped: is_mapped && has_attribute && !matches!(form, Form::Relationship(_)),
        default: declared.default().map(json).filter(|value| !value.is_null()),
        index: declared.index,
        form,
    }
}

fn form(declared: &model::Property<'_>) -> Form {
    match &declared.kind {
        Kind::String if is_date(declared) => Form::Date,
        Kind::String => Form::Text,
        Kind::Number | Kind::Integer => Form::Number,
        Kind::Boolean => Form::Boolean,
        Kind::Object(_) => Form::Object,
        Kind::Array(items) => match &items.kind {
            Kind::Relationship(declared) => {
                Form::Relationship(relationship(declared, Cardinality::Many))
            }
            _ => Form::List,
        },
        Kind::Relationship(declared) => {
            Form::Relationship(relationship(declared, Cardinality::One))
        }
        Kind::Any => Form::Any,
    }
}

fn is_date(declared: &model::Property<'_>) -> bool {
    let of_slot = match &declared.storage {
        Storage::Slot(slot) => Catalog::embedded().family(slot.family).value == SlotValue::Date,
        _ => false,
    };
    of_slot || declared.format().text().is_some()
}

fn relationship(declared: &model::Relationship<'_>, cardinality: Cardinality) -> Relationship {
    let paths = declared.targets.iter().filter_map(|target| target.path.text());
    let told = declared.targets.iter().filter(|target| target.notify().is_true());
    let reverse = declared.reverse_property_name().text().map(str::to_owned);
    Relationship {
        cardinality,
        targets: paths.map(str::to_owned).collect(),
        reverse: reverse.filter(|_| declared.reverse_relationship().is_true()),
        validate: declared.validate().is_true(),
        notifies_self: declared.notify_self().is_true(),
        notified: told.filter_map(|target| Some(target.path.text()?.to_owned())).collect(),
    }
}

fn origin(declared: &model::Property<'_>) -> Origin {
    match &declared.virtual_ {
        Virtual::No | Virtual::Unmarked(_) | Virtual::Declared => Origin::Written,
        Virtual::Computed => Origin::Computed,
        Virtual::Maintained => Origin::Maintained,
        Virtual::Derived(config) => {
            let text =
                |name: &mosaic_codegen::span::Spanned<model::Text<'_>>| name.value.to_string();
            Origin::Derived(Derivation {
                paths: config.paths.iter().map(|path| path.iter().map(text).collect()).collect(),
                fields: config.fields.iter().map(text).collect(),
                shape: if config.flatten.is_true() { Shape::Values } else { Shape::Objects },
            })
        }
    }
}

fn concealment(declared: &model::Property<'_>) -> Concealment {
    let is_set = |value: Option<Value<'_>>| value.is_some_and(|value| !value.is_null());
    let is_sealed = is_set(declared.encryption()) || is_set(declared.secure_hash());
    match declared.scope() {
        _ if is_sealed || declared.is_protected().is_true() => Concealment::Sealed,
        Setting::Given(scope) if scope.value == Scope::Private => Concealment::Private,
        _ => Concealment::Open,
    }
}

/// Returns whether the default of a property is of another type than the property.
fn is_misfit(declared: &model::Property<'_>) -> bool {
    let Some(default) = declared.default().filter(|default| !default.is_null()) else {
        return false;
    };
    if default.raw().contains("&{") {
        return false; // the environment decides what it is
    }
    declared.kind.json().is_some_and(|expected| default.kind() != expected)
}
