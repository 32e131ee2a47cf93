//! Sides from texts, and what a merge of them comes to.

use crate::catalog::Product;
use crate::diff::Side;
use crate::merge::{MergeError, Merged, Options, merge};
use crate::model::{self, Model};
use crate::source::{Documents, Role, Sources};

/// Texts with their names; those that end in `.json` are configurations.
pub(super) type Texts<'t> = &'t [(&'t str, &'t str)];

/// What a merge came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Every text of `ours` after the merge, by its name, new ones last.
    pub(super) texts: Vec<(String, String)>,
    /// The paths of the conflicts.
    pub(super) conflicts: Vec<String>,
}

/// Merges texts that are files of a folder each.
pub(super) fn merge_texts(
    base: Option<Texts<'_>>,
    ours: Texts<'_>,
    theirs: Texts<'_>,
    options: &Options,
) -> Result<Outcome, MergeError> {
    let sources = [base.unwrap_or_default(), ours, theirs].map(sources);
    let documents = sources.each_ref().map(|sources| Documents::parse(sources).0);
    let models = documents.each_ref().map(|documents| lower(documents));
    let side = |n: usize| Side { documents: &documents[n], model: &models[n] };
    let merged = merge(base.map(|_| side(0)), side(1), side(2), options)?;
    Ok(outcome(&sources[1], &merged))
}

/// Merges three single texts; nothing may conflict.
pub(super) fn merged(base: &str, ours: &str, theirs: &str) -> String {
    let (text, conflicts) = merged_with(Some(base), ours, theirs, &Options::default());
    assert_eq!(conflicts, Vec::<String>::new());
    text
}

/// Merges single texts.
pub(super) fn merged_with(
    base: Option<&str>,
    ours: &str,
    theirs: &str,
    options: &Options,
) -> (String, Vec<String>) {
    let base = base.map(|text| [("managed.json", text)]);
    let outcome = merge_texts(
        base.as_ref().map(<[_; 1]>::as_slice),
        &[("managed.json", ours)],
        &[("managed.json", theirs)],
        options,
    );
    let outcome = outcome.expect("these texts are JSON");
    assert_eq!(outcome.texts.len(), 1, "{:?}", outcome.texts);
    (outcome.texts[0].1.clone(), outcome.conflicts)
}

pub(super) fn sources(texts: Texts<'_>) -> Sources {
    let mut sources = Sources::new();
    for (name, text) in texts {
        let is_script = std::path::Path::new(name).extension().is_none_or(|it| it != "json");
        let role = if is_script { Role::Script } else { Role::Configuration };
        sources.add(*name, text.as_bytes().to_vec(), role);
    }
    sources
}

pub(super) fn lower<'a>(documents: &'a Documents<'_>) -> Model<'a> {
    model::lower(documents, Product::default()).0
}

fn outcome(sources: &Sources, merged: &Merged<'_>) -> Outcome {
    let texts = sources.iter().filter(|(id, _)| !merged.removed.contains(id));
    let texts = texts.map(|(id, source)| {
        let text = merged.texts.get(&id).unwrap_or(&source.text);
        (source.name.clone(), text.clone())
    });
    let files = merged.files.iter().map(|file| (file.name.clone(), file.text.clone()));
    Outcome {
        texts: texts.chain(files).collect(),
        conflicts: merged.conflicts.iter().map(|conflict| conflict.path.clone()).collect(),
    }
}
