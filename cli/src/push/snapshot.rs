//! The configuration of a tenant at one moment, as one document.

use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy;
use mosaic_codegen::diagnostic::Diagnostic;
use mosaic_codegen::diff::Side;
use mosaic_codegen::json::Value;
use mosaic_codegen::json::edit::{self, Edit, EditError, Path};
use mosaic_codegen::model;
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::span::SourceId;

/// The configuration of a tenant at one moment, as one document.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    sources: Sources,
}

impl Snapshot {
    /// Returns the document `text`, which reports call `name`.
    pub(crate) fn new(name: &str, text: impl Into<Vec<u8>>) -> Self {
        let mut sources = Sources::new();
        sources.add(name, text.into(), Role::Configuration);
        sources.come_from_server();
        Self { sources }
    }

    /// Returns another document by the same name.
    pub(crate) fn with_text(&self, text: impl Into<Vec<u8>>) -> Self {
        Self::new(&self.sources.get(SourceId(0)).name, text)
    }

    /// Returns the document as it came.
    pub(crate) fn text(&self) -> &str {
        &self.sources.get(SourceId(0)).text
    }

    /// Returns the document without the types whose names are not wanted.
    ///
    /// # Errors
    ///
    /// If the text cannot be edited.
    pub(crate) fn only(&self, is_wanted: impl Fn(&str) -> bool) -> Result<Self, EditError> {
        let (documents, _) = Documents::parse(&self.sources);
        let root = documents.parsed().first().and_then(|parsed| parsed.document.root());
        let Some(objects) = root.and_then(|root| root.get("objects")) else {
            return Ok(self.clone());
        };
        let others = objects.elements().filter(|object| {
            let name = object.get("name").and_then(Value::as_str);
            name.is_none_or(|name| !is_wanted(&name))
        });
        let edits: Vec<_> =
            others.map(|object| Edit::remove(Path::item(objects, object))).collect();
        Ok(self.with_text(edit::apply(self.text(), &edits)?))
    }

    /// Returns the texts, of which it is the only one.
    pub(crate) fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns what the document is recognised by; that of nothing where it is no JSON.
    pub(crate) fn state(&self) -> String {
        let (documents, _) = Documents::parse(&self.sources);
        let root = documents.parsed().first().and_then(|parsed| parsed.document.root());
        root.map(deploy::state).unwrap_or_default()
    }

    /// Returns the names of its types.
    pub(crate) fn types(&self, product: Product) -> Vec<String> {
        self.read(product, |side| {
            side.model.objects.iter().map(|object| object.name.value.to_string()).collect()
        })
    }

    /// Returns whether both say the same, however they are written.
    pub(crate) fn is_same(&self, other: &Self, product: Product) -> bool {
        self.state() == other.state()
            || self.read(product, |one| other.read(product, |other| deploy::is_same(one, other)))
    }

    /// Returns the names of the types of `after` that this one lacks or declares otherwise.
    pub(crate) fn touched(&self, after: &Self, product: Product) -> Vec<String> {
        self.read(product, |before| {
            after.read(product, |after| deploy::touched_types(before.model, after.model))
        })
    }

    /// Returns whether what changed from `before` to `after` is here, whatever others changed.
    pub(crate) fn shows(&self, before: &Self, after: &Self, product: Product) -> bool {
        before.read(product, |before| {
            after.read(product, |after| {
                self.read(product, |now| deploy::has_arrived(before, after, now, product))
            })
        })
    }

    /// Returns the first error of a document that cannot be read as a whole.
    pub(crate) fn fault(&self, product: Product) -> Option<Diagnostic> {
        let (documents, parsed) = Documents::parse(&self.sources);
        let (_, lowered) = model::lower(&documents, product);
        parsed.into_iter().chain(lowered).find(Diagnostic::is_error)
    }

    /// Calls `ask` with the document as a side of a comparison.
    pub(crate) fn read<T>(&self, product: Product, ask: impl FnOnce(Side<'_>) -> T) -> T {
        Side::read(&self.sources, product, ask)
    }
}
