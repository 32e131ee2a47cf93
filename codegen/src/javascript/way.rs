//! The way from an object to what is inside of it: `address` of `user.address.street`.

use std::borrow::Cow;

use oxc_ast::AstKind;
use oxc_ast::ast::{AssignmentTarget, Expression, IdentifierReference, StringLiteral};
use oxc_semantic::{NodeId, Semantic};
use oxc_span::GetSpan;

use super::mention::{About, Holder};
use super::origin::{Origin, Origins};

/// How many steps a way is followed back through.
const STEPS: usize = 32;

/// How many bytes the names on a way may have: no property is further inside of another one.
const LONGEST: usize = 512;

/// The key of what a patch writes, wherever that goes.
const WRITTEN: &str = "value";

/// Finds the way back to an object.
pub(super) struct Ways<'w, 's> {
    semantic: &'w Semantic<'s>,
    origins: Origins<'w, 's>,
}

impl<'w, 's> Ways<'w, 's> {
    pub(super) fn new(semantic: &'w Semantic<'s>) -> Self {
        Self { semantic, origins: Origins::new(semantic) }
    }

    /// Returns the text that `variable` holds, and never anything else.
    pub(super) fn constant(
        &mut self,
        variable: &IdentifierReference<'_>,
    ) -> Option<&'s StringLiteral<'s>> {
        self.origins.constant(variable)
    }

    /// Returns whose property the node `id`, a member or a part of a pattern, names.
    pub(super) fn before_member(&mut self, id: NodeId) -> Holder {
        match self.semantic.nodes().kind(id) {
            AstKind::StaticMemberExpression(member) => self.back(&member.object, Vec::new()),
            AstKind::ComputedMemberExpression(member) => self.back(&member.object, Vec::new()),
            AstKind::BindingProperty(_) => self.before_part(id),
            _ => Holder::default(),
        }
    }

    /// Returns what the part `id` of a pattern is taken from.
    fn before_part(&mut self, mut id: NodeId) -> Holder {
        let nodes = self.semantic.nodes();
        let mut names = Vec::new();
        for _ in 0..STEPS {
            id = nodes.parent_id(nodes.parent_id(id));
            match nodes.kind(id) {
                AstKind::BindingProperty(outer) => names.extend(outer.key.static_name()),
                AstKind::VariableDeclarator(declarator) => {
                    let Some(value) = &declarator.init else { break };
                    return self.back(value, names);
                }
                _ => break,
            }
        }
        Holder::default()
    }

    /// Returns where the key `id` of an object stands that is handed to something about `origin`, or
    /// assigned.
    pub(super) fn around_key(&mut self, mut id: NodeId, origin: Origin<'s>) -> Holder {
        let nodes = self.semantic.nodes();
        let mut names = Vec::new();
        for _ in 0..STEPS {
            let object = nodes.parent_id(id);
            let is_element = matches!(nodes.parent_kind(object), AstKind::ArrayExpression(_));
            let value = if is_element { nodes.parent_id(object) } else { object };
            id = nodes.parent_id(value);
            match nodes.kind(id) {
                AstKind::ObjectProperty(outer) => match outer.key.static_name() {
                    Some(name) if name != WRITTEN => names.push(name),
                    _ => return holder(Origin::Unknown, None, names),
                },
                AstKind::AssignmentExpression(assignment)
                    if assignment.right.span() == nodes.kind(value).span() =>
                {
                    let AssignmentTarget::StaticMemberExpression(target) = &assignment.left else {
                        break;
                    };
                    names.push(target.property.name.as_str().into());
                    return self.back(&target.object, names);
                }
                _ => break,
            }
        }
        holder(origin, None, names)
    }

    /// Follows `object` back, whose properties `names` are on the way, the last one first.
    fn back(&mut self, mut object: &'s Expression<'s>, mut names: Vec<Cow<'s, str>>) -> Holder {
        for _ in 0..STEPS {
            match self.origins.of(object) {
                Origin::Unknown => {}
                // What is inside of a request may come from anywhere.
                Origin::Other if !names.is_empty() => {}
                origin => return holder(origin, None, names),
            }
            object = match object {
                Expression::StaticMemberExpression(member) => {
                    names.push(member.property.name.as_str().into());
                    &member.object
                }
                Expression::ComputedMemberExpression(member) => {
                    if let Expression::StringLiteral(name) = &member.expression {
                        names.push(name.value.as_str().into());
                    }
                    &member.object
                }
                Expression::LogicalExpression(either) => &either.left,
                Expression::Identifier(variable) => match self.origins.source_of(variable) {
                    Some(value) => value,
                    None => return holder(Origin::Unknown, Some(variable.name.as_str()), names),
                },
                _ => break,
            };
        }
        holder(Origin::Unknown, None, names)
    }
}

/// Returns the object of this `origin`, in this `variable`, where `names` are on the way from it, the
/// last one first.
fn holder(origin: Origin<'_>, variable: Option<&str>, names: Vec<Cow<'_, str>>) -> Holder {
    let lengths = names.iter().map(|name| name.len()).chain(variable.map(str::len));
    if lengths.sum::<usize>() > LONGEST {
        return Holder::default();
    }
    let about = match origin {
        Origin::Unknown => About::Unknown,
        Origin::Path(path) => About::Path(path.to_owned()),
        Origin::Other => About::Other,
    };
    let within = names.into_iter().rev().map(Cow::into_owned).collect();
    Holder { about, variable: variable.map(str::to_owned), within }
}
