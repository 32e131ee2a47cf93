//! One property of a type, as a resource of its own.

use bytes::Bytes;
use http::{Response, StatusCode};
use mosaic::wire::{Change, Create, Expected, Refusal, Served, Update, server::Asked};
use serde_json::{Map, Value, json};

use super::{nothing, reverse::Reverse};
use crate::endpoints::{Endpoints, config::configure, not_supported, written};

/// One property of a type, be it declared or not.
pub(super) struct Declaration<'d> {
    pub(super) endpoints: Endpoints<'d>,
    /// The type.
    pub(super) name: &'d str,
    /// The property.
    pub(super) property: &'d str,
}

impl Declaration<'_> {
    /// Answers what is asked of the property.
    pub(super) fn answer(&self, asked: &Asked) -> Result<Response<Bytes>, Refusal> {
        let found = self.find();
        match (asked, found) {
            (Asked::Read(_), Some(found)) => Ok(written::document(&found)),
            (Asked::Read(_) | Asked::Delete(_), None) => Err(self.nothing()),
            (Asked::Delete(_), Some(found)) => {
                let mut configuration = self.endpoints.tenant.configuration();
                undeclare(&mut configuration, self.name, self.property)
                    .ok_or_else(|| self.nothing())?;
                configure(self.endpoints, configuration)?;
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

    /// Declares the property, and the other end of its relationship where it has one.
    fn put(&self, body: &[u8], change: Change) -> Result<Response<Bytes>, Refusal> {
        let mut declared = written::object(body)?;
        declared.shift_remove("_id");
        declared.shift_remove("_rev");
        let reverse = Reverse::take_from(&mut declared, (self.name, self.property))?;
        let mut configuration = self.endpoints.tenant.configuration();
        declare(&mut configuration, self.name, self.property, &declared)
            .ok_or_else(|| self.nothing())?;
        if let Some(Reverse { target, property, declared }) = reverse {
            declare(&mut configuration, &target, &property, &declared)
                .ok_or_else(|| nothing(&["managed", &target]))?;
        }
        configure(self.endpoints, configuration)?;
        let place = format!("/openidm/schema/managed/{}/properties/{}", self.name, self.property);
        Ok(match change {
            Change::Created => {
                Create::encode_answer(&written::stored(&declared, change, Some(place)))
            }
            change => Update::encode_answer(&written::stored(&declared, change, None)),
        })
    }

    fn nothing(&self) -> Refusal {
        nothing(&["managed", self.name, "properties", self.property])
    }

    fn taken(&self) -> Refusal {
        let message = format!("Property {} already exists", self.property);
        Refusal::new(StatusCode::PRECONDITION_FAILED, message)
    }
}

/// Declares `property` of the type `name`, at the end where it is new; nothing where there is no such
/// type.
fn declare(
    configuration: &mut Map<String, Value>,
    name: &str,
    property: &str,
    declared: &Map<String, Value>,
) -> Option<()> {
    let schema = schema_of(configuration, name)?;
    let properties = schema.entry("properties").or_insert_with(|| json!({})).as_object_mut()?;
    properties.insert(property.to_owned(), declared.clone().into());
    if let Some(order) = schema.get_mut("order").and_then(Value::as_array_mut)
        && !order.iter().any(|name| name == property)
    {
        order.push(property.into());
    }
    Some(())
}

/// Removes the declaration of `property`, and its place in the order.
fn undeclare(configuration: &mut Map<String, Value>, name: &str, property: &str) -> Option<()> {
    let schema = schema_of(configuration, name)?;
    schema.get_mut("properties")?.as_object_mut()?.shift_remove(property);
    if let Some(order) = schema.get_mut("order").and_then(Value::as_array_mut) {
        order.retain(|name| name != property);
    }
    Some(())
}

/// Returns the schema of the type `name`.
fn schema_of<'c>(
    configuration: &'c mut Map<String, Value>,
    name: &str,
) -> Option<&'c mut Map<String, Value>> {
    let objects = configuration.get_mut("objects")?.as_array_mut()?;
    let is_called = |object: &Value| object.get("name").is_some_and(|found| found == name);
    objects.iter_mut().find(|object| is_called(object))?.get_mut("schema")?.as_object_mut()
}
