//! What a script says, read once for all the rules that ask.

use std::cell::OnceCell;
use std::ops::Range;

use crate::catalog::Product;
use crate::javascript::{self, Fault, Script};
use crate::json::Value;
use crate::model::Body;
use crate::rules::ScriptSite;
use crate::span::{Location, Span};

/// What a script says, from when the first rule asks.
#[derive(Debug, Default)]
pub struct Reading {
    script: OnceCell<Option<Result<Script, Vec<Fault>>>>,
}

impl<'c> ScriptSite<'c, '_> {
    /// Returns what the script says, or what is wrong with its syntax; nothing where it is not here,
    /// does not run, or is written in another language.
    #[must_use]
    pub fn read(&self) -> Option<&'c Result<Script, Vec<Fault>>> {
        let read = || {
            let text = self.text().filter(|_| self.runs() && self.is_javascript())?;
            Some(javascript::read(text))
        };
        self.reading.script.get_or_init(read).as_ref()
    }

    /// Returns what the script says, where its syntax is right.
    #[must_use]
    pub fn understood(&self) -> Option<&'c Script> {
        self.read()?.as_ref().ok()
    }

    /// Returns where the bytes `range` of the script are written.
    pub fn places(&self) -> impl Fn(&Range<usize>) -> Location + use<> {
        let script = self.script();
        let here = self.object.object.source();
        let (source, offsets) = match &script.body {
            Body::File { resolved: Some(file), .. } => (*file, None),
            _ => (here, script.value.get("source").and_then(Value::offsets)),
        };
        move |range| {
            let span = match &offsets {
                Some(offsets) => offsets.span(range),
                None => whole(range),
            };
            Location { source, span }
        }
    }

    /// Returns the text of the script.
    fn text(&self) -> Option<&'c str> {
        match &self.script().body {
            Body::Inline(source) => {
                // What is blank, `script-none` reports.
                let is_there = |text: &&str| !text.trim().is_empty() && !is_left_open(text);
                Some(&*source.value).filter(is_there)
            }
            Body::File { resolved, .. } => {
                let sources = self.object.context.documents.sources();
                resolved.map(|file| sources.get(file).text.as_str())
            }
            Body::Missing => None,
        }
    }

    fn is_javascript(&self) -> bool {
        let Some(name) = self.script().media_type.get() else {
            return false; // `script-type` reports this one
        };
        // The one product runs nothing else.
        self.object.context.catalog.script_types(Product::Aic).any(|known| known == *name)
    }
}

/// Returns whether the whole of `text` is a placeholder.
fn is_left_open(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("&{") && text.find('}') == Some(text.len() - 1)
}

/// Returns the bytes `range` of a file.
fn whole(range: &Range<usize>) -> Span {
    let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(offset(range.start), offset(range.end))
}
