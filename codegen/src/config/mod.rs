//! `mosaic.toml`: where the schema is, what its properties are called in code, what is generated.

mod alias;
mod allow;
mod diff;
mod generate;
mod glob;
mod lint;
mod naming;
mod reader;
mod suggest;
mod tenant;
mod terms;

use toml::de::{DeTable, Error as TomlError};

pub use alias::{Alias, CarriedAs, TypeAliases};
pub use allow::Allow;
pub use diff::{Approval, Diff, FailOn};
pub use generate::{Enums, Generate, Layout, Rename};
pub use glob::{Glob, Globs};
pub use lint::Lint;
pub use naming::{NamePattern, Named, Naming, SlotPart, Twins};
pub(crate) use reader::one_of;
pub(crate) use suggest::Suggestions;
pub use suggest::closest;
pub use tenant::{TenantSettings, Writable};

use crate::catalog::Product;
use crate::diagnostic::Diagnostic;
use crate::span::{Location, SourceId, Span, Spanned};
use reader::{Reader, Table};

/// The keys of the top level.
const KEYS: [&str; 8] =
    ["schema", "product", "alias", "diff", "generate", "lint", "naming", "tenant"];

/// What `mosaic.toml` says; the default is what holds without a file.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The source that every span in here is an offset into.
    pub source: SourceId,
    /// Which schema the settings were written for.
    pub meant_for: MeantFor,
    /// `schema`, the path of the configuration, relative to the file.
    pub schema: Option<Spanned<String>>,
    /// `product`, whose storage rules hold.
    pub product: Product,
    /// `[alias.TYPE]`, in the order they were written.
    pub aliases: Vec<TypeAliases>,
    /// `[diff]`.
    pub diff: Diff,
    /// `[generate]`.
    pub generate: Generate,
    /// `[lint]`.
    pub lint: Lint,
    /// `[naming]`.
    pub naming: Naming,
    /// `[tenant.NAME]`, in the order they were written.
    pub tenants: Vec<TenantSettings>,
}

/// Which schema the settings were written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MeantFor {
    /// The one that is compiled: what fits no type of it is a mistake.
    #[default]
    ThisSchema,
    /// Perhaps another one, which has other types.
    AnySchema,
}

impl Config {
    /// Reads `text`, the source `id`, and reports everything that is wrong with it: all faults of
    /// its syntax, or else all of its keys and values.
    #[must_use]
    pub fn parse(text: &str, id: SourceId) -> (Self, Vec<Diagnostic>) {
        let (document, errors) = DeTable::parse_recoverable(text);
        let mut config = Self { source: id, ..Self::default() };
        if !errors.is_empty() {
            // What was guessed around a syntax error would only be reported a second time.
            return (config, errors.iter().map(|error| syntax_error(error, id)).collect());
        }
        let mut reader = Reader::new(text, id);
        for entry in Table::root(document.get_ref()).entries() {
            match entry.name {
                "schema" => config.schema = reader.string(&entry),
                "product" => {
                    let products = Product::ALL.map(|product| (product.name(), product));
                    config.product = reader.choice(&entry, &products).unwrap_or_default();
                }
                "alias" => config.aliases = alias::read(&mut reader, &entry),
                "diff" => config.diff = diff::read(&mut reader, &entry),
                "generate" => config.generate = generate::read(&mut reader, &entry),
                "lint" => config.lint = lint::read(&mut reader, &entry),
                "naming" => config.naming = naming::read(&mut reader, &entry),
                "tenant" => config.tenants = tenant::read(&mut reader, &entry),
                _ => reader.unknown_key(&entry, &KEYS),
            }
        }
        (config, reader.finish())
    }

    /// Returns where `span` of this configuration stands.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        Location { source: self.source, span }
    }

    /// Returns the aliases of the type `object`.
    pub fn aliases_of(&self, object: &str) -> impl Iterator<Item = &Alias> {
        let tables = self.aliases.iter().filter(move |table| table.object.value == object);
        tables.flat_map(|table| &table.entries)
    }
}

fn syntax_error(error: &TomlError, source: SourceId) -> Diagnostic {
    let span = error.span().map_or_else(Span::default, reader::span);
    let message = error.message().trim().replace('\n', ", ");
    Diagnostic::error("config-syntax", Location { source, span }, message).with_hint(
        "write TOML: `key = \"value\"` on a line, below the `[table]` that it belongs to",
    )
}

#[cfg(test)]
mod tests;
