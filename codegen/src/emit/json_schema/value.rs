//! What a property may hold.

use crate::config::Enums;
use crate::emit::json_schema::json::{Json, Members};
use crate::emit::json_schema::reference;
use crate::emit::json_schema::text::is_pattern;
use crate::emit::plan::is_integer;
use crate::json::Number;
use crate::model::{Enumeration, Kind, Property, Setting, SubObject, Text};

/// Who writes the value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The server, which may leave out, null or keep whatever was stored once.
    Record(Enums),
    /// A client that creates an object.
    Draft,
    /// A client that patches one; there is no way to patch a value to null.
    Patch,
}

/// Returns the schema of the values of `property`.
pub(super) fn schema(property: &Property<'_>, form: Form) -> Members {
    let title = property.title().into_text();
    let description =
        property.description().into_text().filter(|text| Some(text) != title.as_ref());
    let default = property.default().filter(|default| form == Form::Draft && !default.is_null());
    let flag = |holds: bool| holds.then_some(true);
    Members::new()
        .with_some("title", title.as_deref())
        .with_some("description", description.as_deref())
        .and(shape(property, form))
        .with_some("default", default)
        .with_some("readOnly", flag(property.is_read_only()))
        .with_some("writeOnly", flag(property.is_secret() && !property.is_read_only()))
}

/// Returns the schema of the elements of `property`, where it is a list.
pub(super) fn element(property: &Property<'_>, form: Form) -> Option<Members> {
    let Kind::Array(items) = &property.kind else {
        return None;
    };
    let enumeration = items.enumeration.as_deref().or(property.enumeration.as_deref());
    Some(kind(&items.kind, Place { property, enumeration, nullable: items.nullable, form }))
}

fn shape(property: &Property<'_>, form: Form) -> Members {
    let nullable = match form {
        Form::Record(_) => true,
        Form::Draft => property.nullable,
        Form::Patch => false,
    };
    if let Some(element) = element(property, form) {
        return typed("array", nullable).with("items", element);
    }
    let enumeration = property.enumeration.as_deref();
    kind(&property.kind, Place { property, enumeration, nullable, form })
}

/// Everything but the kind that decides about a value.
#[derive(Clone, Copy)]
struct Place<'p> {
    property: &'p Property<'p>,
    enumeration: Option<&'p Enumeration<'p>>,
    nullable: bool,
    form: Form,
}

fn kind(kind: &Kind<'_>, place: Place<'_>) -> Members {
    let Place { property, nullable, form, .. } = place;
    match kind {
        Kind::String => typed("string", nullable).and(text(place)).and(enumeration(place)),
        Kind::Number | Kind::Integer => {
            let whole = matches!(kind, Kind::Integer) || is_integer(property);
            typed(if whole { "integer" } else { "number" }, nullable)
                .and(limits(place))
                .and(enumeration(place))
        }
        Kind::Boolean => typed("boolean", nullable),
        Kind::Object(object) => typed("object", nullable).and(members(object, form)),
        Kind::Array(items) => {
            let inner = Place { enumeration: None, nullable: items.nullable, ..place };
            typed("array", nullable).with("items", self::kind(&items.kind, inner))
        }
        Kind::Relationship(relationship) => {
            let reference = reference::schema(relationship);
            if nullable { or_null(reference) } else { reference }
        }
        Kind::Any if form == Form::Patch => {
            Members::new().with("not", Members::new().with("type", "null"))
        }
        Kind::Any => Members::new(),
    }
}

fn typed(name: &str, nullable: bool) -> Members {
    if nullable {
        Members::new().with("type", vec![name, "null"])
    } else {
        Members::new().with("type", name)
    }
}

fn or_null(schema: Members) -> Members {
    Members::new().with("anyOf", vec![schema, Members::new().with("type", "null")])
}

/// Returns what a client's text has to look like; the server may send what it stored before.
fn text(place: Place<'_>) -> Members {
    let property = place.property;
    let format = property.format().text().and_then(|format| match format {
        "date" => Some("date"),
        "time" => Some("time"),
        "datetime" | "date-time" => Some("date-time"),
        "duration" => Some("duration"),
        _ => None,
    });
    let keywords = Members::new().with_some("format", format);
    if matches!(place.form, Form::Record(_)) {
        return keywords;
    }
    keywords
        .with_some("pattern", pattern(property).as_deref())
        .with_some("minLength", number(&property.min_length()).filter(is_count))
}

/// Returns between which numbers a client's number has to be.
fn limits(place: Place<'_>) -> Members {
    if matches!(place.form, Form::Record(_)) {
        return Members::new();
    }
    Members::new()
        .with_some("minimum", number(&place.property.minimum()))
        .with_some("maximum", number(&place.property.maximum()))
}

fn enumeration(place: Place<'_>) -> Members {
    let Some(enumeration) = place.enumeration else {
        return Members::new();
    };
    let mut values: Vec<Json> = Vec::new();
    for (_, value) in enumeration.known() {
        let value = Json::from(value);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    if values.is_empty() {
        return Members::new();
    }
    let is_open = matches!(place.form, Form::Record(Enums::Open));
    if is_open || enumeration.placeholder().is_some() {
        return Members::new().with("examples", values);
    }
    if place.nullable && !values.contains(&Json::Null) {
        values.push(Json::Null);
    }
    Members::new().with("enum", values)
}

fn members(object: &SubObject<'_>, form: Form) -> Members {
    if object.properties.is_empty() {
        return Members::new();
    }
    let properties = crate::emit::plan::sorted(&object.properties);
    let named =
        |property: &&Property<'_>| (property.name.value.to_string(), schema(property, form).into());
    let required = properties.iter().filter(|property| property.required);
    let required: Vec<&str> = required.map(|property| &*property.name.value).collect();
    let insists = !matches!(form, Form::Record(_)) && !required.is_empty();
    Members::new()
        .with("properties", properties.iter().map(named).collect::<Members>())
        .with_some("required", insists.then_some(required))
}

fn pattern<'p>(property: &Property<'p>) -> Option<Text<'p>> {
    let Setting::Given(pattern) = property.pattern() else {
        return None;
    };
    Some(pattern.value).filter(|text| !text.is_empty() && is_pattern(text))
}

fn number(setting: &Setting<'_, Number<'_>>) -> Option<Json> {
    setting.get().map(|number| Json::Number(number.text().to_owned()))
}

fn is_count(number: &Json) -> bool {
    matches!(number, Json::Number(text) if text.bytes().all(|byte| byte.is_ascii_digit()))
}
