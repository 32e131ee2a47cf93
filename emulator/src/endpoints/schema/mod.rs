//! `schema/managed/TYPE[/properties/PROPERTY]`: one type of the configuration, and its properties.

mod declaration;
mod properties;
mod reverse;

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{
    Refusal, ResourcePath,
    server::{Asked, Results},
};
use mosaic_codegen::model::path_of_type;
use serde_json::{Map, Value};

use self::declaration::Declaration;
use super::{Endpoints, not_found, not_supported, written};

/// Answers what is asked of the schema; `rest` is what follows `schema/`.
pub(super) fn answer(
    endpoints: Endpoints<'_>,
    rest: &[&str],
    asked: &Asked,
) -> Result<Response<Bytes>, Refusal> {
    check_version(endpoints.resource, rest)?;
    match (rest, asked) {
        (["managed"], Asked::Query(_) | Asked::Read(_)) => Ok(all(endpoints)),
        (["managed", name], Asked::Read(_)) => {
            let Some(Value::Object(schema)) = endpoints.tenant.schema(name) else {
                return Err(nothing(rest));
            };
            Ok(written::document(&with_collection(name, schema)))
        }
        (["managed", name, "properties", property], asked) => {
            Declaration { endpoints, name, property }.answer(asked)
        }
        (["managed"] | ["managed", _], other) => Err(not_supported(other)),
        _ => Err(nothing(rest)),
    }
}

/// Refuses a version of the schema service that there is not. The first one knows no properties by
/// themselves.
fn check_version(asked: Option<(u32, u32)>, rest: &[&str]) -> Result<(), Refusal> {
    let Some((major, minor)) = asked else { return Ok(()) };
    let is_known = match rest {
        [_, _, "properties", ..] => (major, minor) == (2, 0),
        _ => matches!((major, minor), (1 | 2, 0)),
    };
    if is_known {
        return Ok(());
    }
    let message = format!(
        "Accept-API-Version: Requested version \"{major}.{minor}\" does not match any routes."
    );
    Err(Refusal::new(StatusCode::NOT_FOUND, message))
}

/// Returns the schemas of all types.
fn all(endpoints: Endpoints<'_>) -> Response<Bytes> {
    let configuration = endpoints.tenant.configuration();
    let objects = configuration.get("objects").and_then(Value::as_array);
    let schemas: Vec<_> = objects
        .into_iter()
        .flatten()
        .filter_map(|object| {
            let name = object.get("name")?.as_str()?;
            let schema = with_collection(name, object.get("schema")?.as_object()?.clone());
            Some(Value::from(schema).to_string().into())
        })
        .collect();
    let results = Results { records: schemas, ..Results::default() };
    results.respond(endpoints.tenant.flavour())
}

/// Returns the schema of the type `name` as a tenant shows it.
fn with_collection(name: &str, mut schema: Map<String, Value>) -> Map<String, Value> {
    schema.insert("resourceCollection".to_owned(), path_of_type(name).into());
    schema
}

/// Returns the refusal of a path that leads nowhere.
fn nothing(rest: &[&str]) -> Refusal {
    not_found(&ResourcePath::of(["schema"].iter().chain(rest).copied()))
}
