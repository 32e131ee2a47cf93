//! What the rules report, and where.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::config::Suggestions;
use crate::diagnostic::{Diagnostic, Fix, Level, Related, Safety};
use crate::json::edit::Edit;
use crate::model::Object;
use crate::rules::Rule;
use crate::source::{Mark, SemanticPath};
use crate::span::{Location, SourceId, Span};

/// Collects what a rule finds at the place at hand.
#[derive(Debug)]
pub struct Findings<'l> {
    list: &'l mut Vec<Diagnostic>,
    rule: &'static str,
    level: Level,
    suggestions: BTreeMap<&'static str, Suggestions>,
    /// The source of the type at hand.
    pub(super) source: SourceId,
    /// The type and the properties that enclose the place at hand.
    path: SemanticPath,
    /// How long the path is without the property at hand.
    outside: Mark,
    /// The property at hand, as long as nobody asked for the path: few rules find anything.
    pending: Option<&'l str>,
}

/// A finding that more can be said about.
#[derive(Debug)]
#[must_use = "it is reported already; `let _ =` says that there is no more to say"]
pub struct Report<'f> {
    diagnostic: &'f mut Diagnostic,
}

impl<'l> Findings<'l> {
    pub(super) fn new(list: &'l mut Vec<Diagnostic>) -> Self {
        Self {
            list,
            rule: "",
            level: Level::Info,
            suggestions: BTreeMap::new(),
            source: SourceId::default(),
            path: SemanticPath::default(),
            outside: Mark::default(),
            pending: None,
        }
    }

    /// Says that `rule` is asked next, and that a breach of it is as bad as `level`.
    pub(super) fn begin(&mut self, rule: &'static Rule, level: Level) {
        (self.rule, self.level) = (rule.name, level);
    }

    /// Goes on in the type `object`; the property at hand is none.
    pub(super) fn turn_to_object(&mut self, object: &Object<'_>) {
        self.source = object.source();
        self.pending = None;
        self.path = SemanticPath::default();
        let _ = self.path.enter(&object.name.value);
        self.outside = self.path.mark();
    }

    /// Goes on in the property `name` of the type at hand.
    #[inline]
    pub(super) fn turn_to(&mut self, name: &'l str) {
        if self.pending.replace(name).is_none() {
            self.path.leave(self.outside);
        }
    }

    /// Enters the property `name` of the place at hand, until the mark is left.
    pub(super) fn enter(&mut self, name: &str) -> Mark {
        self.path().enter(name)
    }

    /// Goes back to where `mark` was entered.
    pub(super) fn leave(&mut self, mark: Mark) {
        self.path.leave(mark);
    }

    fn path(&mut self) -> &mut SemanticPath {
        if let Some(name) = self.pending.take() {
            let _ = self.path.enter(name);
        }
        &mut self.path
    }

    /// Goes on in the property `name` of the place at hand for as long as `check` takes.
    ///
    /// For a rule that is asked about a type and speaks of its properties.
    pub fn within(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let mark = self.enter(name);
        check(self);
        self.leave(mark);
    }

    /// Goes on in the type `object` for as long as `check` takes.
    ///
    /// For a rule that is asked about the whole configuration and speaks of its types.
    pub fn within_object(&mut self, object: &Object<'_>, check: impl FnOnce(&mut Self)) {
        let outside = std::mem::replace(&mut self.source, object.source());
        self.within(&object.name.value, check);
        self.source = outside;
    }

    /// Returns the candidate that `name` is most likely meant to be, unless the rule at hand has made
    /// enough suggestions.
    pub fn closest<'n>(
        &mut self,
        name: &str,
        candidates: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.suggestions.entry(self.rule).or_default().closest(name, candidates)
    }

    /// Reports a breach of the rule at hand at `span` of the source at hand.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> Report<'_> {
        self.report_in(self.source, span, message)
    }

    /// Reports a breach of the rule at hand that is one of the property `name` of the place at hand,
    /// though it is seen elsewhere.
    pub fn report_of(&mut self, name: &str, span: Span, message: impl Into<String>) -> Report<'_> {
        let mark = self.enter(name);
        let path = self.path.as_str().to_owned();
        self.leave(mark);
        self.report(span, message).at(path)
    }

    /// Reports a breach of the rule at hand in another source than the one at hand.
    pub fn report_in(
        &mut self,
        source: SourceId,
        span: Span,
        message: impl Into<String>,
    ) -> Report<'_> {
        let location = Location { source, span };
        let finding = Diagnostic::error(self.rule, location, message).with_level(self.level);
        let finding = finding.at(self.path().as_str());
        Report { diagnostic: self.list.push_mut(finding) }
    }
}

impl Report<'_> {
    /// Says the way out.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        self.diagnostic.hint = Some(hint.into());
        self
    }

    /// Says the semantic path, where it is not that of the place at hand.
    pub fn at(self, path: impl Into<String>) -> Self {
        self.diagnostic.path = path.into();
        self
    }

    /// Adds a place that the finding speaks of.
    pub fn related(self, location: Location, label: impl Into<Cow<'static, str>>) -> Self {
        self.diagnostic.related.push(Related { location, label: label.into() });
        self
    }

    /// Adds what the place at hand was like before, where a file shows it.
    pub fn formerly(self, former: Option<Location>) -> Self {
        match former {
            Some(location) => self.related(location, "what it was before"),
            None => self,
        }
    }

    /// Says that this breach is at most as bad as `level`, whatever the rule's level is.
    pub fn at_most(self, level: Level) -> Self {
        self.diagnostic.at_most = level;
        self.diagnostic.level = self.diagnostic.level.min(level);
        self
    }

    /// Says how the breach is mended without any known change of behaviour.
    pub fn safe_fix(self, title: impl Into<String>, edits: impl Into<Vec<Edit>>) -> Self {
        self.fix(title.into(), Safety::Safe, edits.into())
    }

    /// Says how the breach could be mended, if a person agrees.
    pub fn proposed_fix(self, title: impl Into<String>, edits: impl Into<Vec<Edit>>) -> Self {
        self.fix(title.into(), Safety::Proposed, edits.into())
    }

    fn fix(self, title: String, safety: Safety, edits: Vec<Edit>) -> Self {
        let source = self.diagnostic.location.source;
        self.diagnostic.fix = Some(Box::new(Fix { title, safety, source, edits }));
        self
    }
}
