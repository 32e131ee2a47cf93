//! `managed/*` and `internal/role`: the objects themselves.

use bytes::Bytes;
use http::Response;
use mosaic::wire::{
    Action, Create, Delete, PatchRequest, Read, Refusal, Served, Update, server::Asked,
};

use crate::Tenant;

/// Answers what is asked of managed objects.
pub(super) fn answer(tenant: &Tenant, asked: &Asked) -> Result<Response<Bytes>, Refusal> {
    Ok(match asked {
        Asked::Create(verb) => Create::encode_answer(&tenant.create(verb)?),
        Asked::Read(verb) => Read::encode_answer(&tenant.read(verb)?),
        Asked::Update(verb) => Update::encode_answer(&tenant.update(verb)?),
        Asked::Delete(verb) => Delete::encode_answer(&tenant.delete(verb)?),
        Asked::Patch(verb) => PatchRequest::encode_answer(&tenant.patch(verb)?),
        Asked::Query(verb) => tenant.page(verb)?.respond(tenant.flavour()),
        Asked::Action(verb) => Action::encode_answer(&tenant.action(verb)?),
        Asked::Options => Response::new(Bytes::new()),
    })
}
