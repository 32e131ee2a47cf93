//! The texts that are compiled, by name; who reads them from where is somebody else's business.

mod coverage;
mod documents;
mod duplicates;
mod entries;
mod files;
mod layout;
mod path;
mod unrelated;

pub use coverage::Coverage;
pub use documents::{Documents, Parsed};
pub use entries::TypeEntry;
pub use files::FileReference;
pub(crate) use files::SCHEME as FILE_SCHEME;
pub use layout::Layout;
pub(crate) use path::SemanticPath;

use crate::diagnostic::Diagnostic;
use crate::span::{Location, SourceId, Span};

/// One text: a configuration, a part of one, a script beside it, or `mosaic.toml`.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name that a reader of a message knows it by, with `/` between folders.
    pub name: String,
    /// The text. Bytes that were not UTF-8 stand in it as U+FFFD.
    pub text: String,
    /// What the text is taken for.
    pub role: Role,
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
    /// Generated code that is checked in, to be compared with what would be generated.
    Generated,
}

/// How many runs of bytes that are not UTF-8 are reported in one source.
const PLACES: usize = 20;

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

    /// Adds a text and reports the runs of bytes that are not UTF-8, the first few one by one.
    pub fn add(
        &mut self,
        name: impl Into<String>,
        bytes: Vec<u8>,
        role: Role,
    ) -> (SourceId, Vec<Diagnostic>) {
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        let (text, broken) = decode(bytes);
        self.sources.push(Source { name: name.into(), text, role });
        let hidden = broken.len().saturating_sub(PLACES);
        let shown = broken.into_iter().take(PLACES);
        let mut diagnostics: Vec<_> = shown.map(|span| not_utf8(id, span)).collect();
        if let Some(last) = diagnostics.last_mut().filter(|_| hidden > 0) {
            last.message = format!("{}, and {hidden} more times", last.message);
        }
        (id, diagnostics)
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

    /// Returns the sources in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0u32..).map(SourceId).zip(&self.sources)
    }
}

/// Returns the text of `bytes`, and where it had to be repaired.
fn decode(bytes: Vec<u8>) -> (String, Vec<Span>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, Vec::new()),
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut broken = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let start = offset(&text);
            text.push(char::REPLACEMENT_CHARACTER);
            broken.push(Span::new(start, offset(&text)));
        }
    }
    (text, broken)
}

fn offset(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

fn not_utf8(source: SourceId, span: Span) -> Diagnostic {
    Diagnostic::error("not-utf8", Location { source, span }, "expected UTF-8, found other bytes")
        .with_hint("save the file as UTF-8")
}
