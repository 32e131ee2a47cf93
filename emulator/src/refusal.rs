//! What a server says where it refuses a verb on a managed object.
//!
//! The texts are those of the open server, and of a directory where Advanced Identity Cloud was seen
//! to pass on what that says.

use std::collections::BTreeSet;

use http::StatusCode;
use mosaic::wire::Refusal;

use crate::{Flavour, schema::ObjectType};

/// Returns the refusal of a request that asks for something that cannot be.
pub(crate) fn bad_request(message: impl Into<String>) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, message)
}

/// Returns the refusal of a path that leads nowhere.
pub(crate) fn no_resource(path: &str) -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, format!("Resource '{path}' not found"))
}

/// Returns the refusal of the id of an object that is not there.
pub(crate) fn no_object(object_type: &ObjectType, id: &str, flavour: Flavour) -> Refusal {
    let message = match flavour {
        Flavour::Aic => {
            let entry = object_type.entry_of(id);
            format!("No Such Entry: The search base entry '{entry}' does not exist")
        }
        Flavour::Idm => format!("Object {id} not found in {}", object_type.path()),
    };
    Refusal::new(StatusCode::NOT_FOUND, message)
}

/// Returns the refusal to create an object that is there.
pub(crate) fn already_there(object_type: &ObjectType, id: &str, flavour: Flavour) -> Refusal {
    let message = match flavour {
        Flavour::Aic => format!(
            "Entry Already Exists: The entry '{}' cannot be added because an entry with that name \
             already exists",
            object_type.entry_of(id)
        ),
        Flavour::Idm => "Create rejected as Object with same ID already exists.".to_owned(),
    };
    Refusal::new(StatusCode::PRECONDITION_FAILED, message)
}

/// Returns the refusal of a write on a revision that is no longer there; `verb` is `Update` or
/// `Delete`.
pub(crate) fn outdated(verb: &str) -> Refusal {
    let message = format!(
        "{verb} rejected as current Object revision is different than expected by caller, the object \
         has changed since retrieval."
    );
    Refusal::new(StatusCode::PRECONDITION_FAILED, message)
}

/// Returns the refusal of a verb that a collection does not have; `done` is `updated`, for one.
pub(crate) fn not_on_collection(done: &str) -> Refusal {
    bad_request(format!("The resource collection  cannot be {done}"))
}

/// Returns the refusal of a verb that an object does not have; `done` is `created`, for one.
pub(crate) fn not_on_instance(done: &str) -> Refusal {
    bad_request(format!("The resource instance  cannot be {done}"))
}

/// Returns the refusal of properties that are neither the vendor's nor prefixed.
pub(crate) fn unprefixed(object_type: &ObjectType, names: &BTreeSet<&str>) -> Refusal {
    unknown("unprefixed", object_type, names)
}

/// Returns the refusal of properties that the schema does not list.
pub(crate) fn undeclared(object_type: &ObjectType, names: &BTreeSet<&str>) -> Refusal {
    unknown("undeclared", object_type, names)
}

fn unknown(what: &str, object_type: &ObjectType, names: &BTreeSet<&str>) -> Refusal {
    let names: Vec<_> = names.iter().copied().collect();
    let (name, names) = (&object_type.name, names.join(", "));
    bad_request(format!("Request content includes {what} attributes for {name}: [{names}]"))
}
