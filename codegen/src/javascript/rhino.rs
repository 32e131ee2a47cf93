//! Where a script uses what Rhino 1.7.14 lacks.

use std::ops::Range;

use oxc_ast::AstKind;
use oxc_ast::ast::{
    AssignmentExpression, Expression, FormalParameters, LogicalOperator, ObjectProperty,
    StringLiteral,
};
use oxc_semantic::{NodeId, Semantic};
use oxc_span::{GetSpan, Span};

use super::constant;
use super::feature::Feature;
use super::surroundings::Surroundings;

/// A place where a script uses what Rhino lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// What it uses.
    pub feature: Feature,
    /// The bytes that say so.
    pub range: Range<usize>,
}

/// Returns what `source` uses that Rhino lacks, in the order of its places.
pub(super) fn unsupported(
    source: &str,
    semantic: &Semantic<'_>,
    surroundings: &[Surroundings],
) -> Vec<Unsupported> {
    let mut found = constant::declared_twice(semantic, surroundings);
    let places = Places { source, semantic, surroundings };
    for (id, node) in semantic.nodes().iter_enumerated() {
        if let AstKind::VariableDeclaration(declaration) = node.kind() {
            found.extend(constant::declared(semantic, surroundings, id, declaration));
        }
        found.extend(
            places.of(id, node.kind()).map(|(feature, range)| Unsupported { feature, range }),
        );
    }
    found.sort_by_key(|unsupported| (unsupported.range.start, unsupported.feature));
    found
}

/// What is needed to say where in a node a feature stands.
struct Places<'a, 's> {
    source: &'a str,
    semantic: &'a Semantic<'s>,
    surroundings: &'a [Surroundings],
}

impl Places<'_, '_> {
    /// Returns what Rhino lacks of the node itself, whatever is inside it.
    fn of(&self, id: NodeId, kind: AstKind<'_>) -> Option<(Feature, Range<usize>)> {
        let whole = range(kind.span());
        match kind {
            AstKind::StaticMemberExpression(member) if member.optional => {
                Some((Feature::OptionalChaining, self.between(member.object.span(), whole, "?.")))
            }
            AstKind::ComputedMemberExpression(member) if member.optional => {
                Some((Feature::OptionalChaining, self.between(member.object.span(), whole, "?.")))
            }
            AstKind::CallExpression(call) if call.optional => {
                Some((Feature::OptionalChaining, self.between(call.callee.span(), whole, "?.")))
            }
            AstKind::LogicalExpression(logical)
                if logical.operator == LogicalOperator::Coalesce =>
            {
                Some((Feature::NullishCoalescing, self.between(logical.left.span(), whole, "??")))
            }
            AstKind::AssignmentExpression(assignment) => self.logical_assignment(assignment),
            AstKind::SpreadElement(_) => Some((Feature::Spread, first(&whole, "..."))),
            AstKind::FormalParameterRest(_) => Some((Feature::RestParameter, first(&whole, "..."))),
            AstKind::BindingRestElement(_) => self.rest(id, &whole),
            AstKind::AssignmentTargetRest(_) => Some((Feature::RestPattern, first(&whole, "..."))),
            AstKind::FormalParameter(parameter) => {
                let value = parameter.initializer.as_ref()?;
                Some((Feature::DefaultParameter, range(value.span())))
            }
            AstKind::AssignmentPattern(pattern) => {
                Some((Feature::DestructuringDefault, range(pattern.right.span())))
            }
            AstKind::AssignmentTargetWithDefault(target) => {
                Some((Feature::DestructuringDefault, range(target.init.span())))
            }
            AstKind::AssignmentTargetPropertyIdentifier(target) => {
                Some((Feature::DestructuringDefault, range(target.init.as_ref()?.span())))
            }
            AstKind::FormalParameters(parameters) => self.trailing_comma(parameters),
            AstKind::ObjectProperty(property) => object_property(property),
            AstKind::BindingProperty(property) if property.computed => {
                Some((Feature::ComputedKey, range(property.key.span())))
            }
            AstKind::AssignmentTargetPropertyProperty(property) if property.computed => {
                Some((Feature::ComputedKey, range(property.name.span())))
            }
            AstKind::Function(function) if function.r#async => {
                Some((Feature::AsyncFunction, self.asynchronous(id, &whole)))
            }
            AstKind::ArrowFunctionExpression(function) if function.r#async => {
                Some((Feature::AsyncFunction, first(&whole, "async")))
            }
            AstKind::CatchClause(clause) => match &clause.param {
                None => Some((Feature::OptionalCatchBinding, first(&whole, "catch"))),
                Some(parameter) if parameter.pattern.is_binding_identifier() => None,
                Some(parameter) => Some((Feature::CatchPattern, range(parameter.span))),
            },
            AstKind::StringLiteral(literal) => code_point_escape(literal),
            AstKind::ReturnStatement(_) => self.top_level_return(id, &whole),
            _ => simple(kind).map(|(feature, word)| (feature, first(&whole, word))),
        }
    }
}

impl Places<'_, '_> {
    /// Returns where `mark` first stands in `whole` behind the part `before`.
    fn between(&self, before: Span, whole: Range<usize>, mark: &str) -> Range<usize> {
        let from = before.end as usize;
        let text = self.source.get(from..whole.end).unwrap_or_default();
        text.find(mark).map_or(whole, |offset| first(&(from + offset..usize::MAX), mark))
    }

    fn logical_assignment(
        &self,
        assignment: &AssignmentExpression<'_>,
    ) -> Option<(Feature, Range<usize>)> {
        let operator = assignment.operator;
        let place = self.between(assignment.left.span(), range(assignment.span), operator.as_str());
        operator.is_logical().then_some((Feature::LogicalAssignment, place))
    }

    fn rest(&self, id: NodeId, whole: &Range<usize>) -> Option<(Feature, Range<usize>)> {
        let is_parameter =
            matches!(self.semantic.nodes().parent_kind(id), AstKind::FormalParameterRest(_));
        (!is_parameter).then(|| (Feature::RestPattern, first(whole, "...")))
    }

    fn trailing_comma(&self, parameters: &FormalParameters<'_>) -> Option<(Feature, Range<usize>)> {
        let last = parameters.items.last().filter(|_| parameters.rest.is_none())?;
        let from = last.span.end as usize;
        let behind = self.source.get(from..parameters.span.end as usize)?;
        let comma = from + behind.len() - behind.trim_start().len();
        behind
            .trim_start()
            .starts_with(',')
            .then_some((Feature::TrailingParameterComma, comma..comma + 1))
    }

    /// Returns where the `async` of the function `id` stands: before the name, if it is a method.
    fn asynchronous(&self, id: NodeId, whole: &Range<usize>) -> Range<usize> {
        match self.semantic.nodes().parent_kind(id) {
            AstKind::ObjectProperty(property) if property.method => {
                first(&range(property.span), "async")
            }
            _ => first(whole, "async"),
        }
    }

    fn top_level_return(
        &self,
        id: NodeId,
        whole: &Range<usize>,
    ) -> Option<(Feature, Range<usize>)> {
        let is_in_function = self.surroundings[id.index()].function != NodeId::ROOT;
        (!is_in_function).then(|| (Feature::TopLevelReturn, first(whole, "return")))
    }
}

/// Returns what Rhino lacks of nodes that are enough by themselves, and the word they start with.
fn simple(kind: AstKind<'_>) -> Option<(Feature, &'static str)> {
    match kind {
        AstKind::Class(_) => Some((Feature::Class, "class")),
        AstKind::Hashbang(_) => Some((Feature::Hashbang, "#!")),
        AstKind::ImportExpression(_) => Some((Feature::DynamicImport, "import")),
        AstKind::NewTarget(_) => Some((Feature::NewTarget, "new.target")),
        AstKind::Super(_) => Some((Feature::Super, "super")),
        _ => None,
    }
}

fn object_property(property: &ObjectProperty<'_>) -> Option<(Feature, Range<usize>)> {
    if property.computed {
        return Some((Feature::ComputedKey, range(property.key.span())));
    }
    match &property.value {
        Expression::FunctionExpression(function) if property.method && function.generator => {
            Some((Feature::GeneratorMethod, first(&range(property.span), "*")))
        }
        _ => None,
    }
}

/// Returns the first `\u{…}` of `literal`.
fn code_point_escape(literal: &StringLiteral<'_>) -> Option<(Feature, Range<usize>)> {
    let raw = literal.raw.as_ref()?.as_str();
    let mut from = 0;
    while let Some(escape) = raw[from..].find('\\').map(|offset| from + offset) {
        if raw[escape..].starts_with("\\u{") {
            let end = raw[escape..].find('}').map_or(raw.len(), |offset| escape + offset + 1);
            let start = literal.span.start as usize;
            return Some((Feature::CodePointEscape, start + escape..start + end));
        }
        from = escape + 1 + raw[escape + 1..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// Returns the first bytes of `place`, as many as `word` has.
fn first(place: &Range<usize>, word: &str) -> Range<usize> {
    place.start..place.end.min(place.start + word.len())
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}
