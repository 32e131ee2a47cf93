//! What a script names: through the parser of JavaScript, or word by word where that cannot read it.

use std::iter;
use std::ops::Range;

use crate::javascript::{self, About, Form, Holder, Mention};
use crate::span::Location;
use crate::usage::context::{Context, Owner};
use crate::usage::filter;
use crate::usage::finder::{Finder, Place};
use crate::usage::found::How;
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

fn mentions(text: &str, language: Language) -> Vec<Mention> {
    let read = match language {
        Language::JavaScript => javascript::mentions(text),
        Language::Groovy => None,
    };
    read.unwrap_or_else(|| tokens::mentions(text))
}

fn note(
    mention: &Mention,
    context: &Context<'_>,
    finder: &mut Finder<'_>,
    place: &dyn Fn(Range<usize>) -> Location,
) {
    let Mention { form, text, range, is_verbatim, holder } = mention;
    let owner = context.owner_in_script(holder);
    let part_of = |part: &Range<usize>| {
        if *is_verbatim { range.start + part.start..range.start + part.end } else { range.clone() }
    };
    let at = |range: Range<usize>, how: How| Place { location: place(range), how, owner, context };
    match form {
        Form::Member | Form::Key => {
            let how = if *form == Form::Key { How::Key } else { How::Access };
            let steps: Vec<_> = holder.within.iter().chain([text]).map(String::as_str).collect();
            return finder.member(&steps, &at(range.clone(), how));
        }
        Form::Name if is_name(text) => {
            for (name, part) in filter::in_list(text) {
                finder.pointer(path::steps(name), at(part_of(&part), How::Text));
            }
        }
        Form::Text if is_name(text) && owner != Owner::Foreign => {
            for (name, part) in filter::in_list(text) {
                let place = Place { owner: Owner::Unknown, ..at(part_of(&part), How::Text) };
                finder.distinct(name, place);
            }
        }
        Form::Link if !is_managed(holder) => return,
        Form::Link => return finder.pointer(iter::once(&**text), at(range.clone(), How::Path)),
        Form::Action => return finder.action(text, at(range.clone(), How::Call)),
        Form::Name | Form::Text => {}
    }
    finder.address(text, at(range.clone(), How::Path), |part| place(part_of(&part)));
    let in_address = path::managed_type(text).map_or(owner, Owner::Type);
    for (name, part) in filter::names(text) {
        let place = Place { owner: in_address, ..at(part_of(&part), How::Filter) };
        finder.pointer(path::steps(name), place);
    }
}

/// Returns whether `holder` is a managed object, of whatever type.
fn is_managed(holder: &Holder) -> bool {
    matches!(&holder.about, About::Path(path) if path::is_managed(path))
}

/// Returns whether `text` is one name or a pointer, and not a sentence.
fn is_name(text: &str) -> bool {
    !text.contains(|character: char| character.is_whitespace())
}
