//! What a merge comes to.

use std::collections::BTreeMap;
use std::fmt;

use crate::diff::Written;
use crate::json::edit::EditError;
use crate::merge::address::Address;
use crate::source::{Role, Source, Sources};
use crate::span::SourceId;

/// What a merge comes to: what becomes of the texts of `ours`.
#[derive(Clone, Debug, Default)]
pub struct Merged<'m> {
    /// The new text of every source of `ours` that changes, scripts in files among them.
    pub texts: BTreeMap<SourceId, String>,
    /// The types for which no text of `ours` has a place, and the new scripts of texts that keep
    /// theirs in files: each as a file of its own.
    pub files: Vec<NewFile>,
    /// The sources of `ours` that hold nothing any more: files of types that are removed, and of
    /// scripts that nothing names.
    pub removed: Vec<SourceId>,
    /// Where both sides changed the same; there the result is as `ours`.
    pub conflicts: Vec<Conflict<'m>>,
}

/// A file that is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name among the sources of `ours`, with `/` between folders; no source has it.
    pub name: String,
    /// The type that is in it, or whose script is.
    pub object: String,
    /// Its text.
    pub text: String,
    /// Whether it is a part of the configuration or a script.
    pub role: Role,
}

/// Something that both sides changed, and not to the same.
#[derive(Clone, Debug)]
pub struct Conflict<'m> {
    /// The semantic path, such as `alpha_user.custom_tier`.
    pub path: String,
    /// What it was; nothing where it was not there.
    pub base: Option<Written<'m>>,
    /// What `ours` makes of it; nothing where it is removed.
    pub ours: Option<Written<'m>>,
    /// What `theirs` makes of it; nothing where it is removed.
    pub theirs: Option<Written<'m>>,
    /// What `ours` says, as JSON with the scripts in it that are kept in files.
    pub our_text: Option<String>,
    /// What `theirs` says.
    pub their_text: Option<String>,
    /// The way to it in any text.
    pub(super) address: Address,
}

/// Whose configuration it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// What both began with.
    Base,
    /// The one that is edited.
    Ours,
    /// The one whose changes are taken over.
    Theirs,
}

/// Why nothing can be merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// A text is not JSON: what cannot be read would look as if it had been removed.
    Unreadable {
        /// Whose text it is.
        party: Party,
        /// Which one.
        source: SourceId,
    },
    /// The sides are not single texts of one layout, so that nothing can be said of what is around
    /// the types.
    Layouts,
    /// A list of patch operations has one that does something else than to add a type.
    Operations,
    /// An edit of a text is refused.
    Edit {
        /// The text, of `ours`.
        source: SourceId,
        /// Why.
        error: EditError,
    },
}

impl Merged<'_> {
    /// Returns whether everything stays as it is.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.texts.is_empty() && self.files.is_empty() && self.removed.is_empty()
    }

    /// Returns the texts of `ours`, which `sources` are, as they are after the merge.
    #[must_use]
    pub fn applied(&self, sources: &Sources) -> Sources {
        let mut after = Sources::new();
        for (id, source) in sources.iter() {
            if !self.removed.contains(&id) {
                let text = self.texts.get(&id).unwrap_or(&source.text).clone();
                after.keep(Source { text, ..source.clone() });
            }
        }
        for file in &self.files {
            after.add(file.name.clone(), file.text.clone().into_bytes(), file.role);
        }
        after
    }
}

impl Party {
    /// Returns what messages call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }
}

impl fmt::Display for MergeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { party, .. } => {
                write!(formatter, "cannot merge what is not JSON: a text of `{}`", party.name())
            }
            Self::Layouts => formatter
                .write_str("expected single files of one layout, found layouts that differ"),
            Self::Operations => formatter.write_str(
                "expected operations that add types, found one that does something else",
            ),
            Self::Edit { error, .. } => write!(formatter, "cannot merge: {error}"),
        }
    }
}

impl std::error::Error for MergeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Edit { error, .. } => Some(error),
            Self::Unreadable { .. } | Self::Layouts | Self::Operations => None,
        }
    }
}
