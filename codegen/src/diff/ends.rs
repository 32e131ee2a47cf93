//! The two ends of relationships: which of them came or went together.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::{Change, Kind};
use crate::model::{Model, Property, Relationship, Target};

/// The relationships that one side alone has.
#[derive(Debug, Default)]
pub(super) struct Ends<'m> {
    gone: Vec<Change<'m>>,
    come: Vec<Change<'m>>,
}

impl<'m> Ends<'m> {
    /// Adds `change`, which tells that a relationship was added or removed.
    pub(super) fn add(&mut self, change: Change<'m>) {
        if change.property.old.is_some() {
            self.gone.push(change);
        } else {
            self.come.push(change);
        }
    }

    /// Returns what became of the relationships between the models `old` and `new`: those whose ends
    /// came or went together are told once.
    pub(super) fn into_changes(self, old: &Model<'m>, new: &Model<'m>) -> Vec<Change<'m>> {
        let mut changes = told(self.gone, Models { with: old, without: new }, GONE);
        changes.append(&mut told(self.come, Models { with: new, without: old }, COME));
        changes
    }
}

/// What it is called that a relationship is on one side alone.
#[derive(Clone, Copy)]
struct Kinds {
    whole: Kind,
    one_side: Kind,
}

const GONE: Kinds = Kinds { whole: Kind::RelRemoved, one_side: Kind::RelRemovedOneSide };
const COME: Kinds = Kinds { whole: Kind::RelAdded, one_side: Kind::RelAddedOneSide };

/// The model that has the relationships, and the one that lacks them.
#[derive(Clone, Copy)]
struct Models<'a, 'm> {
    with: &'a Model<'m>,
    without: &'a Model<'m>,
}

/// One end: the names of the type and of the property.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    type_name: String,
    property: String,
}

impl End {
    fn new(type_name: &str, property: &str) -> Self {
        Self { type_name: type_name.to_owned(), property: property.to_owned() }
    }
}

/// Where the other end of a relationship is that one side lacks.
enum Other {
    /// On both sides.
    Stays(End),
    /// On the same side alone.
    Same(End),
    /// Nowhere: what the relationship names, if it names one.
    Named(Option<End>),
}

/// Returns those of `changes` that are to be told, each with its kind and its other end.
fn told<'m>(changes: Vec<Change<'m>>, models: Models<'_, 'm>, kinds: Kinds) -> Vec<Change<'m>> {
    let single: BTreeSet<End> = changes.iter().filter_map(end).collect();
    let mut others: BTreeMap<End, Other> = BTreeMap::new();
    for change in &changes {
        if let (Some(end), Some(property)) = (end(change), change.property.latest())
            && !others.contains_key(&end)
        {
            let other = other_end(property, &end, models, &single);
            others.insert(end, other);
        }
    }
    let is_told_by_other = |end: &End, other: &End| {
        let is_mutual = matches!(others.get(other), Some(Other::Same(back)) if back == end);
        is_mutual && other < end
    };
    let told = changes.into_iter().filter_map(|change| {
        let end = end(&change)?;
        let (kind, other) = match others.get(&end)? {
            Other::Same(other) if is_told_by_other(&end, other) => return None,
            Other::Same(other) => (kinds.whole, Some(other)),
            Other::Stays(other) => (kinds.one_side, Some(other)),
            Other::Named(other) => (kinds.whole, other.as_ref()),
        };
        let other_end = other.map(|other| format!("{}.{}", other.type_name, other.property));
        Some(Change { kind, other_end, ..change })
    });
    told.collect()
}

/// Returns the end that `change` is about.
fn end(change: &Change<'_>) -> Option<End> {
    let (object, property) = change.property.old.map_or_else(
        || change.object.new.zip(change.property.new),
        |property| change.object.old.zip(Some(property)),
    )?;
    Some(End::new(&object.name.value, &property.name.value))
}

/// Returns where the other end of the relationship `property` is, which is the end `here`; `single` are
/// the ends that one side alone has.
fn other_end(
    property: &Property<'_>,
    here: &End,
    models: Models<'_, '_>,
    single: &BTreeSet<End>,
) -> Other {
    let Some(relationship) = property.relationship() else { return Other::Named(None) };
    let claims = |model: &Model<'_>| -> BTreeSet<End> {
        let claims = model.claims_on(&here.type_name, &here.property);
        claims
            .map(|(object, property)| End::new(&object.name.value, &property.name.value))
            .collect()
    };
    let (known, staying) = (claims(models.with), claims(models.without));
    let named: Vec<_> = named_ends(relationship).collect();
    let mut known = named.iter().filter(|other| known.contains(other));
    if let Some(other) = known.clone().find(|other| staying.contains(other)) {
        return Other::Stays(other.clone());
    }
    match known.find(|other| single.contains(other)) {
        Some(other) => Other::Same(other.clone()),
        None => Other::Named(named.into_iter().next()),
    }
}

/// Returns the ends that `relationship` names as its other one, one for each type that it leads to.
fn named_ends(relationship: &Relationship<'_>) -> impl Iterator<Item = End> {
    let property = relationship.reverse_property_name().text().map(str::to_owned);
    let targets = relationship.targets.iter();
    let types = targets.filter_map(Target::type_name);
    types.filter_map(move |type_name| {
        property.as_deref().map(|property| End::new(type_name, property))
    })
}
