//! Which properties of the managed object a script reads and writes.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{
    AssignmentTarget, AssignmentTargetProperty, BindingPattern, Expression, FormalParameters,
    PropertyKey,
};
use oxc_semantic::{NodeId, Semantic, SymbolId};
use oxc_span::{GetSpan, Span};

use super::usage::{Usage, usage_of};

/// A place where a script names a property of the managed object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Which of the objects of a hook.
    pub variable: Variable,
    /// The name of the property, which is always one directly on the managed object.
    pub property: String,
    /// What the script does with it.
    pub kind: AccessKind,
    /// The bytes of the name, with the quotes that it may have.
    pub range: Range<usize>,
}

/// What a script does with a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessKind {
    /// Reads it, or calls a method of it.
    Read,
    /// Assigns it, or something inside it.
    Write,
    /// Deletes it.
    Delete,
}

/// A variable by which the server hands the managed object to a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variable {
    /// `object`
    Object,
    /// `newObject`
    NewObject,
    /// `oldObject`
    OldObject,
}

impl Variable {
    /// Every variable.
    pub const ALL: [Self; 3] = [Self::Object, Self::NewObject, Self::OldObject];

    /// Returns how a script spells it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::NewObject => "newObject",
            Self::OldObject => "oldObject",
        }
    }
}

/// Whether a script names every property that it touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Every one is in the list.
    All,
    /// There may be others: a name is computed, or the object is handed to something else.
    Some,
}

/// Returns what the script does with the managed object, in the order of its places.
pub(super) fn accesses(semantic: &Semantic<'_>) -> (Vec<Access>, Names) {
    let mut reader = Reader { semantic, accesses: Vec::new(), names: Names::All, open: Vec::new() };
    for variable in Variable::ALL {
        let references = semantic.scoping().root_unresolved_references().get(variable.name());
        for &reference in references.into_iter().flatten() {
            let node = semantic.scoping().get_reference(reference).node_id();
            reader.open.push((node, variable));
        }
    }
    while let Some((node, variable)) = reader.open.pop() {
        reader.reference(node, variable);
    }
    reader.accesses.sort_by_key(|access| (access.range.start, access.kind));
    (reader.accesses, reader.names)
}

struct Reader<'a, 's> {
    semantic: &'a Semantic<'s>,
    accesses: Vec<Access>,
    names: Names,
    /// References that are still to be looked at.
    open: Vec<(NodeId, Variable)>,
}

impl Reader<'_, '_> {
    /// Notes what becomes of the object at the reference `node` to `variable`.
    fn reference(&mut self, node: NodeId, variable: Variable) {
        let nodes = self.semantic.nodes();
        let here = nodes.kind(node).span();
        let parent = nodes.parent_id(node);
        match nodes.kind(parent) {
            AstKind::StaticMemberExpression(member) => {
                self.member(parent, variable, &member.property.name, member.property.span);
            }
            AstKind::ComputedMemberExpression(member) if member.object.span() == here => {
                let Expression::StringLiteral(name) = &member.expression else {
                    return self.names = Names::Some;
                };
                self.member(parent, variable, &name.value, name.span);
            }
            AstKind::VariableDeclarator(declarator) => self.pattern(&declarator.id, variable),
            AstKind::AssignmentExpression(assignment) if assignment.right.span() == here => {
                self.target(&assignment.left, variable);
            }
            AstKind::BinaryExpression(binary) if binary.operator.is_in() => match &binary.left {
                Expression::StringLiteral(name) if binary.right.span() == here => {
                    self.add(variable, &name.value, AccessKind::Read, name.span);
                }
                _ => self.names = Names::Some,
            },
            AstKind::CallExpression(call) => {
                let argument =
                    call.arguments.partition_point(|argument| argument.span().start < here.start);
                let parameter =
                    parameters(&call.callee).and_then(|parameters| parameters.items.get(argument));
                match parameter {
                    Some(parameter) => self.pattern(&parameter.pattern, variable),
                    None => self.names = Names::Some,
                }
            }
            kind if only_tests(kind, here) => {}
            _ => self.names = Names::Some,
        }
    }

    /// Notes what the expression `member` does with the property `name`.
    fn member(&mut self, member: NodeId, variable: Variable, name: &str, place: Span) {
        match usage_of(self.semantic.nodes(), member) {
            Usage::Read => self.add(variable, name, AccessKind::Read, place),
            Usage::Write => self.add(variable, name, AccessKind::Write, place),
            Usage::Delete => self.add(variable, name, AccessKind::Delete, place),
            Usage::Update => {
                self.add(variable, name, AccessKind::Read, place);
                self.add(variable, name, AccessKind::Write, place);
            }
            Usage::Call => self.names = Names::Some,
            Usage::Test(name, place) => self.add(variable, &name, AccessKind::Read, place),
        }
    }

    /// Notes what a declaration of `pattern` takes from the object.
    fn pattern(&mut self, pattern: &BindingPattern<'_>, variable: Variable) {
        match pattern {
            BindingPattern::BindingIdentifier(name) => self.alias(name.symbol_id(), variable),
            BindingPattern::ObjectPattern(pattern) => {
                for property in &pattern.properties {
                    self.key(&property.key, property.computed, variable);
                }
                if pattern.rest.is_some() {
                    self.names = Names::Some;
                }
            }
            _ => self.names = Names::Some,
        }
    }

    /// Notes what an assignment to `target` takes from the object.
    fn target(&mut self, target: &AssignmentTarget<'_>, variable: Variable) {
        let AssignmentTarget::ObjectAssignmentTarget(target) = target else {
            return self.names = Names::Some;
        };
        for property in &target.properties {
            match property {
                AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(property) => {
                    let name = &property.binding;
                    self.add(variable, &name.name, AccessKind::Read, name.span);
                }
                AssignmentTargetProperty::AssignmentTargetPropertyProperty(property) => {
                    self.key(&property.name, property.computed, variable);
                }
            }
        }
        if target.rest.is_some() {
            self.names = Names::Some;
        }
    }

    fn key(&mut self, key: &PropertyKey<'_>, is_computed: bool, variable: Variable) {
        match key.static_name() {
            Some(name) if !is_computed => self.add(variable, &name, AccessKind::Read, key.span()),
            _ => self.names = Names::Some,
        }
    }

    /// Goes on with the references to `symbol`, which is another name of the object unless it is
    /// assigned elsewhere.
    fn alias(&mut self, symbol: SymbolId, variable: Variable) {
        let scoping = self.semantic.scoping();
        if scoping.symbol_is_mutated(symbol) || !scoping.symbol_redeclarations(symbol).is_empty() {
            self.names = Names::Some;
            return;
        }
        let references = scoping.get_resolved_references(symbol);
        self.open.extend(references.map(|reference| (reference.node_id(), variable)));
    }

    fn add(&mut self, variable: Variable, property: &str, kind: AccessKind, place: Span) {
        let range = place.start as usize..place.end as usize;
        self.accesses.push(Access { variable, property: property.to_owned(), kind, range });
    }
}

/// Returns the parameters of `callee` where it is a function that is called as it is written.
fn parameters<'a, 's>(callee: &'a Expression<'s>) -> Option<&'a FormalParameters<'s>> {
    match callee {
        Expression::FunctionExpression(function) => Some(&function.params),
        Expression::ArrowFunctionExpression(function) => Some(&function.params),
        _ => None,
    }
}

/// Returns whether `kind` asks of the object at `here` no more than whether it is there.
fn only_tests(kind: AstKind<'_>, here: Span) -> bool {
    match kind {
        AstKind::UnaryExpression(_)
        | AstKind::BinaryExpression(_)
        | AstKind::ExpressionStatement(_) => true,
        AstKind::LogicalExpression(logical) => {
            logical.operator.is_and() && logical.left.span() == here
        }
        AstKind::ConditionalExpression(conditional) => conditional.test.span() == here,
        AstKind::IfStatement(statement) => statement.test.span() == here,
        _ => false,
    }
}
