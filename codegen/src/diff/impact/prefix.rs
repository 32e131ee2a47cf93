//! Names that the server refuses: on some types a new one begins with a prefix.

use crate::catalog::Catalog;
use crate::diff::Verdict::{Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name};
use crate::diff::impact::source;
use crate::json::Value;
use crate::model::{Model, Property, Relationship, Target};

/// Judges a property whose name, or whose other end's, the server does not take.
pub(super) fn refused(site: &Site<'_, '_>) -> Option<Judged> {
    let own = &site.property().filter(|_| site.is_hosted() && !site.is_nested())?.name.value;
    Unprefixed::of(site.type_name(), own).map(Unprefixed::judged).or_else(|| refused_end(site))
}

/// Judges a target whose end of the relationship has a name that the server does not take.
pub(super) fn refused_target(site: &Site<'_, '_>) -> Option<Judged> {
    let relationship = site
        .change
        .property
        .new
        .filter(|_| site.is_hosted() && !site.is_nested())?
        .relationship()?;
    let start = |value: Value<'_>| value.span().start;
    let place = start(site.values().new?);
    let targets = &relationship.targets;
    let position = targets.binary_search_by_key(&place, |target| start(target.value)).ok()?;
    let reverse = relationship.named_reverse()?;
    Some(refused_name(&targets[position], &reverse, site.old.model)?.judged())
}

/// Judges a relationship whose other end has a name that the server does not take.
pub(super) fn refused_end(site: &Site<'_, '_>) -> Option<Judged> {
    let property = site.change.property.new.filter(|_| site.is_hosted() && !site.is_nested())?;
    Some(other_end(property.relationship()?, site.old.model)?.judged())
}

/// Judges a type with a relationship whose other end has a name that the server does not take.
pub(super) fn refused_type(site: &Site<'_, '_>) -> Option<Judged> {
    let properties = site.change.object.new.filter(|_| site.is_hosted())?.properties().iter();
    let mut relationships = properties.filter_map(Property::relationship);
    let refused = relationships.find_map(|it| other_end(it, site.old.model));
    refused.map(Unprefixed::judged)
}

/// A name without the prefix that its type demands.
struct Unprefixed {
    type_name: String,
    property: String,
    prefix: &'static str,
}

impl Unprefixed {
    fn of(type_name: &str, property: &str) -> Option<Self> {
        let prefix = Catalog::embedded().demanded_prefix(type_name, property)?;
        Some(Self { type_name: type_name.to_owned(), property: property.to_owned(), prefix })
    }

    fn judged(self) -> Judged {
        let because = format!(
            "the server refuses the whole configuration with status 400: {} is new on {}, and has to begin with \
             {}",
            name(&self.property),
            name(&self.type_name),
            name(self.prefix)
        );
        let judged = Judged::new(because, source::MEASURED).all(Safe).wire(Risky).records(Risky);
        judged.todo(format!("call it {}", name(&format!("{}{}", self.prefix, self.property))))
    }
}

/// Returns the name of the other end of `relationship` that the server does not take: names that were in
/// `old` already are older than the prefix.
fn other_end(relationship: &Relationship<'_>, old: &Model<'_>) -> Option<Unprefixed> {
    let reverse = relationship.named_reverse()?;
    relationship.targets.iter().find_map(|target| refused_name(target, &reverse, old))
}

/// Returns the name `reverse` on the type of `target`, where the server does not take it.
fn refused_name(target: &Target<'_>, reverse: &str, old: &Model<'_>) -> Option<Unprefixed> {
    let type_name = target.type_name()?;
    let is_there = || old.object(type_name).is_some_and(|it| it.property(reverse).is_some());
    Unprefixed::of(type_name, reverse).filter(|_| !is_there())
}
