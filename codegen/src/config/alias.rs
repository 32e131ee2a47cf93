//! `[alias.TYPE]`: readable names for properties, and what a value is carried as.

use crate::config::reader::{Entry, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::names;
use crate::span::Spanned;

/// The keys of the table form.
const KEYS: [&str; 2] = ["property", "as"];

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
    /// The name of the field.
    pub name: Spanned<String>,
    /// The property; sub-properties follow after `/`, as in `preferences/updates`.
    pub property: Spanned<String>,
    /// What the value is carried as, where the declared type is not told.
    pub carried_as: Option<Spanned<CarriedAs>>,
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
        let usable = check_name(reader, &entry);
        let Some(alias) = read_alias(reader, &entry) else {
            continue;
        };
        if usable {
            aliases.push(alias);
        }
    }
    aliases
}

/// Reads `NAME = "PROPERTY"` or `NAME = { property = "PROPERTY", as = "…" }`.
fn read_alias(reader: &mut Reader, entry: &Entry<'_>) -> Option<Alias> {
    let Some(table) = entry.as_table() else {
        let property = reader.string(entry)?;
        return Some(Alias { name: entry.key(), property, carried_as: None });
    };
    let (mut property, mut carried_as) = (None, None);
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
            _ => reader.unknown_key(&part, &KEYS),
        }
    }
    if !named {
        reader.wrong_value(entry, "expected the key `property`, which this alias is a name for");
    }
    Some(Alias { name: entry.key(), property: property?, carried_as })
}

/// Reports a name that a field cannot have.
fn check_name(reader: &mut Reader, entry: &Entry<'_>) -> bool {
    let usable = names::field(entry.name);
    if usable == entry.name {
        return true;
    }
    let message = if names::is_reserved_field(entry.name) {
        format!("expected a name for a field, found the reserved `{}`", entry.name)
    } else {
        format!("expected a name in snake case, found `{}`", entry.name.escape_debug())
    };
    let finding = Diagnostic::error("alias-name", reader.location(entry.span), message)
        .with_hint(format!("call it `{usable}`"))
        .at(entry.path.clone());
    reader.report(finding);
    false
}
