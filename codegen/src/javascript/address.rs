//! Paths that a script puts together: `"managed/user/" + id + "/roles"`.

use oxc_ast::AstKind;
use oxc_ast::ast::{BinaryExpression, Expression, TemplateElement, TemplateLiteral};

use super::origin::begin_of_path;
use super::written::Written;

/// How many slashes stand before what is inside of an object: `managed/user/1/roles`.
const SLASHES: usize = 3;

/// What a path is put together of.
enum Part<'s> {
    Value(&'s Expression<'s>),
    Text(&'s TemplateElement<'s>),
}

/// Returns whether what is below `parent` is only part of a path.
pub(super) fn is_part(parent: AstKind<'_>) -> bool {
    match parent {
        AstKind::BinaryExpression(sum) => is_sum(sum),
        AstKind::TemplateLiteral(_) => true,
        _ => false,
    }
}

/// Returns what the path that `whole` puts together begins with, and what inside of an object it leads
/// to: `roles`.
pub(super) fn link<'s>(source: &str, whole: AstKind<'s>) -> Option<(&'s str, Written<'s>)> {
    let mut open = Vec::new();
    match whole {
        AstKind::BinaryExpression(sum) if is_sum(sum) => add_sum(&mut open, sum),
        AstKind::TemplateLiteral(template) => add_template(&mut open, template),
        _ => return None,
    }
    let mut begin = None;
    let mut slashes = 0;
    while let Some(part) = open.pop() {
        let (text, written) = match part {
            Part::Value(Expression::BinaryExpression(sum)) if is_sum(sum) => {
                add_sum(&mut open, sum);
                continue;
            }
            Part::Value(Expression::TemplateLiteral(template)) => {
                add_template(&mut open, template);
                continue;
            }
            Part::Value(Expression::StringLiteral(text)) => {
                (text.value.as_str(), Written::text(source, text))
            }
            Part::Text(text) => (text.value.raw.as_str(), Written::part(source, text)?),
            Part::Value(_) if begin.is_none() || slashes == SLASHES => return None,
            Part::Value(_) => continue,
        };
        let skipped = usize::from(begin.is_none() && text.starts_with('/'));
        let begin = *begin.get_or_insert(begin_of_path(text));
        let at = behind_slashes(text, skipped, &mut slashes);
        if text[..at].contains(['?', '#']) {
            return None; // what follows is no path any more
        }
        let rest = &text[at..];
        let length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        if length > 0 && slashes == SLASHES {
            return Some((begin, written.into_slice(at..at + length)));
        }
        if length < rest.len() {
            return None;
        }
    }
    None
}

/// Returns the place in `text`, from `at` on, that has as many `slashes` before it as are needed, or its
/// end.
fn behind_slashes(text: &str, mut at: usize, slashes: &mut usize) -> usize {
    while *slashes < SLASHES {
        let Some(slash) = text[at..].find('/') else { return text.len() };
        at += slash + 1;
        *slashes += 1;
    }
    at
}

fn is_sum(binary: &BinaryExpression<'_>) -> bool {
    binary.operator.as_str() == "+"
}

/// Adds the sides of `sum`, so that the left one is taken first.
fn add_sum<'s>(open: &mut Vec<Part<'s>>, sum: &'s BinaryExpression<'s>) {
    open.extend([Part::Value(&sum.right), Part::Value(&sum.left)]);
}

/// Adds the parts of `template`, so that the first one is taken first.
fn add_template<'s>(open: &mut Vec<Part<'s>>, template: &'s TemplateLiteral<'s>) {
    let first = open.len();
    let mut values = template.expressions.iter();
    for text in &template.quasis {
        open.push(Part::Text(text));
        open.extend(values.next().map(Part::Value));
    }
    open[first..].reverse();
}
