//! One property of a type, as a resource of its own.

use std::collections::BTreeSet;

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Change, Create, Delete, Expected, Refusal, Served, Update, server::Asked};
use serde_json::{Map, Value};

use super::{
    nothing,
    properties::{declare, declared, undeclare},
    reverse::{Reverse, describe, other_ends},
};
use crate::{
    endpoints::{
        Endpoints,
        config::{MANAGED, Turn},
        not_supported,
        repository::{End, follow},
        written,
    },
    fields::Selection,
};

/// One property of a type, be it declared or not.
pub(super) struct Declaration<'d> {
    pub(super) endpoints: Endpoints<'d>,
    /// The type.
    pub(super) name: &'d str,
    /// The property.
    pub(super) property: &'d str,
}

impl Declaration<'_> {
    /// Answers what is asked of the property. A type has to be served before a property can be added.
    pub(super) fn answer(&self, asked: &Asked) -> Result<Response<Bytes>, Refusal> {
        if self.endpoints.tenant.schema(self.name).is_none() {
            return Err(self.nothing());
        }
        match asked {
            Asked::Read(read) => {
                let fields = Selection::parse(&read.fields)?;
                let found = self.shown(&self.endpoints.tenant.configuration());
                let found = found.ok_or_else(|| self.nothing())?;
                Ok(written::document(&written::narrowed(found, &fields)))
            }
            Asked::Create(create) => self.create(create),
            Asked::Update(update) => self.update(update),
            Asked::Delete(delete) => self.delete(delete),
            other => Err(not_supported(other)),
        }
    }

    fn create(&self, create: &Create) -> Result<Response<Bytes>, Refusal> {
        let mut turn = Turn::of(self.endpoints);
        let fields = Selection::parse(&create.fields)?;
        if declared(&configuration(&turn), (self.name, self.property)).is_some() {
            let message = format!("Property {} already exists", self.property);
            return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, message));
        }
        let made = self.put(&mut turn, &create.body)?;
        Ok(self.created(&written::narrowed(made, &fields)))
    }

    fn update(&self, update: &Update) -> Result<Response<Bytes>, Refusal> {
        let mut turn = Turn::of(self.endpoints);
        let fields = Selection::parse(&update.fields)?;
        let is_there = declared(&configuration(&turn), (self.name, self.property)).is_some();
        // Tools of the vendor say `If-Match: *` when they make a property, too.
        if !is_there && matches!(update.expected, Expected::Revision(_)) {
            return Err(self.nothing());
        }
        let put = written::narrowed(self.put(&mut turn, &update.body)?, &fields);
        if !is_there {
            return Ok(self.created(&put));
        }
        Ok(Update::encode_answer(&written::stored(&put, Change::Done, None)))
    }

    /// Removes the property, and the other ends of its relationship where it has some.
    fn delete(&self, delete: &Delete) -> Result<Response<Bytes>, Refusal> {
        let mut turn = Turn::of(self.endpoints);
        let fields = Selection::parse(&delete.fields)?;
        let mut configuration = configuration(&turn);
        let found = self.shown(&configuration).ok_or_else(|| self.nothing())?;
        let ends = self.ends(&configuration);
        for end in &ends {
            undeclare(&mut configuration, end);
        }
        configure(&mut turn, configuration, &ends)?;
        Ok(written::document(&written::narrowed(found, &fields)))
    }

    /// Declares the property, and the other ends of its relationship where it has some; an end that it
    /// had so far, and has no longer, is gone. Returns what an answer shows.
    fn put(&self, turn: &mut Turn<'_>, body: &[u8]) -> Result<Map<String, Value>, Refusal> {
        let mut given = written::object(body)?;
        given.shift_remove("_id");
        given.shift_remove("_rev");
        let reverses = Reverse::take_from(&mut given, (self.name, self.property))?;
        let mut configuration = configuration(turn);
        let mut ends = self.ends(&configuration);
        declare(&mut configuration, &self.end(), given).ok_or_else(|| self.nothing())?;
        let others: BTreeSet<_> = reverses.iter().map(|reverse| &reverse.end).collect();
        for end in ends.iter().skip(1).filter(|end| !others.contains(end)) {
            undeclare(&mut configuration, end);
        }
        for reverse in &reverses {
            let end = &reverse.end;
            let far = reverse.over(declared(&configuration, (&end.0, &end.1)));
            declare(&mut configuration, end, far).ok_or_else(|| nothing(&["managed", &end.0]))?;
            ends.push(end.clone());
        }
        let shown = self.shown(&configuration);
        configure(turn, configuration, &ends)?;
        shown.ok_or_else(|| self.nothing())
    }

    /// Returns the property as an answer shows it: `_id` first, and what its other ends are like.
    fn shown(&self, configuration: &Map<String, Value>) -> Option<Map<String, Value>> {
        let found = declared(configuration, (self.name, self.property))?;
        let mut shown = Map::from_iter([("_id".to_owned(), Value::from(self.property))]);
        shown.extend(found.clone());
        describe(&mut shown, self.name, |end| {
            let is_other = *end != self.end();
            is_other.then(|| declared(configuration, (&end.0, &end.1))).flatten()
        });
        Some(shown)
    }

    /// Returns the property, and behind it the other ends of its relationship that lead back here alone.
    fn ends(&self, configuration: &Map<String, Value>) -> Vec<End> {
        let here = self.end();
        let others_of = |(name, property): &End| {
            declared(configuration, (name, property)).map(other_ends).unwrap_or_default()
        };
        let mut others = others_of(&here);
        others.retain(|other| *other != here && others_of(other) == [here.clone()]);
        [vec![here], others].concat()
    }

    fn end(&self) -> End {
        (self.name.to_owned(), self.property.to_owned())
    }

    fn created(&self, property: &Map<String, Value>) -> Response<Bytes> {
        let place = format!("/openidm/schema/managed/{}/properties/{}", self.name, self.property);
        Create::encode_answer(&written::stored(property, Change::Created, Some(place)))
    }

    fn nothing(&self) -> Refusal {
        nothing(&["managed", self.name, "properties", self.property])
    }
}

/// Returns the configuration as the last write left it.
fn configuration(turn: &Turn<'_>) -> Map<String, Value> {
    turn.find(MANAGED).unwrap_or_default()
}

/// Serves the configuration from now on, and lets the mapping to the directory follow the `ends`.
fn configure(
    turn: &mut Turn<'_>,
    configuration: Map<String, Value>,
    ends: &[End],
) -> Result<(), Refusal> {
    let mapping = turn.mapping().map(|kept| follow(kept, &configuration, ends));
    turn.configure(configuration, mapping).map(drop)
}
