//! Records that look real, made up from the schema.
//!
//! The same configuration, number and seed give the same records.

mod links;
mod pattern;
mod person;
mod plan;
mod text;
mod value;

use std::{error::Error, fmt};

use bytes::Bytes;
use fastrand::Rng;
use mosaic::{
    ObjectId,
    wire::{Counting, Create, Paging, Query, Refusal, ResourcePath, Selection},
};
use serde_json::{Map, Value};

use self::{
    links::Links,
    person::Person,
    plan::{Share, shares},
    value::Subject,
};
use crate::{Tenant, policy::Policies};

/// What filling a tenant came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seeded {
    /// The types that got records, in the order in which they were filled, and how many.
    pub types: Vec<(String, usize)>,
    /// The types that got none, and what the tenant said to the first record.
    pub refused: Vec<(String, String)>,
}

/// A tenant that could not be filled, for reasons other than its policies.
#[derive(Debug)]
pub struct SeedError(Refusal);

/// Fills `tenant` with `users` records of the first type of users, and fewer of the others.
///
/// They are kept together at the end: what ends before that leaves an empty tenant, to be filled again.
pub(crate) fn fill(tenant: &Tenant, users: usize, seed: u64) -> Result<Seeded, SeedError> {
    let configuration = tenant.configuration();
    let mut random = Rng::with_seed(seed);
    let mut links = Links::of(&configuration);
    let mut seeded = Seeded::default();
    for share in shares(&configuration, users) {
        let policies = Policies::new(&Value::from(share.schema.clone()), tenant.flavour());
        let mut count = 0;
        for number in 0..share.count {
            let (links, random) = (&mut links, &mut random);
            let mut maker = Maker { share: &share, policies: &policies, links, random };
            match maker.make(tenant, number) {
                Ok(()) => count += 1,
                Err(refusal) if count == 0 => {
                    seeded.refused.push((share.name.to_owned(), told(&refusal)));
                    break;
                }
                Err(_) => {}
            }
        }
        if count > 0 {
            seeded.types.push((share.name.to_owned(), count));
        }
    }
    tenant.catch_up().map_err(SeedError)?;
    Ok(seeded)
}

/// Returns whether no type of `tenant` has a record.
pub(crate) fn is_empty(tenant: &Tenant) -> bool {
    let configuration = tenant.configuration();
    let objects = configuration.get("objects").and_then(Value::as_array);
    let mut names = objects.into_iter().flatten().filter_map(|object| object.get("name")?.as_str());
    names.all(|name| {
        let query = Query {
            collection: ResourcePath::of(["managed", name]),
            selection: Selection::Filter("true".to_owned()),
            fields: vec!["_id".to_owned()],
            sort_keys: Vec::new(),
            page_size: Some(1),
            paging: Paging::Start,
            counting: Counting::None,
        };
        // A type that is not served has no records that anyone sees.
        tenant.page(&query).map_or(true, |page| page.records.is_empty())
    })
}

/// Makes the records of one type.
struct Maker<'m, 'c> {
    share: &'m Share<'c>,
    policies: &'m Policies,
    links: &'m mut Links<'c>,
    random: &'m mut Rng,
}

impl Maker<'_, '_> {
    /// Makes the record number `number`; without the properties that the tenant refuses, where it can
    /// do without them.
    fn make(&mut self, tenant: &Tenant, number: usize) -> Result<(), Refusal> {
        let mut id = identifier(self.random);
        let mut object = self.object(number);
        if let Some(name) = self.share.name_in(&object) {
            name.clone_into(&mut id);
        }
        let mut chosen = self.links.choose(self.share.name, self.random);
        object.append(&mut chosen.properties);
        let refusal = match self.create(tenant, &id, &object) {
            Ok(()) => {
                self.links.made(self.share.name, id, chosen);
                return Ok(());
            }
            Err(refusal) => refusal,
        };
        let failed = failed_properties(&refusal);
        object.retain(|name, _| !failed.contains(&name.as_str()));
        if failed.is_empty() {
            return Err(refusal);
        }
        self.create(tenant, &id, &object)?;
        self.links.made(self.share.name, id, chosen);
        Ok(())
    }

    fn create(
        &self,
        tenant: &Tenant,
        id: &str,
        object: &Map<String, Value>,
    ) -> Result<(), Refusal> {
        let create = Create {
            collection: ResourcePath::of(["managed", self.share.name]),
            id: Some(ObjectId::new(id).expect("letters and digits are a path element")),
            fields: vec!["_id".to_owned()],
            body: Bytes::from(serde_json::to_vec(object).expect("JSON can be written")),
        };
        tenant.create_ahead(&create)
    }

    /// Returns values for what is required, and for most of the rest.
    fn object(&mut self, number: usize) -> Map<String, Value> {
        let person = Person::new(number, self.random);
        let mut object = Map::new();
        for (name, property, is_required) in self.share.properties() {
            if !is_required && self.random.u8(..10) < 3 {
                continue;
            }
            let (person, policies, random) = (&person, self.policies, &mut *self.random);
            let mut subject = Subject { number, person, policies, random };
            object.extend(subject.value(name, property).map(|value| (name.to_owned(), value)));
        }
        object
    }
}

/// Returns a random identifier (UUID, version 4).
pub(crate) fn identifier(random: &mut Rng) -> String {
    let bits = random.u128(..) & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let hex = format!("{bits:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// Returns the properties that a refusal names.
fn failed_properties(refusal: &Refusal) -> Vec<&str> {
    let failed = refusal.detail.as_ref().and_then(|detail| detail.get("failedPolicyRequirements"));
    let failed = failed.and_then(Value::as_array).into_iter().flatten();
    let names = failed.filter_map(|entry| entry.get("property")?.as_str());
    names.map(|name| name.split(['/', '[']).next().unwrap_or(name)).collect()
}

/// Returns what a refusal says, with the names of the properties it is about.
fn told(refusal: &Refusal) -> String {
    let properties = failed_properties(refusal);
    if properties.is_empty() {
        return refusal.message.clone();
    }
    format!("{} ({})", refusal.message, properties.join(", "))
}

impl fmt::Display for SeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the tenant takes no records: {}", self.0.message)
    }
}

impl Error for SeedError {}

#[cfg(test)]
mod tests;
