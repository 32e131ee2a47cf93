//! Doc comments: what the schema says, then what a reader has to know.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::plan::Field;
use crate::emit::rust::markdown::{code, paragraph};
use crate::json::{Kind as JsonKind, Number, Value};
use crate::model::{IndexClass, Object, Property, Virtual, path_of_type};

/// A default or a list of values longer than this is left out.
const LONGEST_REMARK: usize = 60;

/// Returns the docs of the struct of `object`.
pub(super) fn record(object: &Object<'_>) -> TokenStream {
    let path = code(&path_of_type(&object.name.value));
    let schema = object.schema.as_ref();
    let title = schema.and_then(|schema| schema.title.text());
    let description = schema.and_then(|schema| schema.description.text());
    lines(&[title, description], path)
}

/// Returns the docs of a field of a record.
pub(super) fn field(field: &Field<'_>) -> TokenStream {
    let property = field.property;
    let mut remarks = vec![code(&property.name.value)];
    match property.virtual_ {
        Virtual::Computed => remarks.push("computed when it is read".to_owned()),
        Virtual::Derived(_) => remarks.push("derived from relationships".to_owned()),
        Virtual::Maintained => remarks.push("kept by the directory".to_owned()),
        Virtual::No | Virtual::Unmarked(_) | Virtual::Declared => {}
    }
    if property.required {
        remarks.push("required".to_owned());
    }
    remarks.push(access(field).to_owned());
    remarks.extend(constraints(property));
    described(property, &remarks)
}

/// Returns the docs of a field of an object inside a record.
pub(super) fn sub_field(property: &Property<'_>) -> TokenStream {
    let mut remarks = vec![code(&property.name.value)];
    if property.required {
        remarks.push("required".to_owned());
    }
    remarks.extend(constraints(property));
    described(property, &remarks)
}

/// Returns the docs of a type that is part of what `property` declares.
pub(super) fn part(before: &str, property: &Property<'_>, after: &str) -> TokenStream {
    line(&format!("{before} {} {after}", code(&property.name.value)))
}

/// Returns the docs of the variant for `value`.
pub(super) fn variant(value: &str, title: Option<&str>) -> TokenStream {
    lines(&[title.filter(|title| *title != value)], code(value))
}

/// Returns the docs of the variant for references to `path`.
pub(super) fn target(path: &str) -> TokenStream {
    line(&format!("A reference to {}.", code(path)))
}

/// Returns the docs of the type that stands for `path`.
pub(super) fn marker(path: &str) -> TokenStream {
    line(&format!("What stands for {}, which is not generated.", code(path)))
}

fn described(property: &Property<'_>, remarks: &[String]) -> TokenStream {
    let (title, description) = (property.title(), property.description());
    lines(&[title.text(), description.text()], remarks.join(", "))
}

/// Returns a paragraph for each of `texts`, none twice, and one for the remark.
fn lines(texts: &[Option<&str>], remark: String) -> TokenStream {
    let mut paragraphs: Vec<Vec<String>> = Vec::new();
    for text in texts.iter().flatten() {
        let paragraph = paragraph(text);
        if !paragraph.is_empty() && !paragraphs.contains(&paragraph) {
            paragraphs.push(paragraph);
        }
    }
    paragraphs.push(vec![remark]);
    let lines = paragraphs.join(&String::new());
    lines.iter().map(|text| line(text)).collect()
}

fn line(text: &str) -> TokenStream {
    let text = if text.is_empty() { String::new() } else { format!(" {text}") };
    quote!(#[doc = #text])
}

fn access(field: &Field<'_>) -> &'static str {
    match field.property.index {
        _ if field.is_write_only() => "write-only",
        _ if field.property.is_secret() => "never returned",
        _ if field.is_relationship() => "relationship",
        IndexClass::Indexed => "indexed",
        IndexClass::Unindexed => "not indexed",
        IndexClass::NotQueryable => "not queryable",
    }
}

fn constraints(property: &Property<'_>) -> Vec<String> {
    let mut constraints = Vec::new();
    if let Some(format) = property.format().text() {
        constraints.push(format!("format {}", code(format)));
    }
    if let Some(default) = property.default().and_then(scalar) {
        constraints.push(format!("default {default}"));
    }
    if let Some(enumeration) = &property.enumeration {
        let numbers: Vec<&str> = enumeration
            .values
            .iter()
            .filter_map(|value| value.as_number())
            .map(Number::text)
            .collect();
        let numbers = numbers.join(", ");
        if !numbers.is_empty() && numbers.len() <= LONGEST_REMARK {
            constraints.push(format!("one of {}", code(&numbers)));
        }
    }
    constraints
}

fn scalar(value: Value<'_>) -> Option<String> {
    let text = match value.kind() {
        JsonKind::String => value.as_str()?,
        JsonKind::Number | JsonKind::Boolean => value.raw().into(),
        JsonKind::Null | JsonKind::Array | JsonKind::Object => return None,
    };
    (text.len() <= LONGEST_REMARK && !text.is_empty()).then(|| code(&text))
}
