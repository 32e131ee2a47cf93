//! What stands around each node of a script: its function, its loop, and what `this` means there.

use oxc_ast::AstKind;
use oxc_ast::ast::{CallExpression, Expression};
use oxc_semantic::{AstNodes, NodeId};
use oxc_span::{GetSpan, Span};

/// What stands around one node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    /// The innermost function, or the program.
    pub(super) function: NodeId,
    /// Whether the node is run again and again within its function.
    pub(super) repetition: Repetition,
    /// What `this` is there.
    pub(super) this: This,
}

/// How often a node is run while its function runs once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repetition {
    /// Once at the most.
    Once,
    /// Once a turn of a loop.
    Loop,
}

/// What `this` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum This {
    /// The scope of the script, with everything that the server put there.
    Scope,
    /// Whatever a function is called on.
    Receiver,
}

/// Returns the surroundings of every node, in the order of the nodes.
///
/// A node comes after its parent, so one pass does.
pub(super) fn of_nodes(nodes: &AstNodes<'_>) -> Vec<Surroundings> {
    let mut all: Vec<Surroundings> = Vec::with_capacity(nodes.len());
    for (id, node) in nodes.iter_enumerated() {
        let parent = nodes.parent_id(id);
        let Some(outer) = all.get(parent.index()).copied() else {
            all.push(Surroundings {
                function: id,
                repetition: Repetition::Once,
                this: This::Scope,
            });
            continue;
        };
        all.push(match node.kind() {
            AstKind::Function(function) => Surroundings {
                function: id,
                repetition: Repetition::Once,
                this: this_of_function(nodes, id, function.span, outer.this),
            },
            AstKind::ArrowFunctionExpression(_) => {
                Surroundings { function: id, repetition: Repetition::Once, ..outer }
            }
            kind if is_repeated(nodes.kind(parent), kind.span()) => {
                Surroundings { repetition: Repetition::Loop, ..outer }
            }
            _ => outer,
        });
    }
    all
}

/// Returns whether the loop `parent` runs its child at `span` once a turn.
fn is_repeated(parent: AstKind<'_>, span: Span) -> bool {
    match parent {
        AstKind::ForStatement(statement) => {
            statement.init.as_ref().is_none_or(|init| init.span() != span)
        }
        AstKind::ForInStatement(statement) => statement.body.span() == span,
        AstKind::ForOfStatement(statement) => statement.body.span() == span,
        AstKind::WhileStatement(_) | AstKind::DoWhileStatement(_) => true,
        _ => false,
    }
}

/// Returns what `this` is in the function `id`: what it is outside where the function is called at
/// once, as in `(function () { … }())`, or with `call(this)`.
fn this_of_function(nodes: &AstNodes<'_>, id: NodeId, span: Span, outside: This) -> This {
    let parent = nodes.parent_id(id);
    match nodes.kind(parent) {
        AstKind::CallExpression(call) if call.callee.span() == span => This::Scope,
        AstKind::StaticMemberExpression(member)
            if matches!(member.property.name.as_str(), "call" | "apply") =>
        {
            let AstKind::CallExpression(call) = nodes.parent_kind(parent) else {
                return This::Receiver;
            };
            let is_callee = call.callee.span() == member.span;
            if is_callee && hands_on_this(call) { outside } else { This::Receiver }
        }
        _ => This::Receiver,
    }
}

fn hands_on_this(call: &CallExpression<'_>) -> bool {
    let receiver = call.arguments.first().and_then(|argument| argument.as_expression());
    matches!(receiver, Some(Expression::ThisExpression(_)))
}
