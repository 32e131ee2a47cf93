//! The side of a server: a POST to a collection, or a PUT of what is not there.

use bytes::Bytes;
use http::{Method, Response, StatusCode};

use super::Create;
use crate::{
    ObjectId,
    wire::{
        Refusal, Served, Stored, Verb, header,
        server::{Incoming, Protocol, refused},
    },
};

impl Served for Create {
    fn receive(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        if incoming.method == Method::PUT {
            return Self::receive_put(incoming);
        }
        incoming.insist(&Method::POST)?;
        incoming.refuse_match()?;
        incoming.refuse_none_match()?;
        let mut arguments = incoming.arguments();
        match arguments.take("_action")? {
            None if incoming.protocol == Protocol::One => {
                return Err(refused("No values provided for the request parameter '_action'"));
            }
            Some(action) if !action.eq_ignore_ascii_case(Self::NAME) => {
                return Err(refused(format!("Action {action} is not supported.")));
            }
            _ => {}
        }
        let body = incoming.content().object()?;
        let fields = arguments.take_fields()?;
        arguments.rest()?;
        Ok(Self { collection: incoming.path(), id: None, fields, body })
    }

    fn encode_answer(answer: &Stored) -> Response<Bytes> {
        answer.encode()
    }
}

impl Create {
    /// Reads a PUT of something that is not there.
    fn receive_put(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        let absent = incoming.none_match().unwrap_or_default();
        if absent != header::ANY {
            let message = format!("\"{absent}\" is not a supported value for If-None-Match on PUT");
            return Err(refused(message));
        }
        if incoming.has_match() {
            let message =
                "Simultaneous use of If-Match and If-None-Match not supported for PUT requests";
            return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, message));
        }
        let body = incoming.content().object()?;
        let path = incoming.path();
        let (collection, id) = path.split_last().ok_or_else(|| refused(NO_ID))?;
        let id = ObjectId::new(id).map_err(|error| refused(error.to_string()))?;
        let mut arguments = incoming.arguments();
        let fields = arguments.take_fields()?;
        arguments.rest()?;
        Ok(Self { collection, id: Some(id), fields, body })
    }
}

/// What is said of a PUT to the root of the interface.
pub(in crate::wire) const NO_ID: &str = "No new resource ID in HTTP PUT request";
