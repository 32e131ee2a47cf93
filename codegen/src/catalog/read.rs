//! Reads the catalog from its document.

use std::borrow::Cow;

use crate::catalog::{
    Bound, Catalog, CatalogHook, CatalogParameter, CatalogPolicy, CatalogProperty, ExtensionFamily,
    FeatureRange, Format, Judged, ManagedType, Moment, ParameterKind, Peculiarity, Product, Realm,
    SlotValue, StorageKind, Tier, TypeStorage, managed_type,
};
use crate::json::{Member, Value};
use crate::model::{IndexClass, Scope};

impl Catalog {
    /// Returns the catalog that `root` spells, or nothing where a required member is missing.
    pub(super) fn read(root: Value<'static>) -> Option<Self> {
        let extensions = root.get("extensions")?;
        let mut types = members(root.get("types")?, managed_type)?;
        types.sort_unstable_by_key(ManagedType::family);
        let mut policies = members(root.get("policies")?, policy)?;
        policies.sort_unstable_by_key(|policy| policy.id);
        Some(Self {
            root,
            realms: elements(root.get("realms")?, realm)?,
            types,
            other_types: storage(root.at(&["otherTypes", "storage"])?)?,
            repository: storage(root.at(&["products", Product::Idm.name(), "storage"])?)?,
            property_types: property_types(root.get("propertyTypes")?)?,
            extended_type: string(extensions.get("type")?)?.strip_prefix(managed_type::REALM)?,
            families: elements(extensions.get("families")?, family)?,
            hidden_types: elements(root.get("hiddenTypes")?, string)?,
            internal_types: elements(root.get("internalTypes")?, string)?,
            console_endings: elements(root.get("consoleEndings")?, string)?,
            formats: members(root.get("formats")?, format)?,
            object_hooks: hooks(root.at(&["hooks", "object"])?)?,
            property_hooks: hooks(root.at(&["hooks", "property"])?)?,
            hooks_of_forks: elements(root.at(&["hooks", "ofForksOnly"])?, string)?,
            policies,
        })
    }
}

fn property_types(value: Value<'static>) -> Option<Vec<&'static str>> {
    let lists = ["known", "inUnions", "documentedOnly"].map(|name| value.get(name));
    lists.into_iter().flatten().flat_map(Value::elements).map(string).collect()
}

fn realm(value: Value<'static>) -> Option<Realm> {
    Some(Realm { name: string(value.get("name")?)?, title: string(value.get("title")?)? })
}

fn managed_type(member: Member<'static>) -> Option<ManagedType> {
    let value = member.value;
    let mut properties = members(value.get("properties")?, property)?;
    properties.sort_unstable_by_key(|property| property.name);
    let positions = properties.iter().map(|property| property.name).zip(0..).collect();
    Some(ManagedType {
        pattern: name(member)?,
        title: string(value.get("title")?)?,
        tier: tier(value),
        storage: storage(value.get("storage")?)?,
        custom_prefix: value.get("customPrefix").and_then(string),
        is_untouchable: value.get("modify").and_then(string) == Some("never"),
        properties,
        positions,
        keys: names(value, &["objectKeys"])?,
        older_keys: names(value, &["olderObjectKeys"])?,
        unlisted: names(value, &["returnedUndeclared", "governanceProperties"])?,
        value,
    })
}

/// Returns the names in the lists `keys` of `value`, sorted.
fn names(value: Value<'static>, keys: &[&str]) -> Option<Vec<&'static str>> {
    let lists = keys.iter().filter_map(|key| value.get(key));
    let mut names: Vec<_> = lists.flat_map(Value::elements).map(string).collect::<Option<_>>()?;
    names.sort_unstable();
    Some(names)
}

fn property(member: Member<'static>) -> Option<CatalogProperty> {
    let value = member.value;
    Some(CatalogProperty {
        name: name(member)?,
        type_name: string(value.get("type")?)?,
        title: value.get("title").and_then(string),
        tier: tier(value),
        attribute: value.get("attribute").and_then(string),
        index: value.get("index").and_then(index_class),
        is_read_only: value.get("access").and_then(string) == Some("readOnly"),
        is_required: is_set(value, "required"),
        scope: scope(value),
        is_protected: is_set(value, "isProtected"),
        searchable: (!is_set(value, "searchableVaries")).then(|| is_set(value, "searchable")),
        policies: value.get("policies").filter(|_| !is_set(value, "policiesVary")),
        value,
    })
}

fn scope(value: Value<'static>) -> Scope {
    match value.get("scope").and_then(string) {
        Some("private") => Scope::Private,
        _ => Scope::Public,
    }
}

fn is_set(value: Value<'static>, flag: &str) -> bool {
    value.get(flag).and_then(Value::as_bool) == Some(true)
}

fn family(value: Value<'static>) -> Option<ExtensionFamily> {
    Some(ExtensionFamily {
        prefix: string(value.get("prefix")?)?,
        count: number(value.get("count")?)?,
        value: slot_value(value.get("value")?)?,
        index: index_class(value.get("index")?)?,
        feature: value.get("feature").and_then(feature_range),
        title: string(value.get("title")?)?,
        attribute: string(value.get("attribute")?)?,
    })
}

fn policy(member: Member<'static>) -> Option<CatalogPolicy> {
    let value = member.value;
    let parameters = match value.get("params") {
        Some(parameters) => members(parameters, parameter)?,
        None => Vec::new(),
    };
    Some(CatalogPolicy {
        id: name(member)?,
        judges: value.get("judges").map_or(Some(Judged::Anything), judged)?,
        peculiarity: value.get("peculiarity").and_then(peculiarity),
        parameters,
    })
}

fn judged(value: Value<'static>) -> Option<Judged> {
    match string(value)? {
        "text" => Some(Judged::Text),
        "number" => Some(Judged::Number),
        "length" => Some(Judged::Length),
        _ => None,
    }
}

fn peculiarity(value: Value<'static>) -> Option<Peculiarity> {
    match string(value)? {
        "queries" => Some(Peculiarity::Queries),
        "impliedByRequired" => Some(Peculiarity::ImpliedByRequired),
        "readFirst" => Some(Peculiarity::ReadFirst),
        "repeatable" => Some(Peculiarity::Repeatable),
        _ => None,
    }
}

fn parameter(member: Member<'static>) -> Option<CatalogParameter> {
    let value = member.value;
    Some(CatalogParameter {
        name: name(member)?,
        kind: match string(value.get("type")?)? {
            "string" => ParameterKind::String,
            "strings" => ParameterKind::Strings,
            "number" => ParameterKind::Number,
            "objects" => ParameterKind::Objects,
            "pattern" => ParameterKind::Pattern,
            "patternFlags" => ParameterKind::PatternFlags,
            _ => return None,
        },
        is_required: value.get("required").is_some(),
        names_properties: value.get("names").is_some(),
        lists_forbidden: value.get("forbids").is_some(),
        separator: value.get("separator").and_then(string),
        bound: value.get("bound").and_then(bound),
    })
}

fn bound(value: Value<'static>) -> Option<Bound> {
    match string(value)? {
        "shortest" => Some(Bound::Shortest),
        "longest" => Some(Bound::Longest),
        "contained" => Some(Bound::Contained),
        "least" => Some(Bound::Least),
        "greatest" => Some(Bound::Greatest),
        _ => None,
    }
}

fn feature_range(value: Value<'static>) -> Option<FeatureRange> {
    Some(FeatureRange {
        from: number(value.get("from")?)?,
        to: number(value.get("to")?)?,
        name: string(value.get("name")?)?,
    })
}

fn format(member: Member<'static>) -> Option<Format> {
    let policies = elements(member.value.get("policies")?, string)?;
    Some(Format { name: name(member)?, policies })
}

fn tier(value: Value<'static>) -> Tier {
    match value.get("feature").and_then(string) {
        Some(feature) => Tier::Feature(feature),
        None if value.get("tier").is_some() => Tier::Generation,
        None => Tier::Core,
    }
}

fn storage(value: Value<'static>) -> Option<TypeStorage> {
    let kind = match string(value.get("kind")?)? {
        "hybrid" => StorageKind::Hybrid,
        "json" => StorageKind::Json,
        "explicit" => StorageKind::Explicit,
        "generic" => StorageKind::Generic,
        "repository" => StorageKind::Repository,
        _ => return None,
    };
    let index = index_class(value.get("index")?)?;
    Some(TypeStorage { kind, index, custom_index: index_class(value.get("customIndex")?)? })
}

/// An index that no document speaks of is not relied upon.
fn index_class(value: Value<'static>) -> Option<IndexClass> {
    match string(value)? {
        "indexed" => Some(IndexClass::Indexed),
        "unindexed" | "undocumented" => Some(IndexClass::Unindexed),
        "notQueryable" => Some(IndexClass::NotQueryable),
        _ => None,
    }
}

fn slot_value(value: Value<'static>) -> Option<SlotValue> {
    match string(value)? {
        "string" => Some(SlotValue::String),
        "texts" => Some(SlotValue::Texts),
        "date" => Some(SlotValue::Date),
        "integer" => Some(SlotValue::Integer),
        _ => None,
    }
}

fn hooks(value: Value<'static>) -> Option<Vec<CatalogHook>> {
    let mut hooks = members(value, hook)?;
    hooks.sort_unstable_by_key(|hook| hook.name);
    Some(hooks)
}

fn hook(member: Member<'static>) -> Option<CatalogHook> {
    let runs = match string(member.value.get("runs")?)? {
        "beforeWrite" => Moment::BeforeWrite,
        "afterWrite" => Moment::AfterWrite,
        "atRead" => Moment::AtRead,
        _ => return None,
    };
    let gives_property = member.value.get("gives").is_some();
    Some(CatalogHook { name: name(member)?, runs, gives_property })
}

fn elements<T>(
    value: Value<'static>,
    read: impl Fn(Value<'static>) -> Option<T>,
) -> Option<Vec<T>> {
    value.elements().map(read).collect()
}

fn members<T>(
    value: Value<'static>,
    read: impl Fn(Member<'static>) -> Option<T>,
) -> Option<Vec<T>> {
    value.members().map(read).collect()
}

/// Returns a name that is written without escapes, as every name of the catalog is.
fn name(member: Member<'static>) -> Option<&'static str> {
    let Cow::Borrowed(name) = member.key.name() else { return None };
    Some(name)
}

/// Returns a string that is written without escapes, as every string that is read here is.
fn string(value: Value<'static>) -> Option<&'static str> {
    let Cow::Borrowed(text) = value.as_str()? else { return None };
    Some(text)
}

fn number(value: Value<'static>) -> Option<u16> {
    value.as_number()?.as_i64()?.try_into().ok()
}
