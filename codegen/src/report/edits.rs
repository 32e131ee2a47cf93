//! The bytes that fixes replace, told as lines and columns.

use std::collections::HashMap;

use crate::diagnostic::Fix;
use crate::json::edit::{Editor, Splice};
use crate::json::{self, Document};
use crate::source::Sources;
use crate::span::SourceId;

/// The parsed texts of the sources that fixes are for.
pub(super) struct Texts<'s> {
    documents: HashMap<SourceId, Document<'s>>,
    sources: &'s Sources,
}

/// Answers what fixes replace.
pub(super) struct Edits<'t> {
    editors: HashMap<SourceId, Editor<'t>>,
    sources: &'t Sources,
}

impl<'s> Texts<'s> {
    /// Parses the sources that `fixes` are for, each once.
    pub(super) fn of<'f>(sources: &'s Sources, fixes: impl Iterator<Item = &'f Fix>) -> Self {
        let mut documents = HashMap::new();
        for fix in fixes {
            let text = &sources.get(fix.source).text;
            documents.entry(fix.source).or_insert_with(|| json::parse(text).0);
        }
        Self { documents, sources }
    }
}

impl<'t> Edits<'t> {
    pub(super) fn new(texts: &'t Texts<'_>) -> Self {
        let editors = texts.documents.iter();
        let editors = editors.filter_map(|(id, document)| Some((*id, Editor::new(document)?)));
        Self { editors: editors.collect(), sources: texts.sources }
    }

    /// Returns what `fix` replaces, in the order of the text; nothing where it cannot be applied
    /// to what the file holds.
    pub(super) fn splices(&mut self, fix: &Fix) -> Vec<Splice> {
        let editor = self.editors.get_mut(&fix.source);
        let splices = editor.and_then(|editor| editor.splices(&fix.edits).ok());
        let mut splices = splices.unwrap_or_default();
        splices.retain(|splice| splice.span.start < splice.span.end || !splice.text.is_empty());
        if let Some(written) = &self.sources.get(fix.source).written
            && !splices.iter().all(|splice| written.holds(splice.span))
        {
            return Vec::new();
        }
        splices.sort_by_key(|splice| splice.span);
        splices
    }
}
