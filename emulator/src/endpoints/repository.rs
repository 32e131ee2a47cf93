//! `config/repo.ds`: which attribute of the directory holds which property.

mod follow;

use mosaic_codegen::catalog::{Catalog, ManagedType, StorageKind};
use mosaic_codegen::model::{path_of_type, type_of_path};
use serde_json::{Map, Value, json};

pub(super) use self::follow::{End, follow, left_behind};

/// The attribute that holds the JSON of a type that the vendor does not ship.
const DOCUMENT: &str = "fr-idm-json";

/// The classes of the entries of a type that the vendor does not ship.
const CLASSES: [&str; 2] = ["uidObject", "fr-idm-generic-obj"];

/// The beginning of the attributes that are kept for relationships of a tenant's own.
const RESERVED: &str = "fr-idm-reference-";

/// Returns what `config/repo.ds` of a tenant with `configuration` says.
///
/// It is made of the catalog of the vendor's types, so it has the attributes that a tenant has; its
/// naming rules and object classes are those of a type without any of its own.
pub(super) fn mapping(configuration: &Map<String, Value>) -> Map<String, Value> {
    let (mut explicit, mut generic) = (Map::new(), Map::new());
    let objects = configuration.get("objects").and_then(Value::as_array);
    for object in objects.into_iter().flatten() {
        let Some(name) = object.get("name").and_then(Value::as_str) else {
            continue;
        };
        let properties = object.pointer("/schema/properties").and_then(Value::as_object);
        let shipped = Catalog::embedded().managed_type(name);
        let mapped = TypeMapping { name, shipped, references: 0 }.of(properties);
        let is_explicit = shipped.is_some_and(|it| it.storage.kind == StorageKind::Explicit);
        let group = if is_explicit { &mut explicit } else { &mut generic };
        group.insert(path_of_type(name), mapped);
    }
    let mapping = json!({"explicitMapping": explicit, "genericMapping": generic});
    Map::from_iter([("resourceMapping".to_owned(), mapping)])
}

/// The mapping of one type in the making.
struct TypeMapping<'c> {
    name: &'c str,
    shipped: Option<&'static ManagedType>,
    /// How many attributes for relationships of the tenant's own are taken.
    references: u32,
}

impl TypeMapping<'_> {
    fn of(mut self, properties: Option<&Map<String, Value>>) -> Value {
        let mut mapped = Map::new();
        for (name, property) in properties.into_iter().flatten() {
            let property = property.as_object().and_then(|property| self.property(name, property));
            mapped.extend(property.map(|property| (name.clone(), property)));
        }
        let mut mapping = Map::new();
        mapping.insert("dnTemplate".to_owned(), self.branch().into());
        if let Some(attribute) = self.document() {
            mapping.insert("jsonAttribute".to_owned(), attribute.into());
            mapping.insert(
                "jsonQueryEqualityMatchingRule".to_owned(),
                "caseIgnoreJsonQueryMatch".into(),
            );
        }
        mapping.insert("objectClasses".to_owned(), json!(CLASSES));
        mapping.insert("properties".to_owned(), mapped.into());
        mapping.into()
    }

    /// Returns the branch of the directory that holds the objects.
    fn branch(&self) -> String {
        let family = Catalog::embedded().without_realm(self.name);
        let realm = family.and_then(|family| self.name.strip_suffix(family));
        match (family, realm) {
            (Some(family), Some(realm)) => {
                format!("ou={},o={realm},o=root,ou=identities", family.trim_start_matches('_'))
            }
            _ => format!("ou={},o=root,ou=identities", self.name),
        }
    }

    /// Returns the attribute that holds whatever has no attribute of its own.
    fn document(&self) -> Option<String> {
        let Some(shipped) = self.shipped else {
            return Some(DOCUMENT.to_owned());
        };
        let declared = shipped.value.get("storage").and_then(|storage| storage.get("attribute"));
        let declared = declared.and_then(|attribute| Some(attribute.as_str()?.into_owned()));
        match shipped.storage.kind {
            StorageKind::Explicit => declared,
            _ => Some(declared.unwrap_or_else(|| DOCUMENT.to_owned())),
        }
    }

    /// Returns the mapping of a property; nothing where it is part of the document.
    fn property(&mut self, name: &str, property: &Map<String, Value>) -> Option<Value> {
        let is_list = is_of(property, "array");
        let end = if is_list { property.get("items")?.as_object()? } else { property };
        if is_of(end, "relationship") {
            return self.relationship(name, end, is_list);
        }
        let catalog = Catalog::embedded();
        let known = self.shipped.and_then(|shipped| shipped.property(name));
        let slot = catalog.slot(self.name, name);
        let attribute = match (known.and_then(|known| known.attribute), slot) {
            (Some(attribute), _) => attribute.to_owned(),
            (None, Some(slot)) => catalog.family(slot.family).attribute(slot.number),
            (None, None) => return None,
        };
        let kind = known.and_then(|known| Some(known.value.get("storage")?.as_str()?.into_owned()));
        let mut mapped = Map::new();
        if is_list {
            mapped.insert("isMultiValued".to_owned(), true.into());
        }
        mapped.insert("ldapAttribute".to_owned(), attribute.into());
        mapped.insert("type".to_owned(), kind.as_deref().unwrap_or("simple").into());
        Some(mapped.into())
    }

    fn relationship(
        &mut self,
        name: &str,
        end: &Map<String, Value>,
        is_list: bool,
    ) -> Option<Value> {
        let path = end.get("resourceCollection")?.get(0)?.get("path")?.as_str()?;
        let own = self.shipped.and_then(|shipped| shipped.property(name)?.attribute);
        let reverse = end.get("reversePropertyName").and_then(Value::as_str);
        // Of two ends one holds the reference: the one that the vendor gave an attribute, else the
        // first by name.
        if own.is_none()
            && let Some(reverse) = reverse
        {
            let target = type_of_path(path).unwrap_or(path);
            let theirs = Catalog::embedded().managed_type(target);
            let is_theirs = theirs
                .is_some_and(|it| it.property(reverse).is_some_and(|it| it.attribute.is_some()));
            if is_theirs || (target, reverse) < (self.name, name) {
                return Some(json!({
                    "isMultiValued": is_list,
                    "propertyName": reverse,
                    "resourcePath": path,
                    "type": "reverseReference",
                }));
            }
        }
        let attribute = if let Some(own) = own {
            own.to_owned()
        } else {
            self.references += 1;
            format!("{RESERVED}{}", self.references)
        };
        Some(json!({
            "isMultiValued": is_list,
            "ldapAttribute": attribute,
            "primaryKey": "uid",
            "resourcePath": path,
            "type": "reference",
        }))
    }
}

/// Returns whether `declared` is of the type `name`, alone or in a union.
fn is_of(declared: &Map<String, Value>, name: &str) -> bool {
    match declared.get("type") {
        Some(Value::Array(names)) => names.iter().any(|found| found == name),
        found => found.is_some_and(|found| found == name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_have_the_attributes_of_the_catalog() {
        let configuration = json!({"objects": [{"name": "alpha_user", "schema": {"properties": {
            "userName": {"type": "string"},
            "frIndexedString1": {"type": "string"},
            "custom_tier": {"type": "string"},
        }}}]});
        let mapping = Value::from(mapping(configuration.as_object().unwrap()));
        let user = &mapping["resourceMapping"]["genericMapping"]["managed/alpha_user"];
        assert_eq!(user["dnTemplate"], "ou=user,o=alpha,o=root,ou=identities");
        assert_eq!(user["jsonAttribute"], "fr-idm-custom-attrs");
        let expected = json!({
            "userName": {"ldapAttribute": "uid", "type": "simple"},
            "frIndexedString1": {"ldapAttribute": "fr-attr-istr1", "type": "simple"},
        });
        assert_eq!(user["properties"], expected);
    }

    #[test]
    fn of_two_ends_one_holds_the_reference() {
        let to = |path: &str, reverse: &str| {
            json!({"type": "relationship", "reversePropertyName": reverse,
                "resourceCollection": [{"path": path}]})
        };
        let configuration = json!({"objects": [
            {"name": "a", "schema": {"properties": {"b": to("managed/b", "a")}}},
            {"name": "b", "schema": {"properties": {"a": to("managed/a", "b")}}},
        ]});
        let mapping = Value::from(mapping(configuration.as_object().unwrap()));
        let generic = &mapping["resourceMapping"]["genericMapping"];
        assert_eq!(generic["managed/a"]["properties"]["b"]["ldapAttribute"], "fr-idm-reference-1");
        assert_eq!(generic["managed/b"]["properties"]["a"]["type"], "reverseReference");
    }
}
