//! What is emitted: every name decided, every type chosen, before the first token is written.

mod alias;
mod fields;
mod free_names;
mod renames;
mod selection;
mod shape;
#[cfg(feature = "review")]
mod surface;
mod targets;
mod type_names;
mod variants;

use std::collections::HashMap;

use crate::config::{Config, Enums};
use crate::diagnostic::Diagnostic;
use crate::model::{IndexClass, Model, Object, Property};
use crate::span::Location;
use alias::Aliases;
use fields::Fields;
use renames::Renames;
use selection::Selection;
pub(super) use shape::{Shape, Target, ValueType, is_integer};
#[cfg(feature = "review")]
pub(crate) use surface::{Access, Depth, Holds, Surface, is_carried_alike};
use targets::Targets;
use type_names::{Claim, TypeNames};
pub(super) use variants::Variant;

/// The properties that are fields of every record already.
pub(super) const IDENTITY: [&str; 2] = ["_id", "_rev"];

/// The finding that two things would have one name.
pub(super) const NAME_COLLISION: &str = "name-collision";

/// The module of the relationship targets that are not generated.
pub(super) const MARKERS_MODULE: &str = "other_types";

/// Everything that is emitted from one model.
#[derive(Debug)]
pub(super) struct Plan<'m> {
    /// The types, sorted by the name that the schema gives them.
    pub(super) records: Vec<Record<'m>>,
    /// The relationship targets that are not generated, sorted by path.
    pub(super) markers: Vec<Marker>,
}

/// A type of objects.
#[derive(Debug)]
pub(super) struct Record<'m> {
    /// The type as the schema has it.
    pub(super) object: &'m Object<'m>,
    /// The Rust name.
    pub(super) name: String,
    /// The name of its module, and of its files.
    pub(super) module: String,
    /// What came of the claim for its name.
    claim: Claim,
    /// What a query on `_id` costs.
    pub(super) id_index: IndexClass,
    /// The fields but `id` and `rev`, sorted by the name in JSON.
    pub(super) fields: Vec<Field<'m>>,
    /// The types that its fields need, in the order of the fields.
    pub(super) items: Vec<Item<'m>>,
}

/// A field of a record or of a nested object.
#[derive(Debug)]
pub(super) struct Field<'m> {
    /// The property as the schema has it.
    pub(super) property: &'m Property<'m>,
    /// The Rust name.
    pub(super) name: String,
    /// What it holds.
    pub(super) shape: Shape,
}

/// A type that a field needs.
#[derive(Debug)]
pub(super) enum Item<'m> {
    /// An object with sub-properties.
    SubObject {
        /// The Rust name.
        name: String,
        /// The property that declares it.
        property: &'m Property<'m>,
        /// The fields, sorted by the name in JSON.
        fields: Vec<Field<'m>>,
    },
    /// A list of known strings.
    Enumeration {
        /// The Rust name.
        name: String,
        /// The property that declares it.
        property: &'m Property<'m>,
        /// The known values.
        variants: Vec<Variant<'m>>,
        /// Whether there may be others.
        enums: Enums,
    },
    /// The targets of a relationship that has several.
    Targets {
        /// The Rust name.
        name: String,
        /// The property that declares it.
        property: &'m Property<'m>,
        /// The targets in the order they were written.
        targets: Vec<Target>,
    },
}

/// A relationship target that is not generated: a type only to tell references apart.
#[derive(Debug)]
pub(super) struct Marker {
    /// The path, such as `internal/role`.
    pub(super) path: String,
    /// The Rust name.
    pub(super) name: String,
}

impl Field<'_> {
    /// Returns whether it links to other objects.
    pub(super) fn is_relationship(&self) -> bool {
        self.property.relationship().is_some()
    }

    /// Returns whether a client writes it and never gets it back.
    pub(super) fn is_write_only(&self) -> bool {
        is_write_only(self.property)
    }

    /// Returns whether a create has to supply it: it is required, and neither computed nor
    /// filled in by the server.
    pub(super) fn has_to_be_given(&self) -> bool {
        has_to_be_given(self.property)
    }
}

impl Item<'_> {
    /// Returns the Rust name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::SubObject { name, .. }
            | Self::Enumeration { name, .. }
            | Self::Targets { name, .. } => name,
        }
    }
}

impl<'m> Plan<'m> {
    /// Returns the Rust names of everything that is emitted.
    pub(super) fn type_names(&self) -> impl Iterator<Item = &str> {
        let records = self.records.iter().flat_map(|record| {
            std::iter::once(record.name.as_str()).chain(record.items.iter().map(Item::name))
        });
        records.chain(self.markers.iter().map(|marker| marker.name.as_str()))
    }

    /// Decides what is emitted, and reports where `config` and `model` do not fit together.
    pub(super) fn new(model: &'m Model<'m>, config: &Config) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let selection = Selection::new(model, config, &mut diagnostics);
        let mut type_names = TypeNames::default();
        let renames = Renames::new(config);
        let mut records = selection.records(&renames, &mut type_names);
        let targets = Targets::new(model, &records, &renames, &mut type_names);
        let aliases = aliases(model, config, &mut diagnostics);
        let none = Aliases::default();
        for record in &mut records {
            let aliases = aliases.get(&*record.object.name.value).unwrap_or(&none);
            let enums = config.generate.enums;
            let fields = Fields::new(record, aliases, &targets, &mut type_names, enums);
            let mut findings;
            (record.fields, record.items, findings) = fields.build();
            diagnostics.append(&mut findings);
        }
        diagnostics.append(&mut type_names.collisions());
        (Self { records, markers: targets.into_markers() }, diagnostics)
    }
}

impl<'m> Record<'m> {
    fn new(object: &'m Object<'m>, name: String, module: String, claim: Claim) -> Self {
        let (fields, items) = (Vec::new(), Vec::new());
        Self { object, name, module, claim, id_index: object.id_index, fields, items }
    }
}

/// Returns the aliases of every type that has some, whether it is generated or not.
fn aliases<'c>(
    model: &Model<'_>,
    config: &'c Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> HashMap<&'c str, Aliases<'c>> {
    let mut aliases = HashMap::new();
    for table in &config.aliases {
        let name = &*table.object.value;
        if let Some(object) = model.object(name) {
            aliases.insert(name, Aliases::resolve(object, table, config, diagnostics));
        }
    }
    aliases
}

/// Returns whether a client writes `property` and never gets it back.
fn is_write_only(property: &Property<'_>) -> bool {
    property.is_secret() && !property.is_read_only()
}

/// Returns whether a create has to supply `property`.
fn has_to_be_given(property: &Property<'_>) -> bool {
    let has_default = property.default().is_some_and(|default| !default.is_null());
    property.required && !property.is_read_only() && !has_default
}

/// Returns where the name of `property`, of the type `object`, stands.
fn name_location(object: &Object<'_>, property: &Property<'_>) -> Location {
    Location { source: object.source(), span: property.name.span }
}

/// Returns the properties of one scope, sorted by name; of two with one name, the last.
pub(super) fn sorted<'m>(properties: &'m [Property<'m>]) -> Vec<&'m Property<'m>> {
    let mut sorted: Vec<&Property<'_>> = properties.iter().rev().collect();
    sorted.sort_by(|left, right| left.name.value.cmp(&right.name.value));
    sorted.dedup_by(|later, earlier| later.name.value == earlier.name.value);
    sorted
}

/// Returns `name` as a key of a TOML table.
fn toml_key(name: &str) -> String {
    let bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { format!("{name:?}") }
}
