//! `schema/managed/TYPE[/properties/PROPERTY]`: one type of the configuration, and its properties.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{
    Change, Create, Expected, Query, QueryAnswer, Refusal, ResourcePath, Served, Update,
    server::Asked,
};
use serde_json::{Map, Value, json};

use super::{Endpoints, config::configure, not_found, not_supported, written};

/// Answers what is asked of the schema; `rest` is what follows `schema/`.
pub(super) fn answer(
    endpoints: Endpoints<'_>,
    rest: &[&str],
    asked: &Asked,
) -> Result<Response<Bytes>, Refusal> {
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

/// Returns the schemas of all types.
fn all(endpoints: Endpoints<'_>) -> Response<Bytes> {
    let configuration = endpoints.tenant.configuration();
    let objects = configuration.get("objects").and_then(Value::as_array);
    let schemas: Vec<_> = objects
        .into_iter()
        .flatten()
        .filter_map(|object| {
            let name = object.get("name")?.as_str()?;
            Some(with_collection(name, object.get("schema")?.as_object()?.clone()))
        })
        .collect();
    let page = json!({
        "result": schemas,
        "resultCount": schemas.len(),
        "pagedResultsCookie": null,
        "totalPagedResultsPolicy": "NONE",
        "totalPagedResults": -1,
        "remainingPagedResults": -1,
    });
    Query::encode_answer(&QueryAnswer { body: page.to_string().into() })
}

/// Returns the schema of the type `name` as a tenant shows it.
fn with_collection(name: &str, mut schema: Map<String, Value>) -> Map<String, Value> {
    schema.insert("resourceCollection".to_owned(), format!("managed/{name}").into());
    schema
}

/// Returns the refusal of a path that leads nowhere.
fn nothing(rest: &[&str]) -> Refusal {
    not_found(&ResourcePath::of(["schema"].iter().chain(rest).copied()))
}

/// One property of a type.
struct Declaration<'d> {
    endpoints: Endpoints<'d>,
    name: &'d str,
    property: &'d str,
}

impl Declaration<'_> {
    fn answer(&self, asked: &Asked) -> Result<Response<Bytes>, Refusal> {
        let found = self.find();
        match (asked, found) {
            (Asked::Read(_), Some(found)) => Ok(written::document(&found)),
            (Asked::Read(_) | Asked::Delete(_), None) => Err(self.nothing()),
            (Asked::Delete(_), Some(found)) => {
                self.change(None)?;
                Ok(written::document(&found))
            }
            (Asked::Create(_), Some(_)) => Err(self.taken()),
            (Asked::Create(create), None) => self.put(&create.body, Change::Created),
            (Asked::Update(update), Some(_)) => self.put(&update.body, Change::Done),
            // Tools of the vendor say `If-Match: *` when they make a property, too.
            (Asked::Update(update), None) => match update.expected {
                Expected::Revision(_) => Err(self.nothing()),
                Expected::Anything | Expected::Existing => self.put(&update.body, Change::Created),
            },
            (other, _) => Err(not_supported(other)),
        }
    }

    fn find(&self) -> Option<Map<String, Value>> {
        let schema = self.endpoints.tenant.schema(self.name)?;
        schema.get("properties")?.get(self.property)?.as_object().cloned()
    }

    fn put(&self, body: &[u8], change: Change) -> Result<Response<Bytes>, Refusal> {
        let mut property = written::object(body)?;
        property.shift_remove("_id");
        property.shift_remove("_rev");
        self.change(Some(property.clone()))?;
        let place = format!("schema/managed/{}/properties/{}", self.name, self.property);
        Ok(match change {
            Change::Created => {
                Create::encode_answer(&written::stored(&property, change, Some(place)))
            }
            change => Update::encode_answer(&written::stored(&property, change, None)),
        })
    }

    /// Declares the property as `declared`, or no longer.
    fn change(&self, declared: Option<Map<String, Value>>) -> Result<(), Refusal> {
        let mut configuration = self.endpoints.tenant.configuration();
        let schema = configuration
            .get_mut("objects")
            .and_then(Value::as_array_mut)
            .and_then(|objects| objects.iter_mut().find(|object| object["name"] == self.name))
            .and_then(|object| object.get_mut("schema")?.as_object_mut());
        let Some(schema) = schema else {
            return Err(self.nothing());
        };
        let properties = schema.entry("properties").or_insert_with(|| json!({}));
        let Some(properties) = properties.as_object_mut() else {
            return Err(self.nothing());
        };
        let is_declared = declared.is_some();
        match declared {
            Some(declared) => drop(properties.insert(self.property.to_owned(), declared.into())),
            None => drop(properties.shift_remove(self.property)),
        }
        if let Some(order) = schema.get_mut("order").and_then(Value::as_array_mut) {
            order.retain(|name| is_declared || name != self.property);
            if is_declared && !order.iter().any(|name| name == self.property) {
                order.push(self.property.into());
            }
        }
        configure(self.endpoints, configuration).map(drop)
    }

    fn nothing(&self) -> Refusal {
        nothing(&["managed", self.name, "properties", self.property])
    }

    fn taken(&self) -> Refusal {
        let message = format!("Property {} already exists", self.property);
        Refusal::new(StatusCode::PRECONDITION_FAILED, message)
    }
}
