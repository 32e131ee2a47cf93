//! What a patch makes of an object.

mod apply;
mod graph;
mod increment;
mod operation;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use http::StatusCode;
use mosaic::wire::Refusal;
use serde_json::{Map, Value};

use self::{apply::Fault, graph::Graph, operation::Operation};
use crate::Flavour;

/// The operations of a patch, in order.
///
/// They do what `PatchOperation` and `JsonValuePatch` of the open server do.
#[derive(Clone, Debug)]
pub struct Patch {
    operations: Vec<Operation>,
}

/// What is patched, on which depend the rules for positions in lists and the status of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A managed object of a server.
    Object(Flavour),
    /// The configuration of a name.
    Configuration(&'a str),
}

/// What a patch made of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Patched {
    /// The object afterwards.
    pub object: Map<String, Value>,
    /// Whether any operation counted as a change, be the object afterwards equal to that before.
    pub modified: bool,
}

impl Patch {
    /// Reads the body of a request.
    ///
    /// # Errors
    ///
    /// 400 when it is no list of operations as the protocol has them.
    pub fn parse(body: &Value) -> Result<Self, Refusal> {
        let Value::Array(elements) = body else {
            return Err(refusal(StatusCode::BAD_REQUEST, "a JSON array of patch operations"));
        };
        let operations = elements.iter().enumerate().map(|(index, element)| {
            let Value::Object(members) = element else {
                return Err(refusal(StatusCode::BAD_REQUEST, "a valid JSON patch"));
            };
            Operation::parse(members, index).map_err(|fault| {
                refusal(StatusCode::BAD_REQUEST, &format!("a valid JSON patch: {fault}"))
            })
        });
        Ok(Self { operations: operations.collect::<Result<_, _>>()? })
    }

    /// Returns the names of the top-level properties that the operations reach, each once.
    #[must_use]
    pub fn touched(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        let pointers = self.operations.iter().flat_map(Operation::pointers);
        let names = pointers.filter_map(|pointer| pointer.first()).map(String::as_str);
        names.filter(|name| seen.insert(*name)).collect()
    }

    /// Applies all operations to an object, or none.
    ///
    /// # Errors
    ///
    /// 400 for a position in a list and for an increment of what is no number; for what the structure
    /// of the object does not allow, 500, or 400 for a configuration; 501 for a transformation of a
    /// configuration, which takes a script.
    pub fn apply(
        &self,
        object: &Map<String, Value>,
        subject: Subject<'_>,
    ) -> Result<Patched, Refusal> {
        let mut graph = Graph::new(object);
        let mut modified = false;
        for operation in &self.operations {
            modified |= graph.apply(operation, subject).map_err(|fault| fault.refusal(subject))?;
        }
        let object = graph.into_object().map_err(|fault| fault.refusal(subject))?;
        Ok(Patched { object, modified })
    }
}

impl Fault {
    fn refusal(self, subject: Subject<'_>) -> Refusal {
        match (self, subject) {
            (Self::Refused(message), _) => Refusal::new(StatusCode::BAD_REQUEST, message),
            (Self::Impossible(message), Subject::Object(_)) => {
                Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message)
            }
            (Self::Impossible(message), Subject::Configuration(name)) => {
                let message = format!("Invalid configuration provided for {name}: {message}");
                Refusal::new(StatusCode::BAD_REQUEST, message)
            }
            (Self::Unsupported(message), _) => Refusal::new(StatusCode::NOT_IMPLEMENTED, message),
        }
    }
}

fn refusal(status: StatusCode, expected: &str) -> Refusal {
    const BEGINNING: &str =
        "The request could not be processed because the provided content is not";
    Refusal::new(status, format!("{BEGINNING} {expected}"))
}
