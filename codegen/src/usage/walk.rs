//! A document, value by value: which of its texts name properties is told by the keys they stand at.

use std::ops::Range;

use crate::json::{Kind, Member, Value};
use crate::span::{Location, SourceId};
use crate::usage::body::Body;
use crate::usage::category::Category;
use crate::usage::context::{Context, Owner, Told};
use crate::usage::filter;
use crate::usage::finder::{Finder, Place};
use crate::usage::found::How;
use crate::usage::path;
use crate::usage::script::{self, Language};
use crate::usage::template;

/// Parts of the names of keys whose texts name properties.
const NAMING: [&str; 7] =
    ["attribute", "propert", "field", "sortkey", "column", "taskstate", "accountmapper"];

/// Parts of the names of keys whose texts are filters.
const FILTERING: [&str; 3] = ["filter", "condition", "query"];

/// The keys of the expression that finds the other side of a mapping.
const CORRELATING: [&str; 2] = ["any", "all"];

/// How many bytes a key may have that tells what its texts are.
const LONGEST: usize = 128;

/// Notes what `value`, a document of `source`, names.
pub(super) fn walk(
    finder: &mut Finder<'_>,
    source: SourceId,
    value: Value<'_>,
    context: &Context<'_>,
) {
    Walker { finder, source }.value(value, "", context);
}

struct Walker<'f, 'n> {
    finder: &'f mut Finder<'n>,
    source: SourceId,
}

impl Walker<'_, '_> {
    /// Notes what the value of `key` names; the parser's depth limit bounds the recursion.
    fn value(&mut self, value: Value<'_>, key: &str, context: &Context<'_>) {
        match value.kind() {
            Kind::String => self.text(value, key, context),
            Kind::Array => {
                for element in value.elements() {
                    // The keys of an object in a list are its own, and name nothing.
                    let is_object = element.kind() == Kind::Object;
                    self.value(element, if is_object { "" } else { key }, context);
                }
            }
            Kind::Object => self.object(value, key, context),
            Kind::Null | Kind::Boolean | Kind::Number => {}
        }
    }

    fn object(&mut self, object: Value<'_>, key: &str, outside: &Context<'_>) {
        if object.get("connectorRef").is_some() {
            return; // its properties are those of another system
        }
        let owner = outside.owner_at(key);
        let told = Told::by(object);
        let context = Context { owner, ..*outside }.inside(&told);
        let language = language(object);
        for member in object.members() {
            let name = member.key.name();
            let is_script = language.is_some() && &*name == "source" || &*name == "script";
            if is_script && let Some(body) = Body::of(member.value) {
                let language = language.unwrap_or(Language::JavaScript);
                let source = self.source;
                let place = |range: Range<usize>| Location { source, span: body.span(range) };
                script::read(&body.text, language, &context, self.finder, &place);
                continue;
            }
            self.key(member, key, &context);
            self.value(member.value, inherited(&name, key, member.value, &context), &context);
        }
    }

    /// Notes the key of `member`, of an object at `key`: it names a property if that is about properties,
    /// and says what they are mapped to.
    fn key(&mut self, member: Member<'_>, key: &str, context: &Context<'_>) {
        let location = Location { source: self.source, span: member.key.span() };
        let owner = context.owner_at(key);
        let name = member.key.name();
        let place = Place { location, how: How::Setting, owner, context };
        let is_mapped = matches!(member.value.kind(), Kind::String | Kind::Array);
        if is_mapped && names_properties(key, context) {
            self.finder.pointer(path::steps(&name), place);
        } else {
            self.distinct(&name, place);
        }
    }

    fn text(&mut self, value: Value<'_>, key: &str, context: &Context<'_>) {
        let Some(text) = value.as_str().filter(|text| self.finder.words.occur_in(text)) else {
            return;
        };
        let Some(offsets) = value.offsets() else { return };
        let source = self.source;
        let part = |part: Range<usize>| Location { source, span: offsets.span(&part) };
        let place = |location, how| Place { location, how, owner: context.owner_at(key), context };
        let whole = Location { source, span: value.span() };
        self.finder.address(&text, place(whole, How::Path), part);
        if let Some(owner) = end_of_mapping(key, context) {
            // The mapping itself has them too, and there they are paths.
            if path::managed_type(&text).is_none() && !path::is_unmanaged(&text) {
                let place = Place { owner, ..place(whole, How::Setting) };
                self.finder.pointer(path::steps(&text), place);
            }
            return;
        }
        let is_list = !text.contains(char::is_whitespace);
        if is_list && names_properties(key, context) {
            let owner =
                if CORRELATING.contains(&key) { context.target } else { context.owner_at(key) };
            for (name, range) in filter::in_list(&text) {
                for (name, range) in pair(name, range) {
                    let place = Place { owner, ..place(part(range), How::Setting) };
                    self.finder.pointer(path::steps(name), place);
                }
            }
        } else if is_one_of(&FILTERING, key) || text.contains("_queryFilter=") {
            let address = path::managed_type(&text).map(Owner::Type);
            for (name, range) in filter::names(&text) {
                let owner = owner_in_filter(name, key, address, context);
                let place = Place { owner, ..place(part(range), How::Filter) };
                self.finder.pointer(path::steps(name), place);
            }
        } else if is_list {
            for (name, range) in filter::in_list(&text) {
                self.distinct(name, place(part(range), How::Setting));
            }
        }
        if text.contains("{{") || context.category == Category::Email {
            for (way, range) in template::ways(&text) {
                self.finder.pointer(way.split('.'), place(part(range), How::Template));
            }
        }
    }

    /// Notes a text that may stand for anything, but for what a type declares: that is what is compared.
    fn distinct(&mut self, text: &str, place: Place<'_>) {
        if place.context.category != Category::Type && place.owner != Owner::Foreign {
            self.finder.distinct(text, Place { owner: Owner::Unknown, ..place });
        }
    }
}

/// Returns the names in `text`, which is one, or two where one becomes the other: `mail=email`.
fn pair(text: &str, range: Range<usize>) -> impl Iterator<Item = (&str, Range<usize>)> {
    let (first, second) = match text.split_once('=') {
        Some((first, second)) => (first, Some(second)),
        None => (text, None),
    };
    let first = (first, range.start..range.start + first.len());
    let second = second.map(|second| (second, range.end - second.len()..range.end));
    [first].into_iter().chain(second)
}

/// Returns the language of the script that `object` holds, if it says so.
fn language(object: Value<'_>) -> Option<Language> {
    let word = object.get("type").or_else(|| object.get("language"))?;
    Language::of_word(&word.as_str()?)
}

/// Returns the key that tells what the texts of the value at `name` are: its own, or the one around it
/// where that lists properties by other keys.
fn inherited<'k>(
    name: &'k str,
    outside: &'k str,
    value: Value<'_>,
    context: &Context<'_>,
) -> &'k str {
    let is_text = value.kind() != Kind::Object;
    let is_list = names_properties(outside, context) && context.category != Category::Type;
    if is_text && is_list && !is_one_of(&NAMING, name) { outside } else { name }
}

/// Returns whether texts at `key` are names of properties.
fn names_properties(key: &str, context: &Context<'_>) -> bool {
    match context.category {
        // What a type declares is what is compared; only its queries use it.
        Category::Type => matches!(key, "fields" | "sortKeys" | "referencedObjectFields"),
        Category::Mapping if CORRELATING.contains(&key) => true,
        _ => is_one_of(&NAMING, key),
    }
}

fn is_one_of(parts: &[&str], key: &str) -> bool {
    if key.len() > LONGEST {
        return false;
    }
    let key = key.to_ascii_lowercase();
    parts.iter().any(|part| key.contains(part))
}

/// Returns whose property a mapping reads or writes at `key`, if it is that of one property.
fn end_of_mapping<'c>(key: &str, context: &Context<'c>) -> Option<Owner<'c>> {
    match (context.category, key) {
        (Category::Mapping, "source") => Some(context.source),
        (Category::Mapping, "target") => Some(context.target),
        _ => None,
    }
}

/// Returns whose property the pointer `name` of a filter at `key` is, which may be part of an `address`.
fn owner_in_filter<'c>(
    name: &str,
    key: &str,
    address: Option<Owner<'c>>,
    context: &Context<'c>,
) -> Owner<'c> {
    match path::object(name) {
        Some("source") => context.source,
        Some("target") => context.target,
        _ => address.unwrap_or(context.owner_at(key)),
    }
}
