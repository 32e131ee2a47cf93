//! Everything that a script names: properties of whatever object, keys, and texts.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    CallExpression, Expression, ObjectProperty, Program, PropertyKey, StringLiteral,
};
use oxc_semantic::{NodeId, Semantic, SemanticBuilder};
use oxc_span::{GetSpan, Span};

use crate::usage::{Form, Mention};

/// The variables whose calls log: their texts are for people.
const LOGS: [&str; 2] = ["logger", "console"];

/// Returns what `program`, which is the text `source`, names, in the order of its nodes.
pub(super) fn of_program(source: &str, program: &Program<'_>) -> Vec<Mention> {
    let semantic = SemanticBuilder::new().with_build_nodes(true).build(program).semantic;
    let mut reader =
        Reader { source, semantic: &semantic, calls: Vec::new(), mentions: Vec::new() };
    for (id, node) in semantic.nodes().iter_enumerated() {
        let call = reader.call_around(id);
        reader.calls.push(match node.kind() {
            AstKind::CallExpression(call_here) => Call::of(call_here).or(call),
            _ => call,
        });
        reader.node(id, node.kind());
    }
    reader.mentions
}

struct Reader<'r, 's> {
    source: &'r str,
    semantic: &'r Semantic<'s>,
    /// The call that each node is within, as far as nodes were read.
    calls: Vec<Option<Call<'s>>>,
    mentions: Vec<Mention>,
}

/// A call that tells something of what is handed to it.
#[derive(Clone, Copy)]
enum Call<'s> {
    /// It is about the managed objects at this path.
    About(&'s str),
    /// It logs.
    Log,
}

impl<'s> Call<'s> {
    fn of(call: &CallExpression<'s>) -> Option<Self> {
        let Expression::StaticMemberExpression(member) = &call.callee else { return None };
        let Expression::Identifier(receiver) = &member.object else { return None };
        if LOGS.contains(&receiver.name.as_str()) {
            return Some(Self::Log);
        }
        let first = call.arguments.first().filter(|_| receiver.name == "openidm")?;
        leading_text(first.as_expression()?).map(Self::About)
    }
}

/// Returns the text that `expression` begins with: `"a/"` of `"a/" + b + c`.
fn leading_text<'s>(mut expression: &Expression<'s>) -> Option<&'s str> {
    loop {
        match expression {
            Expression::BinaryExpression(binary) => expression = &binary.left,
            Expression::StringLiteral(text) => return Some(text.value.as_str()),
            Expression::TemplateLiteral(template) => {
                return Some(template.quasis.first()?.value.raw.as_str());
            }
            _ => return None,
        }
    }
}

impl<'s> Reader<'_, 's> {
    fn call_around(&self, id: NodeId) -> Option<Call<'s>> {
        let parent = self.semantic.nodes().parent_id(id);
        self.calls.get(parent.index()).copied().flatten()
    }

    fn node(&mut self, id: NodeId, kind: AstKind<'s>) {
        let parent = self.semantic.nodes().parent_kind(id);
        match kind {
            AstKind::StaticMemberExpression(member) => {
                let is_method = matches!(
                    parent,
                    AstKind::CallExpression(call) if call.callee.span() == member.span
                );
                if !is_method {
                    let form = Form::Member(variable(&member.object));
                    self.add(id, form, &member.property.name, member.property.span);
                }
            }
            AstKind::ComputedMemberExpression(member) => {
                if let Expression::StringLiteral(name) = &member.expression {
                    self.text(id, Form::Member(variable(&member.object)), name);
                }
            }
            AstKind::ObjectProperty(property) => self.key(id, &property.key, &Form::Key),
            AstKind::BindingProperty(property) => {
                self.key(id, &property.key, &Form::Member(None));
            }
            AstKind::StringLiteral(text) => {
                if let Some(form) = form_of_text(text, parent) {
                    self.text(id, form, text);
                }
            }
            AstKind::TemplateLiteral(template) => {
                for quasi in &template.quasis {
                    let raw = quasi.value.raw.as_str();
                    let start = quasi.span.start as usize;
                    let start = start + usize::from(self.source[start..].starts_with(['`', '}']));
                    if self.source[start..].starts_with(raw) {
                        let range = start..start + raw.len();
                        self.push(id, Form::Text, raw.to_owned(), (range, true));
                    }
                }
            }
            _ => {}
        }
    }

    /// Returns the path that the object comes from whose property the expression `id` is, if it is a
    /// variable that holds the result of one call, as in `var user = openidm.read("managed/user/1")`.
    fn held_object(&self, id: NodeId) -> Option<&'s str> {
        let object = match self.semantic.nodes().kind(id) {
            AstKind::StaticMemberExpression(member) => &member.object,
            AstKind::ComputedMemberExpression(member) => &member.object,
            _ => return None,
        };
        let Expression::Identifier(variable) = object else { return None };
        let scoping = self.semantic.scoping();
        let symbol = scoping.get_reference(variable.reference_id.get()?).symbol_id()?;
        let declaration = scoping.symbol_declaration(symbol);
        let AstKind::VariableDeclarator(declarator) = self.semantic.nodes().kind(declaration)
        else {
            return None;
        };
        match (declarator.init.as_ref()?, scoping.symbol_is_mutated(symbol)) {
            (Expression::CallExpression(call), false) => match Call::of(call)? {
                Call::About(path) => Some(path),
                Call::Log => None,
            },
            _ => None,
        }
    }

    fn key(&mut self, id: NodeId, key: &PropertyKey<'_>, form: &Form) {
        match key {
            PropertyKey::StaticIdentifier(name) => {
                self.add(id, form.clone(), &name.name, name.span);
            }
            PropertyKey::StringLiteral(name) => self.text(id, form.clone(), name),
            _ => {}
        }
    }

    /// Adds a text: the bytes between its quotes, where they say it as it is.
    fn text(&mut self, id: NodeId, form: Form, text: &StringLiteral<'_>) {
        let value = text.value.to_string();
        let whole = text.span.start as usize..text.span.end as usize;
        let inside = whole.start + 1..whole.end.saturating_sub(1).max(whole.start + 1);
        if self.source.get(inside.clone()) == Some(value.as_str()) {
            self.push(id, form, value, (inside, true));
        } else {
            self.push(id, form, value, (whole, false));
        }
    }

    fn add(&mut self, id: NodeId, form: Form, name: &str, place: Span) {
        let range = place.start as usize..place.end as usize;
        self.push(id, form, name.to_owned(), (range, true));
    }

    fn push(
        &mut self,
        id: NodeId,
        form: Form,
        text: String,
        (range, is_verbatim): (std::ops::Range<usize>, bool),
    ) {
        let resource = match (self.calls.get(id.index()).copied().flatten(), &form) {
            (Some(Call::Log), _) => return,
            // What is handed to a call may be read from anywhere.
            (_, Form::Member(_)) => self.held_object(id),
            (Some(Call::About(path)), _) => Some(path),
            (None, _) => None,
        };
        let resource = resource.map(str::to_owned);
        self.mentions.push(Mention { form, text, range, is_verbatim, resource });
    }
}

/// Returns what a text is below `parent`; nothing where another node tells of it.
fn form_of_text(text: &StringLiteral<'_>, parent: AstKind<'_>) -> Option<Form> {
    match parent {
        AstKind::ComputedMemberExpression(member) if member.expression.span() == text.span => None,
        AstKind::BindingProperty(_) => None,
        AstKind::ObjectProperty(property) if property.key.span() == text.span => None,
        AstKind::ObjectProperty(property) if names_properties(property) => Some(Form::Name),
        AstKind::CallExpression(call) => {
            let is_argument = call.callee.span() != text.span;
            Some(if is_argument { Form::Name } else { Form::Text })
        }
        AstKind::ArrayExpression(_) => Some(Form::Name),
        AstKind::BinaryExpression(binary) if binary.operator.is_in() => Some(Form::Name),
        _ => Some(Form::Text),
    }
}

/// Returns whether the value of `property` names properties, as the `field` of a patch does.
fn names_properties(property: &ObjectProperty<'_>) -> bool {
    let Some(name) = property.key.static_name() else { return false };
    let name = name.to_ascii_lowercase();
    ["field", "attribute", "sortkey", "propert"].iter().any(|part| name.contains(part))
}

/// Returns the name of the variable that `object` is.
fn variable(object: &Expression<'_>) -> Option<String> {
    match object {
        Expression::Identifier(name) => Some(name.name.to_string()),
        _ => None,
    }
}
