//! A reference as a client writes it.

use mosaic::{Json, wire::Refusal};
use serde_json::Map;

use super::{Near, Vertex};
use crate::{Flavour, refusal};

/// A reference as a client writes it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Given {
    /// The object that it refers to, spelled as the client did.
    pub(crate) vertex: Vertex,
    /// `_refProperties._id`: the relationship that it means, where it means one that is there.
    pub(crate) edge: Option<String>,
    /// The other members of `_refProperties`, but for `_rev`.
    pub(crate) properties: Map<String, Json>,
}

impl Given {
    /// Reads a value that a client gives for the relationship of `near`.
    ///
    /// # Errors
    ///
    /// 400 when it is no reference, or one to a collection that the relationship does not lead to.
    pub(crate) fn read(value: &Json, near: Near<'_>, flavour: Flavour) -> Result<Self, Refusal> {
        let Json::Object(members) = value else {
            return Err(malformed(near.property, kind(value)));
        };
        let vertex = vertex(members, flavour)
            .ok_or_else(|| malformed(near.property, "an object without a valid `_ref`"))?;
        let targets = &near.relationship.targets;
        if targets.is_empty() {
            return Err(refusal::bad_request(
                "Resource collection is required to create a relationship",
            ));
        }
        if !targets.iter().any(|target| target == vertex.collection()) {
            return Err(refusal::bad_request(format!(
                "The referenced relationship '{}' is not in a resource collection of '{}'",
                vertex.reference(),
                near.property
            )));
        }
        let mut properties = properties(members, near.property)?;
        let edge = match properties.shift_remove("_id") {
            Some(Json::String(id)) => Some(id),
            _ => None,
        };
        properties.shift_remove("_rev");
        Ok(Self { vertex, edge, properties })
    }
}

/// Returns what the reference leads to. AIC also takes it in two parts.
fn vertex(members: &Map<String, Json>, flavour: Flavour) -> Option<Vertex> {
    let text = |name| members.get(name).and_then(Json::as_str);
    match (text("_ref"), flavour) {
        (Some(reference), _) => Vertex::parse(reference),
        (None, Flavour::Aic) => {
            let id = text("_refResourceId").filter(|id| !id.is_empty())?;
            Some(Vertex::new(text("_refResourceCollection")?, id))
        }
        (None, Flavour::Idm) => None,
    }
}

fn properties(members: &Map<String, Json>, property: &str) -> Result<Map<String, Json>, Refusal> {
    let properties = match members.get("_refProperties") {
        None | Some(Json::Null) => return Ok(Map::new()),
        Some(Json::Object(properties)) => properties,
        Some(_) => return Err(malformed(property, "`_refProperties` that are no object")),
    };
    match properties.get("temporalConstraints") {
        Some(Json::Array(constraints)) if constraints.len() > 1 => {
            Err(refusal::bad_request("Only 1 temporal constraint is supported per grant."))
        }
        None | Some(Json::Null | Json::Array(_)) => Ok(properties.clone()),
        Some(_) => Err(malformed(property, "`temporalConstraints` that are no array")),
    }
}

/// Refuses what is no reference; the value itself may be a secret, and is not repeated.
fn malformed(property: &str, found: &str) -> Refusal {
    let message = format!("Expected a relationship reference for '{property}', found {found}");
    refusal::bad_request(message)
}

fn kind(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}
