//! `enum-labels`: there is a label for each allowed value.

use crate::diagnostic::Level;
use crate::json::{Kind, Value};
use crate::model::{Keyword, is_placeholder};
use crate::rules::{Check, Default, Findings, Fixes, Group, Node, Rule, Site};

pub(super) static RULE: Rule = Rule {
    name: "enum-labels",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("enum_labels.md"),
    check: Check::EveryProperty(check),
};

fn check(site: &Site<'_, '_>, findings: &mut Findings<'_>) {
    for node in Node::all(site.property) {
        for (name, labels) in labels(node) {
            let values = node.written(Keyword::Enum);
            if values.is_some_and(|values| values.kind() != Kind::Array) || is_placeholder(labels) {
                continue; // `enum-member-type` reports this one
            }
            let expected = values.map_or(0, Value::len);
            let found = labels.len();
            if labels.kind() == Kind::Array && found == expected {
                continue;
            }
            let message = match labels.kind() {
                Kind::Array => format!("expected {expected} labels in `{name}`, found {found}"),
                kind => format!("expected `{name}` to be an array, found {}", kind.describe()),
            };
            let _ = findings
                .report(labels.span(), message)
                .hint("labels belong to the values of `enum` by position: one for each");
        }
    }
}

/// Returns the lists of labels of `node`, with the keys that they stand at.
fn labels<'a>(node: Node<'_, 'a>) -> impl Iterator<Item = (&'static str, Value<'a>)> {
    let lists = [Keyword::EnumNames, Keyword::EnumTitles].into_iter();
    let lists = lists.filter_map(move |keyword| Some((keyword.name(), node.written(keyword)?)));
    let options = node.written(Keyword::Options);
    let nested = options.and_then(|options| options.get("enum_titles"));
    let lists = lists.chain(nested.map(|list| ("enum_titles", list)));
    lists.filter(|(_, list)| !list.is_null())
}
