//! What a script names: through the parser of JavaScript, or word by word where that cannot read it.

use std::ops::Range;

use crate::span::Location;
use crate::usage::context::{Context, Owner};
use crate::usage::filter;
use crate::usage::found::{Finder, How, Place};
use crate::usage::path;
use crate::usage::tokens;

/// The language of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// JavaScript, as the server runs it.
    JavaScript,
    /// Groovy, as connectors and self-managed products run it.
    Groovy,
}

impl Language {
    /// Returns the language that a document calls `word`: `text/javascript`, `GROOVY`.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        let word = word.to_ascii_lowercase();
        if word.contains("javascript") {
            Some(Self::JavaScript)
        } else {
            word.contains("groovy").then_some(Self::Groovy)
        }
    }
}

/// A place of a script that may name something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// What the place is.
    pub(crate) form: Form,
    /// The name, or the text.
    pub(crate) text: String,
    /// The bytes of what it says; of a text, those between its quotes.
    pub(crate) range: Range<usize>,
    /// Whether the bytes are just those of [`Mention::text`], without an escape.
    pub(crate) is_verbatim: bool,
    /// What the object is whose property it may be.
    pub(crate) about: About,
}

/// What an object of a script is.
#[cfg_attr(
    not(feature = "javascript"),
    allow(dead_code, reason = "only the parser can tell what an object is")
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Nobody can tell.
    Unknown,
    /// One at this path, as in `openidm.read("managed/alpha_user/…")`.
    Path(String),
    /// No object of the server's: a request, say, or an error.
    Other,
}

/// What a place of a script is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A property of an object, which has a name of its own where it is a variable.
    Member(Option<String>),
    /// A key of an object that the script builds.
    Key,
    /// A text where names of properties stand: handed to a call, in a list, or the value of a key that
    /// says so.
    Name,
    /// Any other text.
    Text,
}

/// Notes what the script `text` names; `place` tells where its bytes are.
pub(super) fn read(
    text: &str,
    language: Language,
    context: &Context<'_>,
    finder: &mut Finder<'_>,
    place: &dyn Fn(Range<usize>) -> Location,
) {
    if !finder.words.occur_in(text) {
        return;
    }
    for mention in mentions(text, language) {
        note(&mention, context, finder, place);
    }
}

#[cfg(feature = "javascript")]
fn mentions(text: &str, language: Language) -> Vec<Mention> {
    let read = match language {
        Language::JavaScript => crate::javascript::mentions(text),
        Language::Groovy => None,
    };
    read.unwrap_or_else(|| tokens::mentions(text))
}

#[cfg(not(feature = "javascript"))]
fn mentions(text: &str, _: Language) -> Vec<Mention> {
    tokens::mentions(text)
}

fn note(
    mention: &Mention,
    context: &Context<'_>,
    finder: &mut Finder<'_>,
    place: &dyn Fn(Range<usize>) -> Location,
) {
    let Mention { form, text, range, is_verbatim, about } = mention;
    let receiver = match form {
        Form::Member(receiver) => receiver.as_deref(),
        _ => None,
    };
    let owner = context.owner_in_script(receiver, about);
    let within = |part: &Range<usize>| {
        if *is_verbatim { range.start + part.start..range.start + part.end } else { range.clone() }
    };
    let at = |range: Range<usize>, how: How| Place { location: place(range), how, owner, context };
    match form {
        Form::Member(_) => return finder.property(text, at(range.clone(), How::Access)),
        Form::Key => return finder.property(text, at(range.clone(), How::Key)),
        Form::Name if is_name(text) => {
            for (name, part) in filter::in_list(text) {
                finder.property(path::property(name), at(within(&part), How::Text));
            }
        }
        Form::Name | Form::Text => {}
    }
    if let Some(name) = path::managed_type(text) {
        finder.managed_type(name, at(range.clone(), How::Path));
    }
    let in_address = path::managed_type(text).map_or(owner, Owner::Type);
    for (name, part) in filter::names(text) {
        let place = Place { owner: in_address, ..at(within(&part), How::Filter) };
        finder.property(path::property(name), place);
    }
}

/// Returns whether `text` is one name or a pointer, and not a sentence.
fn is_name(text: &str) -> bool {
    !text.contains(|character: char| character.is_whitespace())
}
