//! The fields of a record and of the objects inside it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::config::Enums;
use crate::diagnostic::Diagnostic;
use crate::emit::plan::alias::Aliases;
use crate::emit::plan::free_names::FreeNames;
use crate::emit::plan::shape::{self, Shape, ValueType};
use crate::emit::plan::targets::Targets;
use crate::emit::plan::type_names::{Claim, Origin, TypeNames, WayOut};
use crate::emit::plan::variants;
use crate::emit::plan::{Field, IDENTITY, Item, NAME_COLLISION, Record, name_location, sorted};
use crate::model::{Enumeration, Kind, Object, Property, Relationship, Virtual};
use crate::names;
use crate::span::{Location, Span};

/// Builds the fields of one record.
pub(super) struct Fields<'b, 'm> {
    object: &'m Object<'m>,
    name: String,
    claim: Claim,
    enums: Enums,
    aliases: &'b Aliases<'b>,
    targets: &'b Targets<'m>,
    type_names: &'b mut TypeNames,
    free_names: FreeNames,
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
        enums: Enums,
    ) -> Self {
        Self {
            object: record.object,
            name: record.name.clone(),
            claim: record.claim,
            enums,
            aliases,
            targets,
            type_names,
            free_names: FreeNames::default(),
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
            let path = [&scope.path[..], &[own.to_owned()]].concat();
            let name = names::field(self.chosen_name(&path, property));
            match taken.entry(name.to_uppercase()) {
                Entry::Occupied(first) => {
                    self.report_collision(&path, &name, property, first.get());
                }
                Entry::Vacant(free) => {
                    free.insert(property);
                    fields.push(self.field(scope, property, path, name));
                }
            }
        }
        fields
    }

    fn field(
        &mut self,
        scope: &Scope,
        property: &'m Property<'m>,
        path: Vec<String>,
        name: String,
    ) -> Field<'m> {
        let chosen = self.chosen_name(&path, property);
        let alias = self.aliases.get(&path);
        let carried = alias.and_then(|alias| alias.carried_as.as_ref());
        let carried = carried.and_then(|carried| shape::carried(property, carried.value));
        let owner = scope.owner.trim_end_matches('_');
        let inner = Scope { owner: format!("{owner}{}", names::type_name(chosen)), path };
        let shape = carried.unwrap_or_else(|| self.shape(&inner, property));
        Field { property, name, shape }
    }

    /// Returns what `property`, at `path`, is called: by an alias, or as in the schema.
    fn chosen_name<'n>(&self, path: &[String], property: &'n Property<'_>) -> &'n str
    where
        'b: 'n,
    {
        self.aliases.get(path).map_or(&*property.name.value, |alias| &*alias.name.value)
    }

    /// Returns the shape of `property`; `inner` is where its own types and fields stand.
    fn shape(&mut self, inner: &Scope, property: &'m Property<'m>) -> Shape {
        let is_own = inner.path.len() == 1;
        if let Some(relationship) = property.relationship().filter(|_| is_own) {
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
            Kind::Array(items) => {
                let value = self.value(inner, property, &items.kind);
                Shape::List(shape::element(items, value))
            }
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
            let enums = self.openness(inner, enumeration);
            let variants = variants::variants(enumeration);
            self.items.push(Item::Enumeration { name: name.clone(), property, variants, enums });
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

    /// Returns whether the values of `enumeration` are all there are: not where some are filled in
    /// later.
    fn openness(&mut self, inner: &Scope, enumeration: &Enumeration<'_>) -> Enums {
        let Some(placeholder) = enumeration.placeholder() else {
            return self.enums;
        };
        if self.enums == Enums::Closed {
            let found = placeholder.raw();
            let message =
                format!("expected every value to be known, found the placeholder {found}");
            let finding =
                Diagnostic::info("enum-placeholder", self.location(placeholder.span()), message)
                    .with_hint("its enum stays open: a server may send what stands behind it")
                    .at(self.semantic_path(&inner.path));
            self.diagnostics.push(finding);
        }
        Enums::Open
    }

    /// Claims the name of a type that `property` needs; none for a record that has no name itself.
    fn claim(&mut self, inner: &Scope, property: &Property<'_>, ending: &str) -> String {
        let name = match ending {
            "" => inner.owner.clone(),
            _ => format!("{}{ending}", inner.owner.trim_end_matches('_')),
        };
        if self.claim == Claim::Refused {
            return name;
        }
        let way_out = if self.type_names.is_free(&name) {
            String::new()
        } else {
            self.way_out_of_type(inner, property, ending)
        };
        let origin = Origin {
            location: name_location(self.object, property),
            path: self.semantic_path(&inner.path),
            way_out: WayOut::Other(way_out),
        };
        self.type_names.claim(&name, origin);
        name
    }

    /// Returns how the type that `property` needs gets a name that no other type has.
    fn way_out_of_type(&mut self, inner: &Scope, property: &Property<'_>, ending: &str) -> String {
        let chosen = self.chosen_name(&inner.path, property);
        let above = inner.owner.strip_suffix(&names::type_name(chosen)).unwrap_or_default();
        let type_names = &*self.type_names;
        let fits = |alias: &str| {
            type_names.is_free(&format!("{above}{}{ending}", names::type_name(alias)))
        };
        self.free_names.way_out(self.object, self.aliases, &inner.path, fits)
    }

    /// Reports that `property`, at `path`, and `first` would both be called `name`.
    fn report_collision(
        &mut self,
        path: &[String],
        name: &str,
        property: &Property<'_>,
        first: &Property<'_>,
    ) {
        let (own, other) = (&*property.name.value, &*first.name.value);
        let above = &path[..path.len() - 1];
        let other_path = [above, &[other.to_owned()]].concat();
        if self.aliases.get(path).or(self.aliases.get(&other_path)).is_some() {
            return; // `alias-shadows-property` reports this one
        }
        let message = format!("`{other}` and `{own}` would both be the field `{name}`");
        let way_out = self.free_names.way_out(self.object, self.aliases, path, |_| true);
        let location = name_location(self.object, property);
        let finding = Diagnostic::error(NAME_COLLISION, location, message)
            .with_hint(way_out)
            .at(self.semantic_path(path))
            .related(name_location(self.object, first), format!("the first `{name}`"));
        self.diagnostics.push(finding);
    }

    fn semantic_path(&self, path: &[String]) -> String {
        format!("{}.{}", self.object.name.value, path.join("."))
    }

    fn location(&self, span: Span) -> Location {
        Location { source: self.object.source(), span }
    }
}

/// Returns whether the server puts references into `property`, which it derives: a list of free
/// objects that is not flattened.
pub(super) fn holds_references(property: &Property<'_>) -> bool {
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
