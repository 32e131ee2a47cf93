//! Everything that a script names: properties of whatever object, keys, and texts.

use oxc_ast::AstKind;
use oxc_ast::ast::{Expression, ObjectProperty, Program, PropertyKey, StringLiteral};
use oxc_semantic::{NodeId, Semantic, SemanticBuilder};
use oxc_span::{GetSpan, Span};

use super::mention::{About, Form, Holder, Mention};
use super::origin::{Call, Origin};
use super::way::Ways;

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
                if let Expression::StringLiteral(name) = &member.expression {
                    self.text(id, Form::Member, name);
                }
            }
            AstKind::ObjectProperty(property) => self.key(id, &property.key, &Form::Key),
            AstKind::BindingProperty(property) => self.key(id, &property.key, &Form::Member),
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
        let holder = match (self.calls.get(id.index()).copied().flatten(), &form) {
            (Some(Call::Log), _) => return,
            // What is handed to a call may be read from anywhere.
            (_, Form::Member) => self.ways.before_member(id),
            (Some(Call::About { path, .. }), Form::Key) => {
                self.ways.around_key(id, Origin::Path(path))
            }
            (None, Form::Key) => self.ways.around_key(id, Origin::Unknown),
            (Some(Call::About { path, .. }), _) => {
                Holder { about: About::Path(path.to_owned()), ..Holder::default() }
            }
            (None, _) => Holder::default(),
        };
        self.mentions.push(Mention { form, text, range, is_verbatim, holder });
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
