//! What relationships point at.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::emit::plan::renames::Renames;
use crate::emit::plan::type_names::{Origin, TypeNames, WayOut};
use crate::emit::plan::{Marker, Record, Target, name_location};
use crate::model::{
    Model, Object, Property, QueryConfig, Relationship, Text, Virtual, path_of_type, type_of_path,
};
use crate::names;
use crate::span::{Location, Spanned};

/// Every relationship target, by path.
pub(super) struct Targets<'m> {
    relationships: HashMap<(&'m str, &'m str), &'m Relationship<'m>>,
    names: HashMap<String, String>,
    markers: Vec<Marker>,
}

impl<'m> Targets<'m> {
    /// Names the targets of all relationships of `records`, which have names themselves.
    pub(super) fn new(
        model: &'m Model<'m>,
        records: &[Record<'m>],
        renames: &Renames<'_>,
        type_names: &mut TypeNames,
    ) -> Self {
        let of_record =
            |record: &Record<'_>| (path_of_type(&record.object.name.value), record.name.clone());
        let mut targets = Self {
            relationships: relationships(model),
            names: records.iter().map(of_record).collect(),
            markers: Vec::new(),
        };
        for (path, location) in targets.wanted(records) {
            if targets.names.contains_key(&path) {
                continue;
            }
            let plain = type_of_path(&path).unwrap_or(&path);
            let chosen = renames.of_path(&path).map(str::to_owned);
            let name = chosen.unwrap_or_else(|| names::type_name(plain));
            let way_out = WayOut::Rename(path.clone());
            type_names.claim(&name, Origin { location, path: path.clone(), way_out });
            targets.names.insert(path.clone(), name.clone());
            targets.markers.push(Marker { path, name });
        }
        targets
    }

    /// Returns the targets of `relationship`, each once, in the order they were written.
    pub(super) fn of(&self, relationship: &Relationship<'_>) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        for target in paths(relationship).filter_map(|path| self.target(path)) {
            if !targets.contains(&target) {
                targets.push(target);
            }
        }
        targets
    }

    /// Returns what the paths of `query` end at, where they all end at one type.
    pub(super) fn behind(&self, object: &str, query: &QueryConfig<'_>) -> Option<Target> {
        self.target(self.end(object, query)?)
    }

    /// Returns the targets that are not generated, sorted by path.
    pub(super) fn into_markers(self) -> Vec<Marker> {
        self.markers
    }

    fn target(&self, path: &str) -> Option<Target> {
        let name = self.names.get(path)?.clone();
        Some(Target { path: path.to_owned(), name })
    }

    /// Returns every path that a field of `records` needs a type for, and the first such field.
    fn wanted(&self, records: &[Record<'m>]) -> BTreeMap<String, Location> {
        let mut wanted = BTreeMap::new();
        for record in records {
            for property in record.object.properties() {
                let location = name_location(record.object, property);
                let declared = property.relationship().into_iter().flat_map(paths);
                let derived = match &property.virtual_ {
                    Virtual::Derived(query) => self.end(&record.object.name.value, query),
                    _ => None,
                };
                for path in declared.chain(derived) {
                    wanted.entry(path.to_owned()).or_insert(location);
                }
            }
        }
        wanted
    }

    /// Returns the resource path that every path of `query` ends at.
    fn end(&self, object: &str, query: &QueryConfig<'_>) -> Option<&'m str> {
        let mut ends = query.paths.iter().map(|hops| self.follow(object, hops));
        let first = ends.next()??;
        ends.all(|end| end == Some(first)).then_some(first)
    }

    fn follow(&self, object: &str, hops: &[Spanned<Text<'_>>]) -> Option<&'m str> {
        let mut end: Option<&'m str> = None;
        for hop in hops {
            let owner = end.map_or(Some(object), type_of_path)?;
            let relationship = self.relationships.get(&(owner, &*hop.value))?;
            let mut targets = paths(relationship);
            let only = targets.next()?;
            if targets.any(|other| other != only) {
                return None;
            }
            end = Some(only);
        }
        end
    }
}

/// Returns the paths that `relationship` points at.
pub(super) fn paths<'m>(relationship: &'m Relationship<'m>) -> impl Iterator<Item = &'m str> {
    let paths = relationship.targets.iter().filter_map(|target| target.path.text());
    paths.map(|path| path.trim_matches('/')).filter(|path| !path.is_empty())
}

fn relationships<'m>(model: &'m Model<'m>) -> HashMap<(&'m str, &'m str), &'m Relationship<'m>> {
    let mut relationships = HashMap::new();
    for object in &model.objects {
        for property in object.properties() {
            if let Some(relationship) = property.relationship() {
                relationships.insert((&*object.name.value, &*property.name.value), relationship);
            }
        }
    }
    relationships
}

/// Returns the paths that the relationships of `model` point at.
pub(super) fn all_paths<'m>(model: &'m Model<'m>) -> HashSet<&'m str> {
    let properties = model.objects.iter().flat_map(Object::properties);
    properties.filter_map(Property::relationship).flat_map(paths).collect()
}
