//! The parts of the REST interface, each of which takes the verbs that it knows.

mod access;
mod config;
mod info;
mod managed;
mod platform;
mod policy;
mod repository;
mod schema;
mod written;

use std::borrow::Cow;

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Refusal, ResourcePath, server::Asked};

pub(crate) use self::{config::Configurations, info::ping, platform::answer as answer_platform};
use crate::{Tenant, faults::Faults, oauth::Caller};

/// What the parts of the interface answer from.
#[derive(Clone, Copy)]
pub(crate) struct Endpoints<'e> {
    pub(crate) tenant: &'e Tenant,
    pub(crate) faults: &'e Faults,
    pub(crate) configurations: &'e Configurations,
    pub(crate) caller: &'e Caller,
    /// The version of the resource that the client asks for, major and minor.
    pub(crate) resource: Option<(u32, u32)>,
}

impl Endpoints<'_> {
    /// Answers what is asked.
    pub(crate) fn answer(self, asked: &Asked) -> Result<Response<Bytes>, Refusal> {
        if *asked == Asked::Options {
            return Ok(Response::new(Bytes::new()));
        }
        let path = place(asked);
        let elements: Vec<Cow<'_, str>> = path.elements().collect();
        let elements: Vec<&str> = elements.iter().map(AsRef::as_ref).collect();
        access::check(self.caller, &elements)?;
        match *elements.as_slice() {
            ["managed" | "internal", ..] => managed::answer(self.tenant, asked),
            ["config", ref id @ ..] => config::answer(self, id, asked),
            ["schema", ref rest @ ..] => schema::answer(self, rest, asked),
            ["policy", ref rest @ ..] => policy::answer(self.tenant, rest, asked),
            ["info", name] => info::answer(name, self.caller, asked),
            ["system"] => platform::system(asked),
            ["script"] => platform::script(asked),
            _ => Err(not_found(&path)),
        }
    }
}

/// Returns the place that is asked about.
fn place(asked: &Asked) -> ResourcePath {
    match asked {
        Asked::Create(create) => match &create.id {
            Some(id) => create.collection.member(id),
            None => create.collection.clone(),
        },
        Asked::Read(read) => read.resource.clone(),
        Asked::Update(update) => update.resource.clone(),
        Asked::Delete(delete) => delete.resource.clone(),
        Asked::Patch(patch) => patch.resource.clone(),
        Asked::Query(query) => query.collection.clone(),
        Asked::Action(action) => action.resource.clone(),
        Asked::Options => ResourcePath::of([]),
    }
}

/// Returns the refusal of a path that leads nowhere.
fn not_found(path: &ResourcePath) -> Refusal {
    let path = path.elements().collect::<Vec<_>>().join("/");
    Refusal::new(StatusCode::NOT_FOUND, format!("Resource '{path}' not found"))
}

/// Returns the refusal of a verb that a part of the interface does not have.
fn not_supported(asked: &Asked) -> Refusal {
    let verb = match asked {
        Asked::Create(_) => "Create",
        Asked::Read(_) => "Read",
        Asked::Update(_) => "Update",
        Asked::Delete(_) => "Delete",
        Asked::Patch(_) => "Patch",
        Asked::Query(_) => "Query",
        Asked::Action(_) => "Action",
        Asked::Options => "Options",
    };
    Refusal::new(StatusCode::NOT_IMPLEMENTED, format!("{verb} operations are not supported"))
}
