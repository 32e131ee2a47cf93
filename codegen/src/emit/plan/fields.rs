//! The fields of a record and of the objects inside it.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::emit::plan::alias::Aliases;
use crate::emit::plan::shape::{self, Shape, ValueType};
use crate::emit::plan::targets::{Targets, relationship};
use crate::emit::plan::type_names::{Origin, TypeNames};
use crate::emit::plan::{Field, IDENTITY, Item, Record, name_location, sorted, toml_key};
use crate::model::{Kind, Object, Property, Relationship, Virtual};
use crate::names;

/// Builds the fields of one record.
pub(super) struct Fields<'b, 'm> {
    object: &'m Object<'m>,
    name: String,
    aliases: &'b Aliases<'b>,
    targets: &'b Targets<'m>,
    type_names: &'b mut TypeNames,
    items: Vec<Item<'m>>,
    diagnostics: Vec<Diagnostic>,
}

/// Where a list of properties stands.
struct Scope {
    /// The Rust name of the type that gets the fields.
    owner: String,
    /// The names that lead to it; none for the record itself.
    path: Vec<String>,
}

impl<'b, 'm> Fields<'b, 'm> {
    pub(super) fn new(
        record: &Record<'m>,
        aliases: &'b Aliases<'b>,
        targets: &'b Targets<'m>,
        type_names: &'b mut TypeNames,
    ) -> Self {
        Self {
            object: record.object,
            name: record.name.clone(),
            aliases,
            targets,
            type_names,
            items: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Returns the fields, the types that they need, and where names collide.
    pub(super) fn build(mut self) -> (Vec<Field<'m>>, Vec<Item<'m>>, Vec<Diagnostic>) {
        let scope = Scope { owner: self.name.clone(), path: Vec::new() };
        let fields = self.fields(&scope, self.object.properties());
        (fields, self.items, self.diagnostics)
    }

    fn fields(&mut self, scope: &Scope, properties: &'m [Property<'m>]) -> Vec<Field<'m>> {
        let mut fields: Vec<Field<'m>> = Vec::with_capacity(properties.len());
        let mut taken: HashMap<String, &'m Property<'m>> = HashMap::new();
        for property in sorted(properties) {
            let own = &*property.name.value;
            if scope.path.is_empty() && IDENTITY.contains(&own) {
                continue;
            }
            let field = self.field(scope, property);
            match taken.get(&field.name.to_uppercase()) {
                Some(first) => self.report_collision(scope, &field, first),
                None => {
                    taken.insert(field.name.to_uppercase(), property);
                }
            }
            fields.push(field);
        }
        fields
    }

    fn field(&mut self, scope: &Scope, property: &'m Property<'m>) -> Field<'m> {
        let mut path = scope.path.clone();
        path.push(property.name.value.clone().into_owned());
        let alias = self.aliases.get(&path);
        let chosen = alias.map_or(&*property.name.value, |alias| &*alias.name.value);
        let name = names::field(chosen);
        let carried = alias.and_then(|alias| alias.carried_as.as_ref());
        let carried = carried.and_then(|carried| shape::carried(property, carried.value));
        let owner = scope.owner.trim_end_matches('_');
        let inner = Scope { owner: format!("{owner}{}", names::type_name(chosen)), path };
        let shape = carried.unwrap_or_else(|| self.shape(&inner, property));
        Field { property, name, shape }
    }

    /// Returns the shape of `property`; `inner` is where its own types and fields stand.
    fn shape(&mut self, inner: &Scope, property: &'m Property<'m>) -> Shape {
        let is_own = inner.path.len() == 1;
        if let Some(relationship) = relationship(property).filter(|_| is_own) {
            let target = self.reference(inner, property, relationship);
            return match property.kind {
                Kind::Array(_) => Shape::List(target),
                _ => Shape::One(target),
            };
        }
        if let Virtual::Derived(query) = &property.virtual_
            && is_own
            && holds_references(property)
        {
            let target = self.targets.behind(&self.object.name.value, query);
            return Shape::List(ValueType::Reference(target));
        }
        match &property.kind {
            Kind::Array(items) => Shape::List(self.value(inner, property, &items.kind)),
            kind => Shape::One(self.value(inner, property, kind)),
        }
    }

    fn value(
        &mut self,
        inner: &Scope,
        property: &'m Property<'m>,
        kind: &'m Kind<'m>,
    ) -> ValueType {
        if let Some(enumeration) = shape::strings(property) {
            let name = self.claim(inner, property, "");
            self.items.push(Item::Enumeration { name: name.clone(), property, enumeration });
            return ValueType::Item(name);
        }
        if let Some(plain) = shape::plain(property, kind) {
            return plain;
        }
        match kind {
            Kind::Object(object) if !object.properties.is_empty() => {
                let name = self.claim(inner, property, "");
                let before = std::mem::take(&mut self.items);
                let fields = self.fields(inner, &object.properties);
                let nested = std::mem::replace(&mut self.items, before);
                self.items.push(Item::SubObject { name: name.clone(), property, fields });
                self.items.extend(nested);
                ValueType::Item(name)
            }
            _ => ValueType::Json,
        }
    }

    fn reference(
        &mut self,
        inner: &Scope,
        property: &'m Property<'m>,
        relationship: &Relationship<'_>,
    ) -> ValueType {
        let mut targets = self.targets.of(relationship);
        if targets.len() < 2 {
            return ValueType::Reference(targets.pop());
        }
        let name = self.claim(inner, property, "Target");
        self.items.push(Item::Targets { name: name.clone(), property, targets });
        ValueType::Item(name)
    }

    /// Claims the name of a type that `property` needs.
    fn claim(&mut self, inner: &Scope, property: &Property<'_>, ending: &str) -> String {
        let name = match ending {
            "" => inner.owner.clone(),
            _ => format!("{}{ending}", inner.owner.trim_end_matches('_')),
        };
        let origin = Origin {
            location: name_location(self.object, property),
            path: self.semantic_path(&inner.path),
            way_out: self.way_out(&inner.path),
        };
        self.diagnostics.extend(self.type_names.claim(&name, origin));
        name
    }

    fn report_collision(&mut self, scope: &Scope, field: &Field<'_>, first: &Property<'_>) {
        let own = &field.property.name.value;
        let path = |name: &str| [&scope.path[..], &[name.to_owned()]].concat();
        let has_alias = |name: &str| self.aliases.get(&path(name)).is_some();
        if has_alias(own) || has_alias(&first.name.value) {
            return; // `alias-shadows-property` reports this one
        }
        let path = path(own);
        let (other, name) = (&first.name.value, &field.name);
        let message = format!("`{other}` and `{own}` would both be the field `{name}`");
        let finding = Diagnostic::error(
            "name-collision",
            name_location(self.object, field.property),
            message,
        );
        let finding = finding
            .with_hint(self.way_out(&path))
            .at(self.semantic_path(&path))
            .related(name_location(self.object, first), format!("the first `{name}`"));
        self.diagnostics.push(finding);
    }

    fn semantic_path(&self, path: &[String]) -> String {
        format!("{}.{}", self.object.name.value, path.join("."))
    }

    /// Returns how the property at `path` gets another name.
    fn way_out(&self, path: &[String]) -> String {
        let own = path.last().map(String::as_str).unwrap_or_default();
        let object = toml_key(&self.object.name.value);
        let property = path.join("/");
        let alias = names::field(&format!("{own}_2"));
        format!("give it an alias in `mosaic.toml`: `[alias.{object}]` `{alias} = {property:?}`")
    }
}

/// Returns whether the server puts references into `property`, which it derives: a list of free
/// objects that is not flattened.
fn holds_references(property: &Property<'_>) -> bool {
    let Virtual::Derived(query) = &property.virtual_ else {
        return false;
    };
    let Kind::Array(items) = &property.kind else {
        return false;
    };
    let free = match &items.kind {
        Kind::Object(object) => object.properties.is_empty(),
        kind => matches!(kind, Kind::Any),
    };
    free && !query.flatten.is_true()
}
