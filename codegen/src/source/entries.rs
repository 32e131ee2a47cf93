//! The object types of parsed texts, one by one, whatever layout they stand in.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::json::{Kind, Value};
use crate::model::{is_placeholder, type_of_path};
use crate::source::layout::{self, Fit, Recognised};
use crate::source::{Coverage, Documents, Layout, Parsed, Role, files};
use crate::span::{Location, SourceId, Spanned};

/// The way out where types hide behind a placeholder.
const RESOLVE: &str = "resolve it first: the types behind it are not in this text";

/// One object type, as it was written.
#[derive(Clone, Copy, Debug)]
pub struct TypeEntry<'a> {
    /// The source that it stands in.
    pub source: SourceId,
    /// The whole type, an object.
    pub value: Value<'a>,
}

impl Documents<'_> {
    /// Returns every object type, in the order of the sources and of their texts.
    ///
    /// Reports entries that are no type, and parts that are named but not there.
    #[must_use]
    pub fn types(&self) -> (Vec<TypeEntry<'_>>, Vec<Diagnostic>) {
        let mut collector = Collector {
            documents: self,
            entries: Vec::new(),
            diagnostics: Vec::new(),
            used: BTreeSet::new(),
        };
        let parts = self.parts();
        for parsed in self.parsed().iter().filter(|parsed| !parts.contains(&parsed.source)) {
            collector.add_document(parsed);
        }
        (collector.entries, collector.diagnostics)
    }

    /// Returns the sources that another one names as its parts, and that can be one.
    fn parts(&self) -> BTreeSet<SourceId> {
        let named = self.parsed().iter().flat_map(|parsed| {
            let references = parsed.part_references();
            references.filter_map(|reference| self.part(parsed.source, &reference.value))
        });
        let can_be_part = |source: &SourceId| {
            let layout = self.parsed_of(*source).and_then(|parsed| parsed.layout);
            layout.map(Layout::coverage) == Some(Coverage::Part)
        };
        named.filter(can_be_part).collect()
    }
}

impl Parsed<'_> {
    /// Returns the files that a split export names instead of its types.
    pub(crate) fn part_references(&self) -> impl Iterator<Item = Spanned<Cow<'_, str>>> {
        let objects = self.recognised().and_then(|recognised| recognised.holder.get("objects"));
        objects.into_iter().flat_map(Value::elements).filter_map(part_reference)
    }
}

fn part_reference(element: Value<'_>) -> Option<Spanned<Cow<'_, str>>> {
    let text = element.as_str()?;
    text.starts_with(files::SCHEME).then(|| Spanned::new(text, element.span()))
}

struct Collector<'a> {
    documents: &'a Documents<'a>,
    entries: Vec<TypeEntry<'a>>,
    diagnostics: Vec<Diagnostic>,
    /// The parts that were added.
    used: BTreeSet<SourceId>,
}

impl<'a> Collector<'a> {
    fn add_document(&mut self, parsed: &'a Parsed<'a>) {
        let Some(Recognised { layout, holder, .. }) = parsed.recognised() else {
            return; // `not-a-configuration` reports this one
        };
        let source = parsed.source;
        match layout {
            Layout::Body | Layout::FrodoExport => self.add_body(parsed, holder),
            Layout::BareType => self.entries.push(TypeEntry { source, value: holder }),
            Layout::FrodoTypes => self.add_named(source, holder),
            Layout::TypeList => {
                holder.elements().for_each(|element| self.add_element(source, element));
            }
            Layout::PatchOperations => self.add_operations(source, holder),
        }
    }

    fn add_body(&mut self, parsed: &Parsed<'_>, body: Value<'a>) {
        let source = parsed.source;
        let Some(objects) = body.get("objects") else { return };
        if is_placeholder(objects) {
            let message = "expected `objects` to list types, found a placeholder".to_owned();
            let location = Location { source, span: objects.span() };
            return self.error("objects-not-list", location, message, RESOLVE);
        }
        if objects.kind() != Kind::Array {
            let found = objects.kind().describe();
            let message = format!("expected `objects` to be an array, found {found}");
            let hint = "list the types: `\"objects\": [{ \"name\": …, \"schema\": … }]`";
            return self.error(
                "objects-not-list",
                Location { source, span: objects.span() },
                message,
                hint,
            );
        }
        // In a text with a fault, the types may be what could not be read.
        if parsed.is_intact && objects.elements().next().is_none() {
            let message = "expected at least one type in `objects`, found none".to_owned();
            let hint = "fetch `GET /openidm/config/managed` with an account that may read it";
            return self.error(
                "no-types",
                Location { source, span: objects.span() },
                message,
                hint,
            );
        }
        for element in objects.elements() {
            match part_reference(element) {
                Some(reference) => self.add_part(source, &reference),
                None => self.add_element(source, element),
            }
        }
    }

    fn add_element(&mut self, source: SourceId, element: Value<'a>) {
        match element.kind() {
            Kind::Object if !is_placeholder(element) => {
                self.entries.push(TypeEntry { source, value: element });
            }
            Kind::Null => self.diagnostics.push(
                Diagnostic::warning(
                    "null-type",
                    Location { source, span: element.span() },
                    "expected a type, found null, which is skipped",
                )
                .with_hint("remove it: a server that stored it was written to by a faulty tool"),
            ),
            _ if is_placeholder(element) => {
                let message = "expected a type, found a placeholder".to_owned();
                self.error(
                    "objects-not-list",
                    Location { source, span: element.span() },
                    message,
                    RESOLVE,
                );
            }
            kind => {
                let message = format!("expected a type, found {}", kind.describe());
                let hint = "a type is an object with a `name` and a `schema`";
                self.error(
                    "objects-not-list",
                    Location { source, span: element.span() },
                    message,
                    hint,
                );
            }
        }
    }

    fn add_part(&mut self, source: SourceId, reference: &Spanned<Cow<'_, str>>) {
        let location = Location { source, span: reference.span };
        if self.documents.is_unfit(source, &reference.value, Role::Configuration) {
            let message = format!(
                "expected the file of a type, found `{}`, which is not read",
                reference.value
            );
            let hint = "name a `.json` file in no folder that is hidden or built";
            return self.error("part", location, message, hint);
        }
        let part = self.documents.part(source, &reference.value);
        let Some(parsed) = part.and_then(|part| self.documents.parsed_of(part)) else {
            let message = format!("expected the type in `{}`, found no such file", reference.value);
            let hint = "export again, and keep the files of the export together";
            return self.error("part-missing", location, message, hint);
        };
        let found = match parsed.layout.map(Layout::coverage) {
            Some(Coverage::Part) if self.used.insert(parsed.source) => {
                return self.add_document(parsed);
            }
            Some(Coverage::Part) => "the file named again",
            Some(Coverage::Whole) => "a configuration",
            None => "none",
        };
        let message = format!("expected a type in `{}`, found {found}", reference.value);
        self.error("part", location, message, "name each file of a type once, and no other files");
    }

    fn add_named(&mut self, source: SourceId, holder: Value<'a>) {
        for member in holder.members() {
            let is_entity = type_of_path(&member.key.name()).is_some();
            if is_entity || layout::is_type(member.value, Fit::Doubtful) {
                self.add_element(source, member.value);
            }
        }
    }

    fn add_operations(&mut self, source: SourceId, operations: Value<'a>) {
        for operation in operations.elements() {
            match layout::added_type(operation) {
                Some(value) => self.add_element(source, value),
                None => self.diagnostics.push(
                    Diagnostic::warning(
                        "patch-operation",
                        Location { source, span: operation.span() },
                        "expected an operation that adds a type, found another, which is skipped",
                    )
                    .with_hint(
                        "only `add` at `objects/-` is read; fetch the patched configuration",
                    ),
                ),
            }
        }
    }

    fn error(&mut self, code: &'static str, location: Location, message: String, hint: &str) {
        self.diagnostics.push(Diagnostic::error(code, location, message).with_hint(hint));
    }
}
