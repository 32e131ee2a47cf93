//! Lowering: from parsed texts to what they mean.
//!
//! Nothing here fails. What cannot be understood is reported and kept verbatim, or left out where
//! it has no name. Recursion follows the nesting of the text, which the parser limits.

mod flag;
mod items;
mod label;
mod legacy;
mod object;
mod placement;
mod property;
mod relationship;
mod schema;
mod script;
mod shape;
mod type_words;
mod vendor_set;

use std::collections::HashMap;

use crate::catalog::{Catalog, Product};
use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Model, Object};
use crate::source::{Coverage, Documents, SemanticPath, TypeEntry};
use crate::span::{Location, SourceId, Span};

/// Returns what the configuration in `documents` means to `product`, and what is wrong with it.
///
/// An error is what the server refuses or what has no meaning; everything else is kept, and at most
/// warned of. Nothing is said of a text with a fault of syntax, which has to be mended first.
#[must_use]
pub fn lower<'a>(documents: &'a Documents<'_>, product: Product) -> (Model<'a>, Vec<Diagnostic>) {
    let (types, diagnostics) = documents.types();
    let mut lowering = Lowering {
        documents,
        catalog: Catalog::embedded(),
        product,
        source: SourceId::default(),
        has_repeats: false,
        path: SemanticPath::default(),
        diagnostics,
    };
    lowering.diagnostics.extend(documents.report_duplicates_above_types());
    let mut objects = Vec::with_capacity(types.len());
    objects.extend(types.into_iter().filter_map(|entry| lowering.entry(entry)));
    lowering.report_duplicate_types(&objects);
    let coverage = lowering.coverage(&objects);
    let mut diagnostics = lowering.diagnostics;
    // What was guessed around a syntax error would send the reader to text that is not there.
    diagnostics.retain(|finding| documents.is_intact(finding.location.source));
    (Model::new(coverage, objects), diagnostics)
}

/// The state of one lowering.
struct Lowering<'a> {
    documents: &'a Documents<'a>,
    catalog: &'static Catalog,
    product: Product,
    /// Where the type at hand is from.
    source: SourceId,
    /// Whether any object in it has a name twice.
    has_repeats: bool,
    /// The type and the properties that enclose the place at hand.
    path: SemanticPath,
    diagnostics: Vec<Diagnostic>,
}

/// What a finding says.
struct Finding<'m> {
    code: &'static str,
    level: Level,
    span: Span,
    message: String,
    hint: &'m str,
}

impl<'a> Lowering<'a> {
    fn entry(&mut self, entry: TypeEntry<'a>) -> Option<Object<'a>> {
        self.source = entry.source;
        let duplicates = entry.report_duplicates();
        self.has_repeats = !duplicates.is_empty();
        self.diagnostics.extend(duplicates);
        self.object(entry.value)
    }

    /// Reports `finding` at the place at hand, and returns it for what is left to say.
    fn report(&mut self, finding: Finding<'_>) -> &mut Diagnostic {
        let Finding { code, level, span, message, hint } = finding;
        let diagnostic = Diagnostic::error(code, self.location(span), message);
        let diagnostic = diagnostic.with_hint(hint).at(self.path.as_str());
        self.diagnostics.push(Diagnostic { level, ..diagnostic });
        self.diagnostics.last_mut().expect("it was pushed a line above")
    }

    fn location(&self, span: Span) -> Location {
        Location { source: self.source, span }
    }

    fn report_duplicate_types(&mut self, objects: &[Object<'a>]) {
        let mut first = HashMap::with_capacity(objects.len());
        for object in objects {
            let name = &object.name;
            let location = Location { source: object.source(), span: name.span };
            if let Some(earlier) = first.insert(&*name.value, location) {
                let message = format!("expected one type called `{}`, found another", name.value);
                self.diagnostics.push(
                    Diagnostic::error("type-duplicate", location, message)
                        .related(earlier, "an earlier one")
                        .with_hint("rename or remove one: the server refuses both")
                        .at(&*name.value),
                );
            }
        }
    }

    fn coverage(&self, objects: &[Object<'a>]) -> Coverage {
        if self.documents.coverage() == Coverage::Whole || self.is_vendor_set_complete(objects) {
            Coverage::Whole
        } else {
            Coverage::Part
        }
    }
}
