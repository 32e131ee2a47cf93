//! The words in `type`: what is none, and what is one that no server knows.

use crate::catalog::Format;
use crate::config::{closest, one_of};
use crate::diagnostic::{Fix, Level, Safety};
use crate::json::edit::{Edit, Path};
use crate::json::{Kind, Value, quote};
use crate::model::keyword::Keyword;
use crate::model::lower::shape::{Owner, Shape};
use crate::model::lower::{Finding, Lowering};
use crate::model::read;

impl<'a> Lowering<'a> {
    /// Reports the node of `shape` if it does not say in `declared` what it holds.
    pub(super) fn check_type(&mut self, declared: Option<Value<'a>>, shape: &Shape<'a>) {
        let Some(value) = declared else {
            return self.report_no_word(None, "none", shape.owner);
        };
        match value.kind() {
            _ if read::is_placeholder(value) => {}
            Kind::String => self.check_type_word(value, shape),
            Kind::Array if value.is_empty() => {
                self.report_no_word(Some(value), "an empty list", shape.owner);
            }
            Kind::Array => {
                for word in value.elements() {
                    match word.kind() {
                        Kind::String => self.check_type_word(word, shape),
                        _ if read::is_placeholder(word) => {}
                        kind => self.report_no_word(Some(word), kind.describe(), shape.owner),
                    }
                }
            }
            kind => self.report_no_word(Some(value), kind.describe(), shape.owner),
        }
    }

    fn report_no_word(&mut self, value: Option<Value<'a>>, found: &str, owner: Owner) {
        let finding = self.report(Finding {
            code: "type-missing",
            level: Level::Warning,
            span: value.map_or(owner.name, Value::span),
            message: format!("expected `type` to be a word or a list of words, found {found}"),
            hint: "say what it holds; until then its value may be anything",
        });
        finding.at_most = owner.at_most;
    }

    /// Reports a word in `type` that no server knows.
    fn check_type_word(&mut self, word: Value<'a>, shape: &Shape<'a>) {
        let Some(text) = word.as_str() else {
            return;
        };
        let known = self.catalog.property_types();
        if known.contains(&&*text) || read::is_placeholder(word) {
            return;
        }
        let format = self.catalog.formats().iter().find(|format| format.name == text);
        let hint = match (format, closest(&text, known.iter().copied())) {
            (Some(format), _) => {
                format!("declare a `string` whose `format` is `{}`", format.name)
            }
            (None, Some(known)) => {
                format!("did you mean `{known}`? until then its value may be anything")
            }
            (None, None) => format!("write {}", self.single_words()),
        };
        let source = self.source;
        let finding = self.report(Finding {
            code: "type-unknown",
            level: Level::Warning,
            span: word.span(),
            message: format!("expected a type that the server knows, found {}", word.excerpt()),
            hint: &hint,
        });
        finding.at_most = shape.owner.at_most;
        let edits = format.and_then(|format| text_of_format(word, shape, format));
        finding.fix = edits.map(|edits| {
            let title = "declare a `string` of that `format`".to_owned();
            Box::new(Fix { title, safety: Safety::Proposed, source, edits })
        });
    }

    /// Returns the words that are a type by themselves, as a choice.
    fn single_words(&self) -> String {
        let words = self.catalog.root().at(&["propertyTypes", "known"]);
        let words = words.into_iter().flat_map(Value::elements).filter_map(Value::as_str);
        let words: Vec<_> = words.collect();
        one_of(&words.iter().map(AsRef::as_ref).collect::<Vec<_>>())
    }
}

/// Returns the edits that make a property, whose type is the `word` for a `format`, a string that is held
/// to it; nothing where something else says how it is written or where it comes from.
fn text_of_format(word: Value<'_>, shape: &Shape<'_>, format: &Format) -> Option<Vec<Edit>> {
    const RIVALS: [Keyword; 6] = [
        Keyword::Format,
        Keyword::Policies,
        Keyword::Default,
        Keyword::Enum,
        Keyword::IsVirtual,
        Keyword::QueryConfig,
    ];
    let property = shape.value;
    if property.id() != shape.owner.declaration
        || RIVALS.iter().any(|keyword| shape.get(*keyword).is_some())
    {
        return None;
    }
    let mut edits = vec![
        Edit::set(Path::of(word), "\"string\""),
        Edit::insert(Path::member(property, Keyword::Format.name()), quote(format.name)),
    ];
    if shape.owner.at_most == Level::Error {
        let policy = quote(format.policies.first()?);
        let path = Path::member(property, Keyword::Policies.name());
        edits.push(Edit::insert(path, format!("[{{ \"policyId\": {policy} }}]")));
    }
    Some(edits)
}
