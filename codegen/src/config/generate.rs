//! `[generate]`: which types, in which shape, to where.

use crate::config::glob::Globs;
use crate::config::reader::{Entry, Reader};
use crate::diagnostic::Diagnostic;
use crate::names;
use crate::span::Spanned;

/// The keys of the table.
const KEYS: [&str; 6] = ["types", "output", "enums", "derives", "layout", "rename"];

/// The words that `enums` takes.
const ENUMS: [(&str, Enums); 2] = [("open", Enums::Open), ("closed", Enums::Closed)];

/// The words that `layout` takes.
const LAYOUTS: [(&str, Layout); 2] =
    [("one-file", Layout::OneFile), ("file-per-type", Layout::FilePerType)];

/// What the generated types derive in any case.
const GIVEN: [&str; 7] =
    ["Clone", "Debug", "Default", "PartialEq", "Serialize", "Deserialize", "ManagedObject"];

/// What is generated.
#[derive(Clone, Debug, Default)]
pub struct Generate {
    /// `types`: globs over the names of the types.
    pub types: Globs,
    /// `output`: the file or folder, relative to `mosaic.toml`.
    pub output: Option<Spanned<String>>,
    /// `enums`: whether they take values that the schema does not list.
    pub enums: Enums,
    /// `derives`: further derives of every type, such as `schemars::JsonSchema`.
    pub derives: Vec<Spanned<String>>,
    /// `layout`: how many files.
    pub layout: Layout,
    /// `rename`: other names for types.
    pub rename: Vec<Rename>,
}

/// Another name for a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Rename {
    /// The type, as the schema names it; or the path of another relationship target, such as
    /// `internal/role`.
    pub object: Spanned<String>,
    /// The name in code.
    pub name: Spanned<String>,
}

/// Whether an enum takes values that the schema does not list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Enums {
    /// It keeps them in a variant `Other`.
    #[default]
    Open,
    /// A record with such a value does not decode.
    Closed,
}

/// How many files are generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// One file with all types.
    #[default]
    OneFile,
    /// One file a type, and a `mod.rs` that names them.
    FilePerType,
}

/// Reads the table.
pub(super) fn read(reader: &mut Reader, entry: &Entry<'_>) -> Generate {
    let mut generate = Generate::default();
    let Some(table) = reader.table(entry) else {
        return generate;
    };
    for entry in table.entries() {
        match entry.name {
            "types" => generate.types = Globs::new(read_types(reader, &entry)),
            "output" => generate.output = reader.string(&entry),
            "enums" => generate.enums = reader.choice(&entry, &ENUMS).unwrap_or_default(),
            "derives" => generate.derives = read_derives(reader, &entry),
            "layout" => generate.layout = reader.choice(&entry, &LAYOUTS).unwrap_or_default(),
            "rename" => generate.rename = read_renames(reader, &entry),
            _ => reader.unknown_key(&entry, &KEYS),
        }
    }
    generate
}

fn read_types(reader: &mut Reader, entry: &Entry<'_>) -> Vec<Spanned<String>> {
    let before = reader.count();
    let globs = reader.strings(entry);
    if globs.is_empty() && reader.count() == before {
        let way_out = "list what is wanted, or remove the key for all types";
        reader.wrong_value(entry, "expected at least one glob, found an empty list", way_out);
    }
    globs
}

fn read_derives(reader: &mut Reader, entry: &Entry<'_>) -> Vec<Spanned<String>> {
    let mut derives: Vec<Spanned<String>> = Vec::new();
    for derive in reader.strings(entry) {
        let problem = match syn::parse_str::<syn::Path>(&derive.value) {
            Err(_) => {
                let found = derive.value.escape_debug();
                format!("expected the path of a derive macro, found `{found}`")
            }
            Ok(path) if is_given(&path) => {
                format!("`{}` is derived or implemented in any case", derive.value)
            }
            Ok(_) if derives.contains(&derive) => format!("`{}` stands twice", derive.value),
            Ok(_) => {
                derives.push(derive);
                continue;
            }
        };
        let location = reader.location(derive.span);
        let finding = Diagnostic::error("config-derive", location, problem);
        reader.report(finding.with_hint("take it out of the list").at(entry.path.clone()));
    }
    derives
}

fn is_given(path: &syn::Path) -> bool {
    path.segments.last().is_some_and(|last| GIVEN.iter().any(|given| last.ident == given))
}

fn read_renames(reader: &mut Reader, entry: &Entry<'_>) -> Vec<Rename> {
    let Some(table) = reader.table(entry) else {
        return Vec::new();
    };
    let mut renames = Vec::new();
    for entry in table.entries() {
        let Some(name) = reader.string(&entry) else {
            continue;
        };
        let usable = names::type_name(&name.value);
        if usable == name.value {
            renames.push(Rename { object: entry.key(), name });
            continue;
        }
        let found = name.value.escape_debug();
        let message = format!("expected a name in upper camel case, found `{found}`");
        let finding = Diagnostic::error("rename-name", reader.location(name.span), message)
            .with_hint(format!("call it `{usable}`"))
            .at(entry.path.clone());
        reader.report(finding);
    }
    renames
}
