//! References to other objects.

use crate::emit::json_schema::json::Members;
use crate::emit::json_schema::text::literally;
use crate::model::{Kind, Property, Relationship};

/// The name of the definition that all references share.
const DEFINITION: &str = "reference";

/// Returns `$defs` with what a reference looks like, if any of `properties` holds one.
pub(super) fn definitions(properties: &[Property<'_>]) -> Members {
    if !properties.iter().any(|property| holds_reference(&property.kind)) {
        return Members::new();
    }
    let string = || Members::new().with("type", "string");
    let properties = Members::new()
        .with("_ref", string().with("description", "Where the object is, as in `managed/TYPE/ID`."))
        .with("_refResourceCollection", string())
        .with("_refResourceId", string())
        .with("_refResourceRev", string())
        .with("_refProperties", Members::new().with("type", "object"));
    let reference = Members::new()
        .with("title", "Reference")
        .with("type", "object")
        .with("properties", properties)
        .with("required", vec!["_ref"]);
    Members::new().with("$defs", Members::new().with(DEFINITION, reference))
}

fn holds_reference(kind: &Kind<'_>) -> bool {
    match kind {
        Kind::Relationship(_) => true,
        Kind::Array(items) => holds_reference(&items.kind),
        Kind::Object(object) => {
            object.properties.iter().any(|property| holds_reference(&property.kind))
        }
        Kind::String | Kind::Number | Kind::Integer | Kind::Boolean | Kind::Any => false,
    }
}

/// Returns the schema of one reference.
pub(super) fn schema(relationship: &Relationship<'_>) -> Members {
    let mut paths: Vec<String> = relationship
        .targets
        .iter()
        .filter_map(|target| target.path.text())
        .map(|path| literally(path.trim_matches('/')))
        .collect();
    paths.sort_unstable();
    paths.dedup();
    let pattern = || Members::new().with("pattern", format!("^(?:{})/[^/]+$", paths.join("|")));
    let known = (!paths.is_empty()).then(|| Members::new().with("_ref", pattern()));
    Members::new().with("$ref", format!("#/$defs/{DEFINITION}")).with_some("properties", known)
}
