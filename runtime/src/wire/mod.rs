//! The verbs of the REST protocol as HTTP: one file a verb, for the client and for a server alike.
//!
//! A verb is data. [`Verb::encode`] and [`Verb::decode`] are the side of a client; with the feature
//! `server`, `Served` is the other side. What one writes the other reads: `decode(encode(v)) == v`.
//! Elements of paths, parameters, pointers and revisions are encoded here and nowhere else.

mod action;
mod create;
mod delete;
mod expected;
mod failure;
mod fields;
pub mod header;
mod html;
mod parameters;
mod patch;
mod path;
mod query;
mod read;
mod refusal;
mod request;
#[cfg(feature = "server")]
pub mod server;
mod shown;
mod stored;
pub mod token;
mod update;

use bytes::Bytes;
use http::{Request, Response};

pub use self::{
    action::{Action, Outcome},
    create::Create,
    delete::Delete,
    expected::Expected,
    failure::Failure,
    fields::field,
    parameters::Parameters,
    patch::PatchRequest,
    path::ResourcePath,
    query::{Counting, Paging, Query, QueryAnswer, Selection},
    read::{Read, ReadAnswer},
    refusal::Refusal,
    request::{MAXIMUM_LENGTH, Unsendable},
    stored::{Change, Stored},
    update::Update,
};

/// Where the REST interface of a tenant begins.
pub const ROOT: &str = "/openidm/";

/// One verb of the protocol, as a client sees it.
pub trait Verb: Sized {
    /// What the verb is called: `create`, `read`, `update`, `delete`, `patch`, `query` or `action`.
    const NAME: &'static str;

    /// What a server answers where it does what it was asked.
    type Answer;

    /// Returns the request; its URI is a path and a query without a host.
    ///
    /// # Errors
    ///
    /// When no request can carry the verb: its path would lead elsewhere, or is too long.
    fn encode(&self) -> Result<Request<Bytes>, Unsendable>;

    /// Reads the response.
    ///
    /// # Errors
    ///
    /// When the server refused, or what it sent is no answer to this verb.
    fn decode(response: Response<Bytes>) -> Result<Self::Answer, Failure>;
}

/// One verb of the protocol, as a server sees it.
#[cfg(feature = "server")]
pub trait Served: Verb {
    /// Reads a request that is in order as far as all verbs are alike.
    ///
    /// # Errors
    ///
    /// When the request is not this verb, or says something that the protocol does not know.
    fn receive(incoming: &server::Incoming<'_>) -> Result<Self, Refusal>;

    /// Returns the response that carries an answer; [`server::Presentation::finish`] adds what every
    /// response has.
    fn encode_answer(answer: &Self::Answer) -> Response<Bytes>;

    /// Reads the request as a tenant of AIC does; [`server::decode`] is for when the verb is not known.
    ///
    /// # Errors
    ///
    /// When the request is not this verb, or says something that the protocol does not know.
    fn decode_request(request: &Request<Bytes>) -> Result<Self, Refusal> {
        Self::receive(&server::Incoming::of(request, server::Flavour::Aic)?)
    }
}
