//! What becomes of a property that a script names.

use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, CallExpression};
use oxc_semantic::{AstNodes, NodeId};
use oxc_span::{GetSpan, Span};

/// What becomes of a property.
pub(super) enum Usage {
    /// It is read.
    Read,
    /// It is assigned, or something inside it is.
    Write,
    /// It is read and assigned.
    Update,
    /// It is deleted.
    Delete,
    /// It is no property but a method, and called.
    Call,
    /// It is `hasOwnProperty`, and asks for the property of this name, written there.
    Test(String, Span),
}

/// Returns what becomes of the property that the expression `member` names.
pub(super) fn usage_of(nodes: &AstNodes<'_>, member: NodeId) -> Usage {
    let mut node = member;
    loop {
        let here = nodes.kind(node).span();
        let parent = nodes.parent_id(node);
        let is_inside = node != member;
        match nodes.kind(parent) {
            AstKind::StaticMemberExpression(_) | AstKind::ChainExpression(_) => {}
            AstKind::ComputedMemberExpression(outer) if outer.object.span() == here => {}
            AstKind::AssignmentExpression(assignment) if assignment.left.span() == here => {
                return if assignment.operator.is_assign() { Usage::Write } else { Usage::Update };
            }
            AstKind::UpdateExpression(_) => return Usage::Update,
            AstKind::UnaryExpression(unary) if unary.operator.is_delete() => {
                return if is_inside { Usage::Write } else { Usage::Delete };
            }
            AstKind::CallExpression(call) if !is_inside && call.callee.span() == here => {
                return method(nodes.kind(member), call);
            }
            kind if is_target(kind, here) => return Usage::Write,
            _ => return Usage::Read,
        }
        node = parent;
    }
}

/// Returns whether `kind` assigns to the expression at `here`, other than with `=`.
fn is_target(kind: AstKind<'_>, here: Span) -> bool {
    match kind {
        AstKind::ArrayAssignmentTarget(_) | AstKind::AssignmentTargetRest(_) => true,
        AstKind::AssignmentTargetPropertyProperty(property) => property.binding.span() == here,
        AstKind::AssignmentTargetWithDefault(target) => target.binding.span() == here,
        AstKind::ForInStatement(statement) => statement.left.span() == here,
        AstKind::ForOfStatement(statement) => statement.left.span() == here,
        _ => false,
    }
}

fn method(member: AstKind<'_>, call: &CallExpression<'_>) -> Usage {
    let AstKind::StaticMemberExpression(member) = member else {
        return Usage::Call;
    };
    match call.arguments.first() {
        Some(Argument::StringLiteral(name)) if member.property.name == "hasOwnProperty" => {
            Usage::Test(name.value.to_string(), name.span)
        }
        _ => Usage::Call,
    }
}
