//! Why the file of a script is not here.

use crate::model::{Body, Text, has_placeholder};
use crate::rules::ScriptSite;
use crate::source::{FILE_SCHEME, Role};
use crate::span::Spanned;

/// Why the file of a script is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The configuration was split into files, and this one is missing.
    Lost,
    /// It is a file on the server.
    OnServer,
    /// A reference of a split configuration stands in one that is none.
    Unresolved,
    /// It is not read by its name, whether it is there or not.
    NoScript,
}

impl Unread {
    /// Returns why the file of the script of `site` is not here, and how it is named; nothing where it
    /// is here, and where a placeholder is a part of its name.
    pub(super) fn of<'c, 'a>(site: &ScriptSite<'c, 'a>) -> Option<(Self, &'c Spanned<Text<'a>>)> {
        let Body::File { reference, resolved: None } = &site.script().body else {
            return None;
        };
        if has_placeholder(&reference.value) || reference.value.trim().is_empty() || !site.runs() {
            return None;
        }
        let (source, documents) = (site.object.object.source(), site.object.context.documents);
        let is_split = documents.is_split(source);
        let is_url = reference.value.starts_with(FILE_SCHEME);
        let unread = match (is_split, is_url) {
            (false, true) => Self::Unresolved,
            _ if documents.is_unfit(source, &reference.value, Role::Script) => Self::NoScript,
            (true, true) => Self::Lost,
            // What tools write beside a type is in no folder of its own.
            (true, false) if !reference.value.contains('/') => Self::Lost,
            (_, false) => Self::OnServer,
        };
        Some((unread, reference))
    }
}
