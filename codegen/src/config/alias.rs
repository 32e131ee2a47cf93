//! `[alias.TYPE]`: readable names for properties, and what a value is carried as.

use crate::config::reader::{Entry, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::names;
use crate::span::Spanned;

/// The keys of the table form.
const KEYS: [&str; 3] = ["property", "as", "owner"];

/// The words that `as` takes.
const CARRIED_AS: [(&str, CarriedAs); 5] = [
    ("date", CarriedAs::Date),
    ("datetime", CarriedAs::DateTime),
    ("integer", CarriedAs::Integer),
    ("boolean", CarriedAs::Boolean),
    ("json", CarriedAs::Json),
];

/// One table `[alias.TYPE]`.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeAliases {
    /// The name of the type.
    pub object: Spanned<String>,
    /// The aliases in the order they were written.
    pub entries: Vec<Alias>,
}

/// One alias: what a property is called in code.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// The name of the field; of a sub-property that stands after `/`, as in `preferences/news`,
    /// where the same name is wanted in several objects.
    pub name: Spanned<String>,
    /// The property; sub-properties follow after `/`, as in `preferences/updates`.
    pub property: Spanned<String>,
    /// What the value is carried as; as its declared type where this is not told.
    ///
    /// A date is only a date where `as` says so: in a record one odd date would cost the others,
    /// and the server checks dates by policies that a tenant may lack.
    pub carried_as: Option<Spanned<CarriedAs>>,
    /// Who answers for it: a team, a person, whatever the ledger of slots is kept by.
    pub owner: Option<Spanned<String>>,
}

/// What a value is carried as in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CarriedAs {
    /// A calendar date, in a string.
    Date,
    /// A point in time, in a string.
    DateTime,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// Any JSON.
    Json,
}

impl CarriedAs {
    /// Returns the word that `mosaic.toml` has for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateTime => "datetime",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Json => "json",
        }
    }
}

/// Reads the tables of all types.
pub(super) fn read(reader: &mut Reader, entry: &Entry<'_>) -> Vec<TypeAliases> {
    let Some(types) = reader.table(entry) else {
        return Vec::new();
    };
    let mut tables = Vec::new();
    for entry in types.entries() {
        let Some(table) = reader.table(&entry) else {
            continue;
        };
        tables.push(TypeAliases { object: entry.key(), entries: read_type(reader, &table) });
    }
    tables
}

fn read_type(reader: &mut Reader, table: &Table<'_>) -> Vec<Alias> {
    let mut aliases = Vec::new();
    for entry in table.entries() {
        let Some(mut alias) = read_alias(reader, &entry) else {
            continue;
        };
        if let Some(name) = check_name(reader, &entry, &alias.property.value) {
            name.clone_into(&mut alias.name.value);
            aliases.push(alias);
        }
    }
    aliases
}

/// Reads `NAME = "PROPERTY"` or `NAME = { property = "PROPERTY", as = "…", owner = "…" }`.
fn read_alias(reader: &mut Reader, entry: &Entry<'_>) -> Option<Alias> {
    let Some(table) = entry.as_table() else {
        let property = reader.string(entry)?;
        return Some(Alias { name: entry.key(), property, carried_as: None, owner: None });
    };
    let (mut property, mut carried_as, mut owner) = (None, None, None);
    let mut named = false;
    for part in table.entries() {
        match part.name {
            "property" => {
                named = true;
                property = reader.string(&part);
            }
            "as" => {
                let meaning = reader.choice(&part, &CARRIED_AS);
                carried_as = meaning.map(|meaning| Spanned::new(meaning, part.value_span()));
            }
            "owner" => owner = reader.string(&part),
            _ => reader.unknown_key(&part, &KEYS),
        }
    }
    if !named {
        let message = "expected the key `property`, which this alias is a name for";
        reader.wrong_value(entry, message, "write `property = \"…\"` in it");
    }
    Some(Alias { name: entry.key(), property: property?, carried_as, owner })
}

/// Returns the name of the field, without the path of the object that it is in; reports one that a
/// field cannot have, and a path that is not the one of `property`.
fn check_name<'t>(reader: &mut Reader, entry: &Entry<'t>, property: &str) -> Option<&'t str> {
    let above = property.rsplit_once('/').map(|(above, _)| above);
    let (path, name) = match entry.name.rsplit_once('/') {
        Some((path, name)) => (Some(path), name),
        None => (above, entry.name),
    };
    let field = names::field(name);
    if field == name && path == above {
        return Some(name);
    }
    let message = if names::is_reserved_field(name) {
        format!("expected a name for a field, found the reserved `{name}`")
    } else if path == above {
        format!("expected a name in snake case, found `{}`", name.escape_debug())
    } else {
        let found = entry.name.escape_debug();
        format!("expected a name beside `{}`, found `{found}`", property.escape_debug())
    };
    let usable = match entry.name.contains('/').then_some(above).flatten() {
        Some(above) => format!("{above}/{field}"),
        None => field,
    };
    let finding = Diagnostic::error("alias-name", reader.location(entry.span), message)
        .with_hint(format!("call it `{}`", usable.escape_debug()))
        .at(entry.path.clone());
    reader.report(finding);
    None
}
