//! The merge as a whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::Side;
use crate::json::edit::{self, Edit};
use crate::merge::address::Trail;
use crate::merge::decide::Past;
use crate::merge::node::{Node, View};
use crate::merge::outside::Inside;
use crate::merge::scripts::Scripts;
use crate::merge::{MergeError, Merged, Options, Party, Surroundings};
use crate::source::{FileReference, Role, Sources, files_in_text};
use crate::span::SourceId;

/// Merges what `theirs` changed since `base` into `ours`.
///
/// What only one side changed is as that side has it; what both changed to the same is no conflict;
/// what both changed otherwise stays as in `ours`, and is a conflict. White space, the order of
/// members and whether a script is in a file are no changes. Takes time in proportion to the texts.
///
/// # Errors
///
/// Fails where a text of a side is not JSON, where the result would be nested too deep or be too
/// large, and where the [surroundings](Surroundings) are to be merged and the layouts differ.
pub fn merge<'m>(
    base: Option<Side<'m>>,
    ours: Side<'m>,
    theirs: Side<'m>,
    options: &Options,
) -> Result<Merged<'m>, MergeError> {
    let parties = [(Party::Base, base), (Party::Ours, Some(ours)), (Party::Theirs, Some(theirs))];
    for (party, side) in parties {
        let mut parsed = side.into_iter().flat_map(|side| side.documents.parsed());
        if let Some(broken) = parsed.find(|parsed| !parsed.is_intact) {
            return Err(MergeError::Unreadable { party, source: broken.source });
        }
    }
    let mut merger = Merger::new(base, ours, theirs, options);
    match options.surroundings {
        Surroundings::Keep => merger.merge_types(),
        Surroundings::Merge => merger.merge_whole()?,
    }
    merger.finish()
}

/// The state of one merge.
pub(super) struct Merger<'m> {
    pub(super) base: Option<View<'m>>,
    pub(super) ours: View<'m>,
    pub(super) theirs: View<'m>,
    pub(super) options: Options,
    pub(super) past: Past,
    /// The place at hand.
    pub(super) trail: Trail,
    /// How `ours` keeps scripts in files.
    pub(super) scripts: Scripts,
    /// The names that files have, in lower case, for not every file system tells case.
    pub(super) taken: BTreeSet<String>,
    /// What is no part of the surroundings.
    pub(super) inside: Inside,
    pub(super) merged: Merged<'m>,
    /// What becomes of the configuration texts of `ours`.
    edits: BTreeMap<SourceId, Vec<Edit>>,
}

impl<'m> Merger<'m> {
    fn new(base: Option<Side<'m>>, ours: Side<'m>, theirs: Side<'m>, options: &Options) -> Self {
        let (ours, sources) = (View::new(ours), ours.documents.sources().iter());
        Self {
            base: base.map(View::new),
            ours,
            theirs: View::new(theirs),
            options: options.clone(),
            past: base.map_or(Past::Unknown(options.without_base), |_| Past::Known),
            trail: Trail::default(),
            scripts: Scripts::of(ours),
            taken: sources.map(|(_, source)| source.name.to_lowercase()).collect(),
            inside: Inside::default(),
            merged: Merged::default(),
            edits: BTreeMap::new(),
        }
    }

    /// Adds an edit of the text that `node`, of `ours`, stands in.
    pub(super) fn edit(&mut self, node: Node<'m>, edit: Edit) {
        self.edit_source(node.source, edit);
    }

    /// Adds an edit of the text `source` of `ours`.
    pub(super) fn edit_source(&mut self, source: SourceId, edit: Edit) {
        self.edits.entry(source).or_default().push(edit);
    }

    /// Applies the edits.
    fn finish(self) -> Result<Merged<'m>, MergeError> {
        let Self { mut merged, edits, ours, .. } = self;
        let sources = ours.side.documents.sources();
        for (source, edits) in edits {
            let before = &sources.get(source).text;
            let after =
                edit::apply(before, &edits).map_err(|error| MergeError::Edit { source, error })?;
            if after != *before {
                merged.texts.insert(source, after);
            }
        }
        if ours.has_scripts() {
            let named = named_scripts(sources);
            let named_still = named_scripts(&merged.applied(sources));
            let is_gone = |name: &str| named.contains(name) && !named_still.contains(name);
            let gone = sources.iter().filter(|(_, source)| is_gone(&source.name));
            merged.removed.extend(gone.map(|(id, _)| id));
            merged.texts.retain(|id, _| !merged.removed.contains(id));
        }
        Ok(merged)
    }
}

/// Returns the names of the scripts that the configurations of `sources` name.
fn named_scripts(sources: &Sources) -> BTreeSet<String> {
    let texts = sources.iter().filter(|(_, source)| source.role == Role::Configuration);
    let names = texts.flat_map(|(_, source)| files_in_text(source));
    names.filter(|FileReference { role, .. }| *role == Role::Script).map(|it| it.name).collect()
}
