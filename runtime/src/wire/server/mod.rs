//! The side of a server: requests are read strictly, answers are written as servers write them.
//!
//! [`decode`] tells which verb a request is; each verb reads its own request and writes its own answer
//! ([`Served`](super::Served)); [`Presentation::finish`] gives every answer the headers and the layout
//! that the client gets. Texts of refusals are those of the JSON resource library that the servers
//! share.

mod arguments;
mod content;
mod flavour;
mod incoming;
mod indent;
mod list;
mod object;
mod precondition;
mod presentation;
mod protocol;
mod raw;
mod received;
mod results;

pub(super) use self::{
    arguments::{Arguments, refused},
    object::Object,
};
pub use self::{
    flavour::Flavour,
    incoming::Incoming,
    presentation::Presentation,
    protocol::Protocol,
    received::{Asked, Received, decode},
    results::{ResultCount, Results},
};
