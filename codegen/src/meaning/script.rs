//! The text of a script: inline, or in a file beside the configuration.

use std::borrow::Cow;

use crate::json::Value;
use crate::source::{Documents, FILE_SCHEME, Role};
use crate::span::SourceId;

/// What a script says of its text.
#[derive(Clone, Copy)]
pub(crate) struct Reference<'m> {
    /// The name of the member that says it: `source`, or `file`.
    pub(crate) name: &'static str,
    /// What stands there.
    pub(crate) value: Value<'m>,
}

impl<'m> Reference<'m> {
    /// The members that may say it.
    pub(super) const NAMES: [&'static str; 2] = ["source", "file"];

    /// Returns what `object` says of the text that it runs; nothing where it is no script.
    pub(crate) fn in_object(object: Value<'m>) -> Option<Self> {
        let text = |name| {
            let value = object.get(name)?;
            value.as_str().is_some().then_some(Self { name, value })
        };
        text("source").or_else(|| text("file"))
    }

    /// Returns whether the text is in a file.
    pub(crate) fn is_file(&self) -> bool {
        let is_scheme = |text: Cow<'_, str>| text.starts_with(FILE_SCHEME);
        self.name == "file" || self.value.as_str().is_some_and(is_scheme)
    }

    /// Returns the text of the file, of a script that stands in `source`; nothing where it is inline, or the
    /// file is not there.
    pub(super) fn file(&self, documents: &Documents<'m>, source: SourceId) -> Option<&'m str> {
        let file = self.source(documents, source)?;
        Some(&documents.sources().get(file).text)
    }

    /// Returns the file of the text, as [`Self::file`] does.
    pub(crate) fn source(&self, documents: &Documents<'_>, source: SourceId) -> Option<SourceId> {
        let path = self.value.as_str().filter(|_| self.is_file())?;
        script_at(&path, documents, source)
    }
}

/// Returns the file that `text`, in place of a script that stands in `source`, is the name of.
pub(super) fn named(text: &str, documents: &Documents<'_>, source: SourceId) -> Option<SourceId> {
    text.starts_with(FILE_SCHEME).then(|| script_at(text, documents, source))?
}

fn script_at(path: &str, documents: &Documents<'_>, source: SourceId) -> Option<SourceId> {
    let file = documents.resolve(source, path, Role::Script)?;
    (documents.sources().get(file).role == Role::Script).then_some(file)
}

/// Returns whether two texts of a script say the same, wherever each is.
pub(crate) fn is_same_script(one: &str, other: &str) -> bool {
    plain(Cow::Borrowed(one)) == plain(Cow::Borrowed(other))
}

/// Returns `text` without what an editor adds to a file: a byte order mark, line ends of Windows, and those
/// after the last line.
pub(crate) fn plain(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_plain = !text.starts_with('\u{feff}') && !text.ends_with('\n') && !text.contains('\r');
    if is_plain {
        return text;
    }
    let lines = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    Cow::Owned(lines.trim_end_matches(['\r', '\n']).to_owned())
}

/// Returns the path that `reference` is, with a scheme or without.
pub(super) fn path(reference: Cow<'_, str>) -> Cow<'_, str> {
    match reference.strip_prefix(FILE_SCHEME) {
        Some(path) => Cow::Owned(path.to_owned()),
        None => reference,
    }
}
