//! Where a tenant's configuration names what changes: scripts, mappings, roles, privileges, journeys.
//!
//! ```text
//! Names (what is asked for) ─┐
//!                            ├─► find ─► Found ─► Usage (place, kind of file, how, how sure)
//! Tree (a folder of files) ──┘
//! ```
//!
//! The tree is read once, whatever number of names is asked for. JSON is read by its structure, and a
//! script through its syntax, so that neither a word in a comment nor a longer name is a hit.

mod body;
mod category;
mod context;
mod filter;
mod finder;
mod found;
mod hits;
mod names;
mod path;
mod script;
mod template;
mod tokens;
mod tree;
mod walk;
mod words;

#[cfg(test)]
mod tests;

pub use category::Category;
pub use found::{Certainty, Found, How, Usage, Usages};
pub use names::Names;
pub use tree::{Reason, Tree, Unread};

use std::ops::Range;

use crate::json;
use crate::span::{Location, SourceId};
use crate::usage::context::Context;
use crate::usage::finder::{Finder, Place};
use crate::usage::script::Language;
use crate::usage::words::Words;

/// What the files of a tree are, by their endings.
const ENDINGS: [(&str, Kind); 7] = [
    ("json", Kind::Document),
    ("js", Kind::Script(Language::JavaScript)),
    ("mjs", Kind::Script(Language::JavaScript)),
    ("groovy", Kind::Script(Language::Groovy)),
    ("html", Kind::Template),
    ("htm", Kind::Template),
    ("md", Kind::Template),
];

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// As JSON.
    Document,
    /// As a script.
    Script(Language),
    /// As the text of a mail.
    Template,
}

/// Returns whether files whose names end in `ending` are looked at.
#[must_use]
pub fn is_looked_at(ending: &str) -> bool {
    Kind::of_ending(ending).is_some()
}

/// Returns where `tree` names what `names` asks for.
///
/// Files are known by their endings; those that [no one looks at](is_looked_at) are passed over.
#[must_use]
pub fn find(tree: &Tree, names: &Names) -> Found {
    let mut finder = Finder::new(names);
    for (id, source) in tree.sources.iter() {
        let ending = source.name.rsplit_once('.').and_then(|(_, ending)| Kind::of_ending(ending));
        if let Some(kind) = ending.filter(|kind| kind.may_name(&source.text, &finder.words)) {
            let context = Context::of_file(tree.inside(&source.name));
            read(&mut finder, kind, (id, &source.text), &context);
        }
    }
    finder.finish()
}

impl Kind {
    fn of_ending(ending: &str) -> Option<Self> {
        let (_, kind) = ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending))?;
        Some(*kind)
    }

    /// Returns whether `text` may name one of `words`. A document with a script may have that encoded.
    fn may_name(self, text: &str, words: &Words) -> bool {
        self == Self::Document && text.contains("\"script\"") || words.occur_in(text)
    }
}

/// Notes what a file of this `kind` names.
fn read(finder: &mut Finder<'_>, kind: Kind, (id, text): (SourceId, &str), context: &Context<'_>) {
    let place = |range: Range<usize>| Location { source: id, span: body::span_of(&range) };
    match kind {
        Kind::Script(language) => script::read(text, language, context, finder, &place),
        Kind::Document => {
            let (document, _) = json::parse(text);
            if let Some(root) = document.root() {
                walk::walk(finder, id, root, context);
            }
        }
        Kind::Template => {
            for (way, range) in template::ways(text) {
                let (location, owner) = (place(range), context.owner);
                let place = Place { location, how: How::Template, owner, context };
                finder.pointer(way.split('.'), place);
            }
        }
    }
}
