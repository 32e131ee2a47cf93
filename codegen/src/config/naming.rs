//! `[naming]`: what a team wants its types, properties and extension slots to be called.

use regex_lite::Regex;

use crate::config::Globs;
use crate::config::reader::{Entry, Reader, Table};
use crate::names;
use crate::span::{Span, Spanned};

/// The keys of the table.
const KEYS: [&str; 4] = ["slots", "forbidden", "twins", "pattern"];

/// The keys of `[[naming.pattern]]`.
const PATTERN_KEYS: [&str; 4] = ["of", "types", "pattern", "message"];

/// The words that `slots` lists.
const PARTS: [(&str, SlotPart); 4] = [
    ("title", SlotPart::Title),
    ("description", SlotPart::Description),
    ("alias", SlotPart::Alias),
    ("owner", SlotPart::Owner),
];

/// The words that `twins` takes.
const TWINS: [(&str, Twins); 2] = [("agree", Twins::Agree), ("differ", Twins::Differ)];

/// The words that `of` takes.
const NAMED: [(&str, Named); 3] =
    [("type", Named::Type), ("property", Named::Property), ("relationship", Named::Relationship)];

/// What `[naming]` says; the default asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// `slots`: what every used extension slot must have.
    pub slots: Vec<Spanned<SlotPart>>,
    /// `forbidden`: words, in lower case, that no name of the tenant's own may hold.
    pub forbidden: Vec<Spanned<String>>,
    /// `twins`: whether a type must be the same in every realm.
    pub twins: Option<Spanned<Twins>>,
    /// `[[naming.pattern]]`, in the order they were written.
    pub patterns: Vec<NamePattern>,
}

/// What an extension slot may have to say who uses it, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlotPart {
    /// A title that is not the one it was shipped with.
    Title,
    /// A description that is not the one it was shipped with.
    Description,
    /// A name in code: an alias.
    Alias,
    /// Somebody who answers for it: the `owner` of its alias.
    Owner,
}

/// Whether a type must be the same in every realm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Twins {
    /// It may differ.
    #[default]
    Differ,
    /// What a tenant made of it must be the same.
    Agree,
}

/// A form that names must have.
#[derive(Clone, Debug)]
pub struct NamePattern {
    /// `of`: whose names.
    pub of: Named,
    /// `types`: in which types; in all where there are none.
    pub types: Globs,
    /// `pattern`, as it was written.
    pub text: Spanned<String>,
    /// `message`: what is said of a name that has another form.
    pub message: Option<String>,
    regex: Regex,
}

/// Whose names a [`NamePattern`] is for; always those that a tenant chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// Types.
    Type,
    /// Properties, but for relationships.
    Property,
    /// Relationships.
    Relationship,
}

impl Naming {
    /// Returns where `slots` asks for `part`, if it does.
    #[must_use]
    pub fn wants(&self, part: SlotPart) -> Option<Span> {
        self.slots.iter().find(|wanted| wanted.value == part).map(|wanted| wanted.span)
    }

    /// Returns where the settings ask for types that are the same in every realm, if they do.
    #[must_use]
    pub fn wants_twins(&self) -> Option<Span> {
        self.twins.filter(|twins| twins.value == Twins::Agree).map(|twins| twins.span)
    }

    /// Returns the patterns that `name`, of or in the type called `object`, does not fit.
    pub fn broken<'n>(
        &'n self,
        of: Named,
        object: &str,
        name: &str,
    ) -> impl Iterator<Item = &'n NamePattern> {
        self.patterns.iter().filter(move |pattern| {
            pattern.of == of && pattern.types.includes(object) && !pattern.regex.is_match(name)
        })
    }
}

/// Reads the table.
pub(super) fn read(reader: &mut Reader, entry: &Entry<'_>) -> Naming {
    let mut naming = Naming::default();
    let Some(table) = reader.table(entry) else {
        return naming;
    };
    for entry in table.entries() {
        match entry.name {
            "slots" => naming.slots = reader.choices(&entry, &PARTS),
            "forbidden" => naming.forbidden = forbidden(reader, &entry),
            "twins" => {
                let twins = reader.choice(&entry, &TWINS);
                naming.twins = twins.map(|twins| Spanned::new(twins, entry.value_span()));
            }
            "pattern" => {
                let tables = reader.tables(&entry);
                let patterns =
                    tables.iter().filter_map(|(span, table)| pattern(reader, *span, table));
                naming.patterns = patterns.collect();
            }
            _ => reader.unknown_key(&entry, &KEYS),
        }
    }
    naming
}

fn forbidden(reader: &mut Reader, entry: &Entry<'_>) -> Vec<Spanned<String>> {
    let mut words = Vec::new();
    for entry in reader.elements(entry) {
        let Some(text) = reader.string(&entry) else { continue };
        match names::split(&text.value).as_slice() {
            [word] => words.push(Spanned::new(word.clone(), text.span)),
            several => {
                let message = format!("expected one word, found {}", several.len());
                reader.wrong_value(&entry, &message, "names are looked at word by word");
            }
        }
    }
    words
}

fn pattern(reader: &mut Reader, span: Span, table: &Table<'_>) -> Option<NamePattern> {
    let before = reader.count();
    let (mut of, mut types, mut compiled, mut message) = (None, Vec::new(), None, None);
    for entry in table.entries() {
        match entry.name {
            "of" => of = reader.choice(&entry, &NAMED),
            "types" => types = reader.strings(&entry),
            "pattern" => compiled = expression(reader, &entry),
            "message" => message = reader.string(&entry).map(|message| message.value),
            _ => reader.unknown_key(&entry, &PATTERN_KEYS),
        }
    }
    if reader.count() > before {
        return None; // what is missing would only be said of what was refused
    }
    if of.is_none() {
        let way_out = "write `of = \"type\"`, `\"property\"` or `\"relationship\"`";
        reader.missing(span, "of", "naming.pattern", way_out);
    }
    if compiled.is_none() {
        let way_out = "write `pattern = '^…$'`: the regular expression that names match";
        reader.missing(span, "pattern", "naming.pattern", way_out);
    }
    let (text, regex) = compiled?;
    Some(NamePattern { of: of?, types: Globs::new(types), text, message, regex })
}

fn expression(reader: &mut Reader, entry: &Entry<'_>) -> Option<(Spanned<String>, Regex)> {
    let text = reader.string(entry)?;
    match Regex::new(&text.value) {
        Ok(regex) => Some((text, regex)),
        Err(error) => {
            let message = format!("expected a regular expression: {error}");
            let way_out =
                "look-around and back-references are not known here; single quotes keep `\\`";
            reader.wrong_value(entry, &message, way_out);
            None
        }
    }
}
