//! Walks a parsed `mosaic.toml` and collects what is wrong with it.

use std::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use crate::config::suggest::closest;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::span::{Location, SourceId, Span, Spanned};

/// A table and the path that leads to it.
pub(super) struct Table<'t> {
    table: &'t DeTable<'t>,
    path: String,
}

/// One key of a table and its value.
pub(super) struct Entry<'t> {
    /// The key.
    pub(super) name: &'t str,
    /// Where the key stands.
    pub(super) span: Span,
    /// The key with everything that leads to it, such as `generate.enums`.
    pub(super) path: String,
    value: &'t TomlSpanned<DeValue<'t>>,
}

/// Reads values and remembers every finding.
pub(super) struct Reader<'t> {
    text: &'t str,
    source: SourceId,
    diagnostics: Vec<Diagnostic>,
}

impl<'t> Table<'t> {
    /// Returns the top level of a document.
    pub(super) fn root(table: &'t DeTable<'t>) -> Self {
        Self { table, path: String::new() }
    }

    /// Returns the keys in the order they were written.
    pub(super) fn entries(&self) -> Vec<Entry<'t>> {
        let mut entries: Vec<_> =
            self.table.iter().map(|(key, value)| self.entry(key.get_ref(), key, value)).collect();
        entries.sort_by_key(|entry| entry.span);
        entries
    }

    fn entry<K>(
        &self,
        name: &'t str,
        key: &TomlSpanned<K>,
        value: &'t TomlSpanned<DeValue<'t>>,
    ) -> Entry<'t> {
        let path =
            if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Entry { name, span: span(key.span()), path, value }
    }
}

impl<'t> Entry<'t> {
    /// Returns where the value stands.
    pub(super) fn value_span(&self) -> Span {
        span(self.value.span())
    }

    /// Returns the key as something that can be pointed at later.
    pub(super) fn key(&self) -> Spanned<String> {
        Spanned::new(self.name.to_owned(), self.span)
    }

    /// Returns the value if it is a table.
    pub(super) fn as_table(&self) -> Option<Table<'t>> {
        let table = self.value.get_ref().as_table()?;
        Some(Table { table, path: self.path.clone() })
    }
}

impl<'r> Reader<'r> {
    pub(super) fn new(text: &'r str, source: SourceId) -> Self {
        Self { text, source, diagnostics: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Returns how many findings there are by now.
    pub(super) fn count(&self) -> usize {
        self.diagnostics.len()
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn location(&self, span: Span) -> Location {
        Location { source: self.source, span }
    }

    /// Returns the place of `span`, which a report may show as a whole line; nowhere where `secret` stands
    /// on that line, too.
    pub(super) fn location_without(&self, span: Span, secret: Span) -> Location {
        let between = span.end.min(secret.end)..span.start.max(secret.start);
        let between = self.text.get(between.start as usize..between.end as usize);
        if between.is_some_and(|text| text.contains('\n')) {
            self.location(span)
        } else {
            Location::NOWHERE
        }
    }

    /// Returns the value as `true` or `false`, or reports what it is instead.
    pub(super) fn boolean(&mut self, entry: &Entry<'_>) -> Option<bool> {
        let DeValue::Boolean(choice) = entry.value.get_ref() else {
            self.expected("`true` or `false`", "write it without quotes", entry);
            return None;
        };
        Some(*choice)
    }

    /// Returns the value as a table, or reports what it is instead.
    pub(super) fn table<'t>(&mut self, entry: &Entry<'t>) -> Option<Table<'t>> {
        let table = entry.as_table();
        if table.is_none() {
            self.expected("a table", &format!("write `[{}]`", entry.path), entry);
        }
        table
    }

    /// Returns the value as a string, or reports what it is instead.
    pub(super) fn string(&mut self, entry: &Entry<'_>) -> Option<Spanned<String>> {
        match entry.value.get_ref() {
            DeValue::String(text) if !text.is_empty() => {
                Some(Spanned::new(text.clone().into_owned(), entry.value_span()))
            }
            DeValue::String(_) => {
                let way_out = "write what it is, or remove it";
                self.wrong_value(entry, "expected a string, found an empty one", way_out);
                None
            }
            _ => {
                self.expected("a string", "put it in double quotes", entry);
                None
            }
        }
    }

    /// Returns the value as a list of strings; what is not one is reported and left out.
    pub(super) fn strings(&mut self, entry: &Entry<'_>) -> Vec<Spanned<String>> {
        let elements = self.elements(entry);
        elements.iter().filter_map(|element| self.string(element)).collect()
    }

    /// Returns what each word in a list stands for; what is no word of `choices` is reported and left
    /// out.
    pub(super) fn choices<T: Copy>(
        &mut self,
        entry: &Entry<'_>,
        choices: &[(&str, T)],
    ) -> Vec<Spanned<T>> {
        let elements = self.elements(entry);
        let words = elements.iter().filter_map(|element| {
            let meaning = self.choice(element, choices)?;
            Some(Spanned::new(meaning, element.span))
        });
        words.collect()
    }

    /// Returns the elements of a list of strings, or reports what the value is instead.
    pub(super) fn elements<'t>(&mut self, entry: &Entry<'t>) -> Vec<Entry<'t>> {
        let DeValue::Array(elements) = entry.value.get_ref() else {
            self.expected("a list of strings", "write `[\"…\", \"…\"]`", entry);
            return Vec::new();
        };
        let elements = elements.iter().map(|value| Entry {
            name: entry.name,
            span: span(value.span()),
            path: entry.path.clone(),
            value,
        });
        elements.collect()
    }

    /// Returns the tables of an array of tables, each with its place; what is not one is reported and
    /// left out.
    pub(super) fn tables<'t>(&mut self, entry: &Entry<'t>) -> Vec<(Span, Table<'t>)> {
        let DeValue::Array(elements) = entry.value.get_ref() else {
            self.expected("a list of tables", &format!("write `[[{}]]`", entry.path), entry);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(elements.len());
        for value in elements {
            let span = span(value.span());
            let element = Entry { name: entry.name, span, path: entry.path.clone(), value };
            if let Some(table) = self.table(&element) {
                tables.push((span, table));
            }
        }
        tables
    }

    /// Returns the value as a day of the calendar, or reports what it is instead.
    pub(super) fn date(&mut self, entry: &Entry<'_>) -> Option<Spanned<Date>> {
        let found = match entry.value.get_ref() {
            DeValue::Datetime(found) if found.time.is_none() => found.date,
            _ => None,
        };
        let Some(date) = found else {
            self.expected("a date", "write it as 2027-01-31, without quotes", entry);
            return None;
        };
        let date = Date { year: date.year, month: date.month, day: date.day };
        Some(Spanned::new(date, entry.value_span()))
    }

    /// Reports that the table at `span`, which is called `path`, lacks the key `name`.
    pub(super) fn missing(&mut self, span: Span, name: &str, path: &str, way_out: &str) {
        let message = format!("expected the key `{name}` in `[[{path}]]`, found none");
        let finding = Diagnostic::error("config-missing-key", self.location(span), message);
        self.report(finding.with_hint(way_out).at(path));
    }

    /// Returns what the word in `entry` stands for, or reports the words that it may be.
    pub(super) fn choice<T: Copy>(
        &mut self,
        entry: &Entry<'_>,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let word = self.string(entry)?;
        if let Some((_, meaning)) = choices.iter().find(|(name, _)| *name == word.value) {
            return Some(*meaning);
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let message = format!("expected {}, found `{}`", one_of(&names), word.value);
        let mut finding = Diagnostic::error("config-value", self.location(word.span), message)
            .at(entry.path.clone());
        if let Some(name) = closest(&word.value, names) {
            finding = finding.with_hint(format!("did you mean `{name}`?"));
        }
        self.report(finding);
        None
    }

    /// Reports a key that is none of `known`.
    pub(super) fn unknown_key(&mut self, entry: &Entry<'_>, known: &[&str]) {
        let message = format!("unknown key `{}`", entry.name);
        let hint = match closest(entry.name, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("expected {}", one_of(known)),
        };
        let finding = Diagnostic::error("config-unknown-key", self.location(entry.span), message)
            .with_hint(hint)
            .at(entry.path.clone());
        self.report(finding);
    }

    /// Reports a value of the wrong type.
    pub(super) fn expected(&mut self, what: &str, way_out: &str, entry: &Entry<'_>) {
        let found = match entry.value.get_ref().type_str() {
            found @ ("integer" | "array") => format!("an {found}"),
            found => format!("a {found}"),
        };
        let message = format!("expected {what}, found {found}");
        let location = self.location(entry.value_span());
        let finding = Diagnostic::error("config-type", location, message).at(entry.path.clone());
        self.report(finding.with_hint(way_out));
    }

    /// Reports a value of the right type that cannot be used.
    pub(super) fn wrong_value(&mut self, entry: &Entry<'_>, message: &str, way_out: &str) {
        let location = self.location(entry.value_span());
        let finding = Diagnostic::error("config-value", location, message).at(entry.path.clone());
        self.report(finding.with_hint(way_out));
    }
}

/// Returns `range` as a span; a settings file larger than 4 GiB is cut there.
pub(super) fn span(range: Range<usize>) -> Span {
    let offset = |position| u32::try_from(position).unwrap_or(u32::MAX);
    Span::new(offset(range.start), offset(range.end))
}

/// Returns `names` as a choice, in the order given.
pub(crate) fn one_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
