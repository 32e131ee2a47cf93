//! One helper: texts in, a readable account of the model and of the findings out.

use std::fmt::Write as _;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::model::{self, Kind, Model, Property};
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::{Diagnostic, Level};

/// Returns sources of `texts`, each a name and a text; told apart by their extensions.
pub(crate) fn sources(texts: &[(&str, &str)]) -> Sources {
    let mut sources = Sources::new();
    for (name, text) in texts {
        let role = match name.rsplit_once('.') {
            Some((_, "js" | "groovy")) => Role::Script,
            _ => Role::Configuration,
        };
        sources.add(*name, text.as_bytes().to_vec(), role);
    }
    sources
}

/// Lowers `texts` for `product` and gives the model and all findings to `look`.
pub(crate) fn with_model<T>(
    texts: &[(&str, &str)],
    product: Product,
    look: impl FnOnce(&Model<'_>, &[Diagnostic]) -> T,
) -> T {
    let sources = sources(texts);
    let (documents, mut diagnostics) = Documents::parse(&sources);
    let (model, found) = model::lower(&documents, product);
    diagnostics.extend(found);
    look(&model, &diagnostics)
}

/// Returns the findings, a line each: level, code, path, what the bytes are, message.
pub(crate) fn findings(texts: &[(&str, &str)]) -> String {
    let sources = sources(texts);
    with_model(texts, Product::Aic, |_, diagnostics| {
        let mut lines = String::new();
        for diagnostic in diagnostics {
            let location = diagnostic.location;
            let text = &sources.get(location.source).text[location.span.range()];
            let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let level = match diagnostic.level {
                Level::Info => "info",
                Level::Warning => "warning",
                Level::Error => "error",
            };
            let Diagnostic { rule: code, path, message, .. } = diagnostic;
            writeln!(lines, "{level}[{code}] {path} at {text:.40}: {message}").unwrap();
        }
        lines
    })
}

/// Returns the properties, a line each, of the type `t` whose `properties` are `properties`.
pub(crate) fn properties(properties: &str) -> String {
    let text = format!(r#"{{"name":"t","schema":{{"properties":{properties}}}}}"#);
    with_model(&[("t.json", &text)], Product::Aic, |model, _| {
        let object = model.object("t").unwrap();
        object.properties().iter().map(line).collect::<Vec<_>>().join("\n")
    })
}

fn line(property: &Property<'_>) -> String {
    let nullable = if property.nullable { "?" } else { "" };
    let required = if property.required { "!" } else { "" };
    format!("{}{required}: {}{nullable}", property.name.value, kind(&property.kind))
}

fn kind(kind_: &Kind<'_>) -> String {
    match kind_ {
        Kind::String => "string".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Integer => "integer".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Any => "any".to_owned(),
        Kind::Object(object) => {
            let lines: Vec<_> = object.properties.iter().map(line).collect();
            format!("{{{}}}", lines.join(", "))
        }
        Kind::Array(items) => {
            format!("[{}{}]", kind(&items.kind), if items.nullable { "?" } else { "" })
        }
        Kind::Relationship(relationship) => {
            let paths = relationship.targets.iter().filter_map(|target| target.path.text());
            format!("-> {}", paths.collect::<Vec<_>>().join(" | "))
        }
    }
}
