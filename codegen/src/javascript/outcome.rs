//! How the script of a property gives its value.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::AssignmentTarget;
use oxc_semantic::{NodeId, Semantic};
use oxc_span::GetSpan;

use super::surroundings::Surroundings;

/// How the script of a property gives its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It assigns `property`; the bytes of the name, where it does so last.
    Assignment(Range<usize>),
    /// It evaluates an expression outside every function, whose value is that of the script; the
    /// bytes of the last one.
    Expression(Range<usize>),
    /// It gives none.
    Nothing,
}

/// Returns how the script gives its value.
pub(super) fn outcome(semantic: &Semantic<'_>, surroundings: &[Surroundings]) -> Outcome {
    let mut expression = None;
    let mut assignment = None;
    for (id, node) in semantic.nodes().iter_enumerated() {
        match node.kind() {
            AstKind::AssignmentExpression(target) => {
                if let AssignmentTarget::AssignmentTargetIdentifier(name) = &target.left
                    && name.name == "property"
                {
                    assignment = Some(name.span);
                }
            }
            AstKind::ExpressionStatement(statement)
                if surroundings[id.index()].function == NodeId::ROOT =>
            {
                expression = Some(statement.expression.span());
            }
            _ => {}
        }
    }
    let range = |span: oxc_span::Span| span.start as usize..span.end as usize;
    match (assignment, expression) {
        (Some(span), _) => Outcome::Assignment(range(span)),
        (None, Some(span)) => Outcome::Expression(range(span)),
        (None, None) => Outcome::Nothing,
    }
}
