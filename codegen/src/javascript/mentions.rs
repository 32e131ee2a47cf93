//! Everything that a script names: properties of whatever object, keys, and texts.

use oxc_ast::AstKind;
use oxc_ast::ast::{
    BinaryExpression, CallExpression, Expression, IdentifierReference, ObjectProperty, Program,
    PropertyKey, StringLiteral,
};
use oxc_semantic::{NodeId, Semantic, SemanticBuilder};
use oxc_span::{GetSpan, Span};

use super::address;
use super::mention::{About, Form, Holder, Mention};
use super::origin::{Call, Origin};
use super::way::Ways;
use super::written::Written;

/// Returns what `program`, which is the text `source`, names, in the order of its nodes.
pub(super) fn of_program(source: &str, program: &Program<'_>) -> Vec<Mention> {
    let semantic = SemanticBuilder::new().with_build_nodes(true).build(program).semantic;
    let mut reader = Reader {
        source,
        semantic: &semantic,
        ways: Ways::new(&semantic),
        calls: Vec::new(),
        mentions: Vec::new(),
    };
    for (id, node) in semantic.nodes().iter_enumerated() {
        let call = reader.call_around(id);
        reader.calls.push(match node.kind() {
            // What is within a call that logs is for people, but not what another one is handed there.
            AstKind::CallExpression(call_here) => {
                Call::of(call_here).or(call.filter(|call| !matches!(call, Call::Log)))
            }
            _ => call,
        });
        reader.node(id, node.kind());
    }
    reader.mentions
}

struct Reader<'r, 's> {
    source: &'r str,
    semantic: &'r Semantic<'s>,
    ways: Ways<'r, 's>,
    /// The call that each node is within, as far as nodes were read.
    calls: Vec<Option<Call<'s>>>,
    mentions: Vec<Mention>,
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
                    self.add(id, Form::Member, &member.property.name, member.property.span);
                }
            }
            AstKind::ComputedMemberExpression(member) => {
                let name = match &member.expression {
                    Expression::StringLiteral(name) => Some(&**name),
                    Expression::Identifier(variable) => self.ways.constant(variable),
                    _ => None,
                };
                if let Some(name) = name {
                    self.text(id, Form::Member, name);
                }
            }
            AstKind::ObjectProperty(property) => self.key(id, &property.key, &Form::Key),
            AstKind::BindingProperty(property) => self.key(id, &property.key, &Form::Member),
            AstKind::StringLiteral(text) => {
                if let Some(form) = form_of_text(text.span, parent) {
                    self.text(id, form, text);
                }
            }
            AstKind::IdentifierReference(variable) => self.constant(id, variable),
            AstKind::BinaryExpression(_) | AstKind::TemplateLiteral(_) => self.parts(id, kind),
            _ => {}
        }
    }

    /// Adds the text that `variable` holds, where it is handed on as a name: it stands elsewhere.
    fn constant(&mut self, mut id: NodeId, variable: &IdentifierReference<'s>) {
        let nodes = self.semantic.nodes();
        if matches!(nodes.parent_kind(id), AstKind::BinaryExpression(sum) if is_pointer(sum)) {
            id = nodes.parent_id(id);
        }
        let form = form_of_text(nodes.kind(id).span(), nodes.parent_kind(id));
        if let (Some(form @ (Form::Name | Form::Action)), Some(text)) =
            (form, self.ways.constant(variable))
        {
            self.text(id, form, text);
        }
    }

    /// Adds the texts of a template, and what the whole leads to if it is a path.
    fn parts(&mut self, id: NodeId, kind: AstKind<'s>) {
        if let AstKind::TemplateLiteral(template) = kind {
            for part in template.quasis.iter().filter_map(|quasi| Written::part(self.source, quasi))
            {
                self.push(id, Form::Text, part);
            }
        }
        if !address::is_part(self.semantic.nodes().parent_kind(id))
            && let Some((path, name)) = address::link(self.source, kind)
        {
            let holder = holder_of_path(path);
            self.mentions.push(name.into_mention(Form::Link, holder));
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

    fn text(&mut self, id: NodeId, form: Form, text: &StringLiteral<'_>) {
        self.push(id, form, Written::text(self.source, text));
    }

    fn add(&mut self, id: NodeId, form: Form, name: &str, place: Span) {
        self.push(id, form, Written::word(name, place));
    }

    fn push(&mut self, id: NodeId, form: Form, written: Written<'_>) {
        let holder = match (self.calls.get(id.index()).copied().flatten(), &form) {
            // What is handed to a call may be read from anywhere.
            (_, Form::Member) => self.ways.before_member(id),
            (Some(Call::Log), _) => return,
            (Some(Call::About { path, .. }), Form::Key) => {
                self.ways.around_key(id, Origin::Path(path))
            }
            (None, Form::Key) => self.ways.around_key(id, Origin::Unknown),
            (Some(Call::About { path, .. }), _) => holder_of_path(path),
            (None, _) => Holder::default(),
        };
        self.mentions.push(written.into_mention(form, holder));
    }
}

fn holder_of_path(path: &str) -> Holder {
    Holder { about: About::Path(path.to_owned()), ..Holder::default() }
}

/// Returns whether `sum` makes a pointer of a name: `"/" + name`.
fn is_pointer(sum: &BinaryExpression<'_>) -> bool {
    matches!(&sum.left, Expression::StringLiteral(text) if text.value == "/")
}

/// Returns what the text at `here` is below `parent`; nothing where another node tells of it.
fn form_of_text(here: Span, parent: AstKind<'_>) -> Option<Form> {
    match parent {
        AstKind::ComputedMemberExpression(member) if member.expression.span() == here => None,
        AstKind::BindingProperty(_) => None,
        AstKind::ObjectProperty(property) if property.key.span() == here => None,
        AstKind::ObjectProperty(property) if names_action(property) => Some(Form::Action),
        AstKind::ObjectProperty(property) if names_properties(property) => Some(Form::Name),
        AstKind::CallExpression(call) if call.callee.span() == here => Some(Form::Text),
        AstKind::CallExpression(call) if asks_for_action(call, here) => Some(Form::Action),
        AstKind::CallExpression(_) | AstKind::ArrayExpression(_) => Some(Form::Name),
        AstKind::BinaryExpression(binary) if binary.operator.is_in() => Some(Form::Name),
        _ => Some(Form::Text),
    }
}

/// Returns whether the argument at `here` of `call` is the action in `openidm.action(path, action)`.
fn asks_for_action(call: &CallExpression<'_>, here: Span) -> bool {
    let is_second = call.arguments.get(1).is_some_and(|argument| argument.span() == here);
    is_second && Call::method(call) == Some("action")
}

/// Returns whether the value of `property` is an action that a request asks for.
fn names_action(property: &ObjectProperty<'_>) -> bool {
    property.key.static_name().is_some_and(|name| name == "_action")
}

/// Returns whether the value of `property` names properties, as the `field` of a patch does.
fn names_properties(property: &ObjectProperty<'_>) -> bool {
    let Some(name) = property.key.static_name() else { return false };
    let name = name.to_ascii_lowercase();
    ["field", "attribute", "sortkey", "propert"].iter().any(|part| name.contains(part))
}
