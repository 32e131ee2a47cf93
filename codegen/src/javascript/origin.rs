//! Where an object comes from: from a call of the server, through variables, or from elsewhere.

use std::collections::HashMap;

use oxc_ast::AstKind;
use oxc_ast::ast::{CallExpression, Expression, IdentifierReference, StringLiteral};
use oxc_semantic::{NodeId, Reference, Semantic, SymbolId};
use oxc_span::GetSpan;

/// The variable whose calls ask the server.
const SERVER: &str = "openidm";

/// The variables whose calls log: their texts are for people.
const LOGS: [&str; 2] = ["logger", "console"];

/// What the server and the language hand to a script, and is no managed object.
const OTHERS: [&str; 16] = [
    "Array",
    "JSON",
    "Math",
    "Object",
    "callbacks",
    "console",
    "context",
    "httpClient",
    "identityServer",
    "java",
    "logger",
    SERVER,
    "request",
    "requestHeaders",
    "response",
    "systemEnv",
];

/// The methods that hand each element to a function.
const LOOPS: [&str; 7] = ["every", "filter", "find", "findIndex", "forEach", "map", "some"];

/// The methods that return an element of a list, or a part of the list.
const PICKS: [&str; 7] = ["at", "filter", "find", "get", "pop", "shift", "slice"];

/// How many steps a way back to a call may have, and how many parts the path that it is about.
const STEPS: usize = 32;

/// How many bytes of a path are kept: its begin says what it leads to.
const LONGEST: usize = 256;

/// Where an object comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin<'s> {
    /// Nobody can tell.
    Unknown,
    /// It is an object at this path, as of `openidm.read("managed/user/1")`.
    Path(&'s str),
    /// It is something that is no object of the server's.
    Other,
}

/// A call that tells something of what is handed to it.
#[derive(Clone, Copy)]
pub(super) enum Call<'s> {
    /// It is about the objects at this path.
    About { path: &'s str, answer: Answer },
    /// It logs.
    Log,
}

/// What a call answers with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// An object.
    Object,
    /// The `result` of a query, and what is around it.
    Page,
}

/// What a variable holds.
#[derive(Clone, Copy)]
enum Held<'s> {
    /// This, and never anything else.
    Value(&'s Expression<'s>),
    /// One after another, the elements of this.
    Elements(&'s Expression<'s>),
    /// What was thrown.
    Thrown,
    Unknown,
}

impl<'s> Call<'s> {
    pub(super) fn of(call: &'s CallExpression<'s>) -> Option<Self> {
        let (receiver, method) = callee(call)?;
        if LOGS.contains(&receiver) {
            return Some(Self::Log);
        }
        let first = call.arguments.first().filter(|_| receiver == SERVER)?;
        let path = begin_of_path(leading_text(first.as_expression()?)?);
        let answer = if method == "query" { Answer::Page } else { Answer::Object };
        Some(Self::About { path, answer })
    }

    /// Returns what `call` asks of the server: `read` of `openidm.read(…)`.
    pub(super) fn method(call: &'s CallExpression<'s>) -> Option<&'s str> {
        callee(call).filter(|(receiver, _)| *receiver == SERVER).map(|(_, method)| method)
    }
}

/// Returns the variable and the method of `call`, as of `logger.error(…)`.
fn callee<'s>(call: &'s CallExpression<'s>) -> Option<(&'s str, &'s str)> {
    let Expression::StaticMemberExpression(member) = &call.callee else { return None };
    let Expression::Identifier(receiver) = &member.object else { return None };
    Some((receiver.name.as_str(), member.property.name.as_str()))
}

/// Returns as much of `path` as says what it leads to.
pub(super) fn begin_of_path(path: &str) -> &str {
    &path[..path.floor_char_boundary(LONGEST)]
}

/// Returns the text that `expression` begins with: `"a/"` of `"a/" + b + c`.
fn leading_text<'s>(mut expression: &'s Expression<'s>) -> Option<&'s str> {
    for _ in 0..STEPS {
        match expression {
            Expression::BinaryExpression(binary) => expression = &binary.left,
            Expression::StringLiteral(text) => return Some(text.value.as_str()),
            Expression::TemplateLiteral(template) => {
                return Some(template.quasis.first()?.value.raw.as_str());
            }
            _ => return None,
        }
    }
    None
}

/// Finds the way back to calls.
pub(super) struct Origins<'o, 's> {
    semantic: &'o Semantic<'s>,
    held: HashMap<SymbolId, Held<'s>>,
}

impl<'o, 's> Origins<'o, 's> {
    pub(super) fn new(semantic: &'o Semantic<'s>) -> Self {
        Self { semantic, held: HashMap::new() }
    }

    /// Returns where the value of `expression` comes from.
    pub(super) fn of(&mut self, mut expression: &'s Expression<'s>) -> Origin<'s> {
        let mut is_element = false;
        for _ in 0..STEPS {
            expression = match expression {
                Expression::Identifier(variable) => match self.held(variable) {
                    Held::Value(value) => value,
                    Held::Elements(list) => {
                        is_element = true;
                        list
                    }
                    Held::Thrown => return Origin::Other,
                    Held::Unknown => return self.of_global(variable),
                },
                Expression::StaticMemberExpression(member) if member.property.name == "result" => {
                    is_element = true;
                    &member.object
                }
                Expression::ComputedMemberExpression(member)
                    if !member.expression.is_string_literal() =>
                {
                    is_element = true;
                    &member.object
                }
                Expression::LogicalExpression(either) => &either.left,
                Expression::CallExpression(call) => match (Call::of(call), &call.callee) {
                    (Some(Call::About { path, answer }), _) => {
                        let is_whole = is_element == (answer == Answer::Page);
                        return if is_whole { Origin::Path(path) } else { Origin::Unknown };
                    }
                    (None, Expression::StaticMemberExpression(method))
                        if PICKS.contains(&method.property.name.as_str()) =>
                    {
                        is_element = true;
                        &method.object
                    }
                    _ => return Origin::Unknown,
                },
                _ => return Origin::Unknown,
            };
        }
        Origin::Unknown
    }

    /// Returns the text that `variable` holds, and never anything else.
    pub(super) fn constant(
        &mut self,
        variable: &IdentifierReference<'_>,
    ) -> Option<&'s StringLiteral<'s>> {
        match self.held(variable) {
            Held::Value(Expression::StringLiteral(text)) => Some(text),
            _ => None,
        }
    }

    /// Returns what `variable` holds, or that of which it holds one element after another.
    pub(super) fn source_of(
        &mut self,
        variable: &IdentifierReference<'_>,
    ) -> Option<&'s Expression<'s>> {
        match self.held(variable) {
            Held::Value(value) | Held::Elements(value) => Some(value),
            Held::Thrown | Held::Unknown => None,
        }
    }

    fn of_global(&self, variable: &IdentifierReference<'_>) -> Origin<'s> {
        let is_global = self.symbol(variable).is_none();
        let is_other = is_global && OTHERS.contains(&variable.name.as_str());
        if is_other { Origin::Other } else { Origin::Unknown }
    }

    fn symbol(&self, variable: &IdentifierReference<'_>) -> Option<SymbolId> {
        self.semantic.scoping().get_reference(variable.reference_id.get()?).symbol_id()
    }

    /// Returns what `variable` holds; each variable is looked at once.
    fn held(&mut self, variable: &IdentifierReference<'_>) -> Held<'s> {
        let Some(symbol) = self.symbol(variable) else { return Held::Unknown };
        if let Some(held) = self.held.get(&symbol) {
            return *held;
        }
        let held = self.look_at(symbol).unwrap_or(Held::Unknown);
        self.held.insert(symbol, held);
        held
    }

    fn look_at(&self, symbol: SymbolId) -> Option<Held<'s>> {
        let scoping = self.semantic.scoping();
        let declaration = scoping.symbol_declaration(symbol);
        let mut writes = scoping.get_resolved_references(symbol).filter(|it| it.is_write());
        let write = writes.next().map(Reference::node_id);
        if writes.next().is_some() || !scoping.symbol_redeclarations(symbol).is_empty() {
            return None;
        }
        match (self.semantic.nodes().kind(declaration), write) {
            (AstKind::CatchParameter(_), None) => Some(Held::Thrown),
            (AstKind::FormalParameter(_), None) => self.handed_on(declaration),
            (AstKind::VariableDeclarator(declarator), write) => match (&declarator.init, write) {
                (Some(value), None) => Some(Held::Value(value)),
                (None, None) => self.looped_over(declaration),
                (None | Some(Expression::NullLiteral(_)), Some(write)) => self.assigned(write),
                (Some(_), Some(_)) => None,
            },
            _ => None,
        }
    }

    /// Returns what the parameter `id` of a function is that a method hands each element to.
    fn handed_on(&self, id: NodeId) -> Option<Held<'s>> {
        let nodes = self.semantic.nodes();
        let list = nodes.parent_id(id);
        let function = nodes.parent_id(list);
        let AstKind::FormalParameters(parameters) = nodes.kind(list) else { return None };
        let AstKind::CallExpression(call) = nodes.parent_kind(function) else { return None };
        let Expression::StaticMemberExpression(method) = &call.callee else { return None };
        let is_first = parameters.items.first()?.span == nodes.kind(id).span()
            && call.arguments.first()?.span() == nodes.kind(function).span();
        let loops = LOOPS.contains(&method.property.name.as_str());
        (is_first && loops).then_some(Held::Elements(&method.object))
    }

    /// Returns what the variable that `id` declares is, if a loop gives it its values.
    fn looped_over(&self, id: NodeId) -> Option<Held<'s>> {
        let nodes = self.semantic.nodes();
        let declaration = nodes.parent_id(id);
        match nodes.parent_kind(declaration) {
            AstKind::ForOfStatement(of) if of.left.span() == nodes.kind(declaration).span() => {
                Some(Held::Elements(&of.right))
            }
            _ => None,
        }
    }

    /// Returns what the reference `id` to a variable makes of that.
    fn assigned(&self, id: NodeId) -> Option<Held<'s>> {
        let nodes = self.semantic.nodes();
        match nodes.parent_kind(id) {
            AstKind::AssignmentExpression(assignment)
                if assignment.operator.is_assign()
                    && assignment.left.span() == nodes.kind(id).span() =>
            {
                Some(Held::Value(&assignment.right))
            }
            _ => None,
        }
    }
}
