//! Findings for a person: place, source line, caret, and the way out.

use std::fmt::Write;
use std::mem::replace;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Shade, Origin, Padding, Renderer, Snippet,
};

use crate::diagnostic::{Diagnostic, Level};
use crate::report::excerpt::{Begins, Excerpt};
use crate::report::{Places, Summary, harmless, in_order};
use crate::source::Sources;
use crate::span::Location;

/// How a report for a person looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Whether it may use escape sequences.
    pub color: Color,
    /// How many findings are shown in full; the others are counted.
    pub limit: usize,
    /// What stands above it, where something does: the command that tells it.
    pub title: &'static str,
}

/// Whether a report may use escape sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Text alone.
    Plain,
    /// ANSI colours.
    Ansi,
}

impl Default for Style {
    /// Returns plain text, with as many findings as a person reads at once.
    fn default() -> Self {
        Self { color: Color::Plain, limit: 50, title: "mosaic" }
    }
}

/// Returns `diagnostics` as text that ends in a line of totals; nothing for no findings.
///
/// What comes from a source is shown with its control characters made visible.
#[must_use]
pub fn render(sources: &Sources, diagnostics: &[Diagnostic], style: Style) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let places = Places::new(sources);
    let renderer = match style.color {
        Color::Plain => Renderer::plain(),
        Color::Ansi => Renderer::styled(),
    };
    let mut text = String::new();
    for diagnostic in in_order(diagnostics).into_iter().take(style.limit) {
        text.push_str(&finding(&renderer, &places, diagnostic));
        text.push_str("\n\n");
    }
    let hidden = diagnostics.len().saturating_sub(style.limit);
    if hidden > 0 {
        let _ = writeln!(text, "… and {hidden} more");
    }
    let _ = writeln!(text, "{}", Summary::of(diagnostics));
    text
}

/// Returns one finding, without a line end.
fn finding(renderer: &Renderer, places: &Places<'_>, diagnostic: &Diagnostic) -> String {
    let shade = shade(diagnostic.level);
    let title = shade.clone().primary_title(harmless(&diagnostic.message)).id(diagnostic.rule);
    let mut page = Page { shade, groups: Vec::new(), last: Group::with_title(title) };
    page.show(places, diagnostic.location, AnnotationKind::Primary, &diagnostic.path);
    for related in &diagnostic.related {
        page.show(places, related.location, AnnotationKind::Context, &related.label);
    }
    if let Some(hint) = &diagnostic.hint {
        if !page.groups.is_empty() {
            page.add(Padding); // between the groups of one finding the renderer leaves it out
        }
        page.add(Shade::HELP.message(harmless(hint)));
    }
    renderer.render(&page.finish())
}

/// The level as the renderer knows it.
fn shade(level: Level) -> Shade<'static> {
    match level {
        Level::Error => Shade::ERROR,
        Level::Warning => Shade::WARNING,
        Level::Info => Shade::INFO,
    }
}

/// One finding, as far as it is written.
struct Page<'a> {
    shade: Shade<'a>,
    groups: Vec<Group<'a>>,
    last: Group<'a>,
}

impl<'a> Page<'a> {
    /// Shows the place of `location`, with `label` beside the caret.
    fn show<'s: 'a>(
        &mut self,
        places: &Places<'s>,
        location: Location,
        kind: AnnotationKind,
        label: &'a str,
    ) {
        let Some(place) = places.place(location) else {
            return; // a finding about no text at all
        };
        let file = harmless(&place.source.name);
        let origin = Origin::path(file.clone())
            .line(place.start.line as usize)
            .char_column(place.start.column as usize);
        if place.text.is_empty() {
            return self.add(origin);
        }
        let excerpt = Excerpt::around(&place);
        let label = (!label.is_empty()).then(|| harmless(label));
        let annotation = kind.span(excerpt.span).label(label);
        let snippet = Snippet::source(excerpt.text).line_start(place.start.line as usize);
        match excerpt.begins {
            Begins::WithLine => self.add(snippet.path(file).annotation(annotation)),
            // The renderer would print the column in the excerpt for the column in the line.
            Begins::InLine => {
                self.open(origin);
                self.open(snippet.annotation(annotation));
            }
        }
    }

    /// Adds to the group that is open.
    fn add(&mut self, element: impl Into<Element<'a>>) {
        let last = replace(&mut self.last, Group::with_level(self.shade.clone()));
        self.last = last.element(element);
    }

    /// Closes the group that is open and begins another one with `element`.
    fn open(&mut self, element: impl Into<Element<'a>>) {
        let next = Group::with_level(self.shade.clone()).element(element);
        self.groups.push(replace(&mut self.last, next));
    }

    fn finish(mut self) -> Vec<Group<'a>> {
        self.groups.push(self.last);
        self.groups
    }
}
