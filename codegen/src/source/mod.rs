//! The texts that are compiled, by name; who reads them from where is somebody else's business.

mod coverage;
mod documents;
mod duplicates;
mod encoding;
mod entries;
mod event_scripts;
mod files;
mod layout;
mod mapping;
mod path;
mod unmerged;
mod unrelated;
mod written;

pub use coverage::Coverage;
pub use documents::{Documents, Parsed};
pub use entries::TypeEntry;
use event_scripts::Addition;
#[cfg(feature = "review")]
pub(crate) use event_scripts::path as event_script;
pub use event_scripts::without_event_scripts;
pub(crate) use files::SCHEME as FILE_SCHEME;
pub use files::{FileReference, fits, is_foreign_name, named_files};
#[cfg(feature = "review")]
pub(crate) use files::{files_in_text, plain_path};
pub use layout::Layout;
#[cfg(feature = "review")]
pub(crate) use mapping::GROUPS as MAPPING_GROUPS;
pub(crate) use mapping::StorageMapping;
pub(crate) use path::{Mark, SemanticPath};
pub(crate) use written::Written;

use crate::diagnostic::Diagnostic;
use crate::span::SourceId;

/// One text: a configuration, a part of one, a script beside it, or `mosaic.toml`.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name that a reader of a message knows it by, with `/` between folders.
    pub name: String,
    /// The text. Bytes that were not UTF-8 stand in it as U+FFFD.
    pub text: String,
    /// What the text is taken for.
    pub role: Role,
    /// Where the text is.
    pub origin: Origin,
    /// What the text is read with and not written.
    pub(crate) additions: Vec<Addition>,
    /// What the file holds where it is read with something.
    pub(crate) written: Option<Written>,
}

/// Where a [`Source`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// In a file: a reader can go to a line of it.
    #[default]
    File,
    /// On a server, whose answer has no lines to go to.
    Server,
}

/// What a [`Source`] is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Part of the configuration, in any layout.
    Configuration,
    /// A script that the configuration names by file.
    Script,
    /// `mosaic.toml`.
    Settings,
    /// Part of an earlier export of the tenant, which its vendor types are compared with.
    Baseline,
    /// Generated code that is checked in, to be compared with what would be generated.
    Generated,
}

/// All texts of one run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    sources: Vec<Source>,
}

impl Sources {
    /// Returns an empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text, and reports once where its bytes are not UTF-8.
    pub fn add(
        &mut self,
        name: impl Into<String>,
        bytes: Vec<u8>,
        role: Role,
    ) -> (SourceId, Option<Diagnostic>) {
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        let (text, fault) = encoding::decode(bytes);
        let (name, origin) = (name.into(), Origin::File);
        self.sources.push(Source {
            name,
            text,
            role,
            origin,
            additions: Vec::new(),
            written: None,
        });
        (id, fault.map(|fault| fault.to_diagnostic(id)))
    }

    /// Adds the texts of `others` behind these, and returns by how much their ids have grown.
    pub fn absorb(&mut self, others: Self) -> u32 {
        let offset = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        self.sources.extend(others.sources);
        offset
    }

    /// Adds `source` as it is.
    #[cfg(feature = "review")]
    pub(crate) fn keep(&mut self, mut source: Source) {
        source.settle();
        self.sources.push(source);
    }

    /// Returns the source that `id` was given for.
    ///
    /// # Panics
    ///
    /// If `id` is of another set.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// Gives each source the name that `rename` makes of its own.
    pub fn rename(&mut self, rename: impl Fn(&str) -> String) {
        for source in &mut self.sources {
            source.name = rename(&source.name);
        }
    }

    /// Says that every source is a server's.
    pub fn come_from_server(&mut self) {
        for source in &mut self.sources {
            source.origin = Origin::Server;
        }
    }

    /// Puts `text` in the place of the text of the source that `id` was given for.
    pub(crate) fn replace(&mut self, id: SourceId, text: String) {
        let source = &mut self.sources[id.0 as usize];
        source.text = text;
        source.settle();
    }

    /// Returns the sources in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0u32..).map(SourceId).zip(&self.sources)
    }
}
