//! What a script says.

use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, Program};
use oxc_diagnostics::Diagnostics;
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::{Semantic, SemanticBuilder};
use oxc_span::{LabeledSpan, SourceType};

use super::access::{Access, AccessKind, Names, accesses};
use super::dialect;
use super::fault::{Fault, FaultKind};
use super::feature::Feature;
use super::nesting;
use super::outcome::{Outcome, outcome};
use super::rhino::{Unsupported, unsupported};
use super::stack;
use super::surroundings::{self, Surroundings, This};
use crate::pattern::{PatternFaultKind, check_pattern};

/// How deep brackets may nest: as deep as the values of a configuration.
const DEEPEST: usize = 128;

/// What a script says, if it is JavaScript.
///
/// Everything in it is in the order of its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Where it uses what Rhino lacks.
    pub unsupported: Vec<Unsupported>,
    /// Where it names a property of the managed object.
    pub accesses: Vec<Access>,
    /// Whether these are all the properties that it touches.
    pub names: Names,
    /// Every `for (… in this)` where `this` is the scope of the script, with the bindings of the server:
    /// Advanced Identity Cloud was seen to answer 500 to every write then. The bytes of `this`.
    pub loops_over_scope: Vec<Range<usize>>,
    /// How it gives a value, if it is the script of a property.
    pub outcome: Outcome,
}

impl Script {
    /// Returns where the script reads properties.
    pub fn reads(&self) -> impl Iterator<Item = &Access> {
        self.accesses.iter().filter(|access| access.kind == AccessKind::Read)
    }

    /// Returns where the script changes or deletes properties.
    pub fn writes(&self) -> impl Iterator<Item = &Access> {
        self.accesses.iter().filter(|access| access.kind != AccessKind::Read)
    }
}

/// Returns what the script `source` says.
///
/// # Errors
///
/// What is wrong with its syntax, at least one fault, when it is not JavaScript: then nothing else is
/// known of it. A script is not read, either, when its brackets nest deeper than 128.
pub fn read(source: &str) -> Result<Script, Vec<Fault>> {
    read_with(source, understand)
}

/// Returns everything that the script `source` names, or nothing where it is not JavaScript.
#[cfg(feature = "review")]
pub(crate) fn mentions(source: &str) -> Option<Vec<super::mention::Mention>> {
    read_with(source, |source, program| Ok(super::mentions::of_program(source, program))).ok()
}

/// Returns which properties the script `source` gives a value where they have none, or nothing where it is
/// not JavaScript.
#[cfg(feature = "review")]
pub(crate) fn fallbacks(source: &str) -> Option<super::fallback::Fallbacks> {
    read_with(source, |_, program| Ok(super::fallback::of_program(program))).ok()
}

/// What makes something of a program and its text.
type Understand<T> = for<'a> fn(&str, &'a Program<'a>) -> Result<T, Vec<Fault>>;

/// Returns what `understand` makes of `source`, or of that without what Rhino has over the standard.
fn read_with<T: Send>(source: &str, understand: Understand<T>) -> Result<T, Vec<Fault>> {
    let text = dialect::without_placeholders(source);
    read_in_room(&text, understand).or_else(|faults| {
        let standard = dialect::without_extensions(&text).ok_or_else(|| faults.clone())?;
        read_in_room(&standard, understand).map_err(|_| faults)
    })
}

/// Returns what `understand` makes of `source`, on as much stack as that may take.
fn read_in_room<T: Send>(source: &str, understand: Understand<T>) -> Result<T, Vec<Fault>> {
    let too_deep = || vec![Fault::too_deep()];
    let stack = nesting::stack_for(source, DEEPEST).ok_or_else(too_deep)?;
    stack::with_room(stack, || read_here(source, understand)).map_err(|_| too_deep())?
}

/// Returns what `understand` makes of `source`, on the stack of the caller.
fn read_here<T>(source: &str, understand: Understand<T>) -> Result<T, Vec<Fault>> {
    let allocator = Allocator::default();
    let options = ParseOptions {
        allow_return_outside_function: true,
        preserve_parens: false,
        ..ParseOptions::default()
    };
    let parsed =
        Parser::new(&allocator, source, SourceType::script()).with_options(options).parse();
    let faults = of_parser(source, &parsed.diagnostics);
    if !faults.is_empty() {
        return Err(faults);
    }
    understand(source, &parsed.program)
}

/// Returns what the parser found, each thing once.
fn of_parser(source: &str, diagnostics: &Diagnostics) -> Vec<Fault> {
    let mut faults: Vec<Fault> = diagnostics
        .errors()
        .map(|error| {
            let label = |label: &LabeledSpan| {
                label.offset() as usize..(label.offset() + label.len()) as usize
            };
            Fault::of_parser(source, &error.message, error.labels.iter().map(label))
        })
        .collect();
    faults.dedup_by_key(|fault| fault.range.start);
    faults
}

/// Returns what `program`, which is the text `source`, says.
fn understand<'a>(source: &str, program: &'a Program<'a>) -> Result<Script, Vec<Fault>> {
    let built =
        SemanticBuilder::new().with_build_nodes(true).with_check_syntax_error(true).build(program);
    let semantic = built.semantic;
    let faults = of_parser(source, &built.diagnostics);
    if !faults.is_empty() {
        return Err(faults);
    }
    let surroundings = surroundings::of_nodes(semantic.nodes());
    let mut unsupported = unsupported(source, &semantic, &surroundings);
    let faults = regular_expressions(&semantic, &mut unsupported);
    if !faults.is_empty() {
        return Err(faults);
    }
    unsupported.sort_by_key(|unsupported| (unsupported.range.start, unsupported.feature));
    let (accesses, names) = accesses(&semantic);
    Ok(Script {
        unsupported,
        accesses,
        names,
        loops_over_scope: loops_over_scope(&semantic, &surroundings),
        outcome: outcome(&semantic, &surroundings),
    })
}

/// Returns the faults of the regular expressions, and adds what Rhino lacks of them to `unsupported`.
fn regular_expressions(semantic: &Semantic<'_>, unsupported: &mut Vec<Unsupported>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for node in semantic.nodes().iter() {
        let AstKind::RegExpLiteral(literal) = node.kind() else {
            continue;
        };
        let (pattern, flags) = (&literal.regex.pattern.text, literal.regex.flags.to_string());
        let Err(fault) = check_pattern(pattern, &flags) else {
            continue;
        };
        let start = literal.span.start as usize + 1;
        let flags_start = start + pattern.len() + 1;
        let within = |start: usize| start + fault.range.start..start + fault.range.end;
        match fault.kind {
            PatternFaultKind::Flag => {
                let feature = Feature::RegularExpressionFlag;
                unsupported.push(Unsupported { feature, range: within(flags_start) });
            }
            PatternFaultKind::Group => {
                let feature = Feature::RegularExpressionGroup;
                unsupported.push(Unsupported { feature, range: within(start) });
            }
            PatternFaultKind::Syntax => {
                let (range, message) = (within(start), fault.message);
                faults.push(Fault { message, kind: FaultKind::Syntax, range });
            }
        }
    }
    faults
}

fn loops_over_scope(semantic: &Semantic<'_>, surroundings: &[Surroundings]) -> Vec<Range<usize>> {
    let nodes = semantic.nodes().iter_enumerated();
    nodes
        .filter_map(|(id, node)| match node.kind() {
            AstKind::ForInStatement(statement) => match &statement.right {
                Expression::ThisExpression(this)
                    if surroundings[id.index()].this == This::Scope =>
                {
                    Some(this.span.start as usize..this.span.end as usize)
                }
                _ => None,
            },
            _ => None,
        })
        .collect()
}
