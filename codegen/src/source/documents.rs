//! The parsed configuration: every text that holds object types, and how it holds them.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Level};
use crate::json::{self, Document, SyntaxError, Value};
use crate::source::layout::{self, Fit, Recognised};
use crate::source::{Coverage, Layout, Role, Sources, files, unmerged, unrelated};
use crate::span::{Location, SourceId};

/// Every configuration text of a set of sources, parsed.
#[derive(Clone, Debug)]
pub struct Documents<'s> {
    parsed: Vec<Parsed<'s>>,
    names: BTreeMap<&'s str, SourceId>,
    sources: &'s Sources,
}

/// One parsed text.
#[derive(Clone, Debug)]
pub struct Parsed<'s> {
    /// Where the text is from.
    pub source: SourceId,
    /// What stands in it.
    pub document: Document<'s>,
    /// How it holds object types; nothing where it holds none.
    pub layout: Option<Layout>,
    /// Whether the text is JSON without a fault.
    pub is_intact: bool,
    /// How well it fits its layout.
    fit: Option<Fit>,
}

impl<'s> Documents<'s> {
    /// Parses every source with [`Role::Configuration`], and recognises its layout by its content.
    ///
    /// Reports every syntax error and every text that holds no types. Beside texts that certainly
    /// do, the latter is a note, and a fault of its syntax a warning: a folder may hold more than
    /// types.
    #[must_use]
    pub fn parse(sources: &'s Sources) -> (Self, Vec<Diagnostic>) {
        Self::parse_role(sources, Role::Configuration)
    }

    /// Parses every source with [`Role::Baseline`], as [`Documents::parse`] does those of the
    /// configuration.
    pub(crate) fn parse_baseline(sources: &'s Sources) -> (Self, Vec<Diagnostic>) {
        Self::parse_role(sources, Role::Baseline)
    }

    fn parse_role(sources: &'s Sources, role: Role) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let (mut parsed, errors): (Vec<_>, Vec<_>) = sources
            .iter()
            .filter(|(_, source)| source.role == role)
            .map(|(id, source)| Parsed::new(id, &source.text))
            .unzip();
        let is_certain = parsed.iter().any(|parsed| parsed.fit == Some(Fit::Sure));
        if is_certain {
            parsed.iter_mut().for_each(Parsed::drop_doubtful_layout);
        }
        for (parsed, errors) in parsed.iter().zip(errors) {
            let errors = told(parsed.source, &sources.get(parsed.source).text, &errors).into_iter();
            if is_certain && parsed.layout.is_none() {
                // Most likely no part of the configuration: one word about it is enough.
                diagnostics.extend(errors.take(1).map(|error| error.with_level(Level::Warning)));
            } else {
                diagnostics.extend(errors);
            }
        }
        let beside = sources
            .iter()
            .filter(|(_, source)| (source.role == Role::Baseline) == (role == Role::Baseline));
        let names = beside.map(|(id, source)| (source.name.as_str(), id)).collect();
        diagnostics.extend(report_unrelated(&parsed));
        (Self { parsed, names, sources }, diagnostics)
    }

    /// Returns the parsed texts, in the order of their sources.
    #[must_use]
    pub fn parsed(&self) -> &[Parsed<'s>] {
        &self.parsed
    }

    /// Returns the texts that were parsed, with all others beside them.
    #[must_use]
    pub fn sources(&self) -> &'s Sources {
        self.sources
    }

    /// Returns whether the texts say themselves that they hold every type of their tenant: one of
    /// them is a whole configuration, without a fault, and every part it names is here.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let whole = self.parsed.iter().any(|parsed| {
            let layout = parsed.layout.map(Layout::coverage);
            layout == Some(Coverage::Whole) && parsed.is_intact && self.has_every_part(parsed)
        });
        if whole { Coverage::Whole } else { Coverage::Part }
    }

    /// Returns the source that `reference`, as written in the source `from` and taken for `role`, leads
    /// to.
    ///
    /// Nothing outside the folder of `from` is ever found, nor what is called otherwise than a file of
    /// this role; and nothing at all where `from` is an answer of a server, whose files are there.
    #[must_use]
    pub fn resolve(&self, from: SourceId, reference: &str, role: Role) -> Option<SourceId> {
        let name = files::resolve(self.sources.get(from), reference, role)?;
        self.names.get(name.as_str()).copied()
    }

    /// Returns whether `reference`, as written in the source `from`, leads to a file beside it that is never
    /// read for `role`, by its name.
    pub(crate) fn is_unfit(&self, from: SourceId, reference: &str, role: Role) -> bool {
        files::is_unfit(self.sources.get(from), reference, role)
    }

    /// Returns whether the text of `source` is one of the parts that a configuration was split into:
    /// its scripts may be in files beside it.
    pub(crate) fn is_split(&self, source: SourceId) -> bool {
        self.parsed_of(source).is_some_and(|parsed| match parsed.layout {
            Some(Layout::BareType | Layout::FrodoTypes) => true,
            Some(Layout::FrodoExport) => parsed.part_references().next().is_some(),
            _ => false,
        })
    }

    /// Returns whether the text of `source` was read without a fault of syntax.
    pub(crate) fn is_intact(&self, source: SourceId) -> bool {
        self.parsed_of(source).is_none_or(|parsed| parsed.is_intact)
    }

    /// Returns the parsed text of `source`.
    pub(crate) fn parsed_of(&self, source: SourceId) -> Option<&Parsed<'s>> {
        let position = self.parsed.binary_search_by_key(&source, |parsed| parsed.source);
        position.ok().map(|position| &self.parsed[position])
    }

    /// Returns where `objects` is spelled in the text that holds the types of a whole tenant.
    pub(crate) fn objects_key(&self) -> Option<Location> {
        self.parsed.iter().find_map(|parsed| {
            let holder = parsed.recognised()?.holder;
            let member = holder.members().find(|member| member.key.is("objects"))?;
            Some(Location { source: parsed.source, span: member.key.span() })
        })
    }

    /// Returns the part of a split export that `reference`, as written in the source `from`, leads to.
    pub(crate) fn part(&self, from: SourceId, reference: &str) -> Option<SourceId> {
        self.resolve(from, reference, Role::Configuration)
    }

    fn has_every_part(&self, parsed: &Parsed<'s>) -> bool {
        parsed
            .part_references()
            .all(|reference| self.part(parsed.source, &reference.value).is_some())
    }
}

impl<'s> Parsed<'s> {
    /// Parses the text of `source`, and reports its syntax errors.
    pub(super) fn new(source: SourceId, text: &'s str) -> (Self, Vec<SyntaxError>) {
        let (document, errors) = json::parse(text);
        let recognised = document.root().and_then(layout::recognise);
        let layout = recognised.map(|recognised| recognised.layout);
        let fit = recognised.map(|recognised| recognised.fit);
        (Self { source, layout, is_intact: errors.is_empty(), fit, document }, errors)
    }

    /// Returns the body of a whole configuration: what `GET /openidm/config/managed` answers.
    pub(crate) fn body(&self) -> Option<Value<'_>> {
        let Recognised { layout, holder, .. } = self.recognised()?;
        (layout.coverage() == Coverage::Whole).then_some(holder)
    }

    /// Returns what holds the types: the body with `objects`, or the array, object or type itself.
    #[cfg(feature = "review")]
    pub(crate) fn holder(&self) -> Option<Value<'_>> {
        self.recognised().map(|recognised| recognised.holder)
    }

    /// Returns the layout and what holds the types.
    pub(super) fn recognised(&self) -> Option<Recognised<'_>> {
        self.layout.and_then(|_| layout::recognise(self.document.root()?))
    }

    fn drop_doubtful_layout(&mut self) {
        self.layout = self.layout.filter(|_| self.fit == Some(Fit::Sure));
    }
}

/// Returns what is wrong with `text`, of which `errors` tell: in one word where it is a merge that is not settled.
fn told(source: SourceId, text: &str, errors: &[SyntaxError]) -> Vec<Diagnostic> {
    match errors {
        [] => Vec::new(),
        errors => match unmerged::report(source, text) {
            Some(unmerged) => vec![unmerged],
            None => errors.iter().map(|error| error.to_diagnostic(source)).collect(),
        },
    }
}

/// Reports the texts that hold no object types, unless their syntax errors say enough.
fn report_unrelated(parsed: &[Parsed<'_>]) -> Vec<Diagnostic> {
    let has_types = parsed.iter().any(|parsed| parsed.layout.is_some());
    let level = if has_types { Level::Info } else { Level::Error };
    let is_unrelated = |parsed: &&Parsed<'_>| {
        let is_mapping = has_types && parsed.mapped_resources().is_some();
        parsed.layout.is_none() && parsed.is_intact && !is_mapping
    };
    let unrelated = parsed.iter().filter(is_unrelated);
    unrelated
        .filter_map(|parsed| {
            let diagnostic = unrelated::report(parsed.source, parsed.document.root()?);
            Some(Diagnostic { level, ..diagnostic })
        })
        .collect()
}
