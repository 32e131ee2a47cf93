//! What an array holds: its `items`.

use crate::diagnostic::{Fix, Level, Safety};
use crate::json::edit::{Edit, Path};
use crate::json::{Kind as JsonKind, Value};
use crate::model::declarations::Declarations;
use crate::model::keyword::Keyword;
use crate::model::lower::placement::Placement;
use crate::model::lower::shape::{Declared, Owner, Shape, Word};
use crate::model::lower::{Finding, Lowering};
use crate::model::{Items, Kind, read};

impl<'a> Lowering<'a> {
    /// Returns what the elements of the array that `shape` declares are.
    pub(super) fn items(&mut self, shape: &mut Shape<'a>, placement: &Placement) -> Items<'a> {
        let value = shape.take(Keyword::Items);
        let mut items = Items {
            value,
            kind: Kind::Any,
            nullable: false,
            enumeration: None,
            declarations: Declarations::default(),
        };
        match value {
            None => self.report_missing_items(shape.owner, "none"),
            Some(value) if read::is_placeholder(value) => {}
            Some(node) if node.kind() == JsonKind::Object => {
                self.item(&mut items, Shape::new(node, shape.owner), placement);
            }
            Some(other) => {
                self.report_items(other, shape.owner);
                if other.kind() == JsonKind::String {
                    let Declared { word, nullable } = Declared::read(other);
                    items.kind = self.kind_of(word, &mut Shape::new(other, shape.owner), placement);
                    items.nullable = nullable;
                }
            }
        }
        items
    }

    /// Fills `items` with what the node of `shape`, an object, declares.
    fn item(&mut self, items: &mut Items<'a>, mut shape: Shape<'a>, placement: &Placement) {
        shape.add_members();
        for keyword in [Keyword::Title, Keyword::Description] {
            if let Some(label) = shape.get(keyword) {
                self.check_label(keyword.name(), label);
            }
        }
        if shape.get(Keyword::Type).is_some() {
            (items.kind, items.nullable) = self.kind(&mut shape, placement);
        } else {
            self.report_missing_items(shape.owner, "no `type` in it");
        }
        items.enumeration = shape.take_enumeration();
        items.declarations = shape.declarations();
    }

    fn report_missing_items(&mut self, owner: Owner, found: &str) {
        let finding = self.report(Finding {
            code: "array-items-missing",
            level: Level::Warning,
            span: owner.name,
            message: format!("expected `items` to be an object with a `type`, found {found}"),
            hint: "write `\"items\": { \"type\": … }`; the server refuses an array without",
        });
        finding.at_most = owner.at_most;
    }

    /// Reports `items` that are no object, and says how a word for a type becomes one.
    fn report_items(&mut self, items: Value<'a>, owner: Owner) {
        let found = items.kind().describe();
        let source = self.source;
        // An array or a reference has more to say than its type.
        let is_enough = matches!(
            Declared::read(items).word,
            Word::String | Word::Number | Word::Boolean | Word::Object
        ) && items.kind() == JsonKind::String;
        let finding = self.report(Finding {
            code: "items-not-object",
            level: Level::Warning,
            span: items.span(),
            message: format!("expected `items` to be an object with a `type`, found {found}"),
            hint: "write `\"items\": { \"type\": … }`; the server reads nothing else",
        });
        finding.at_most = owner.at_most;
        if is_enough {
            finding.fix = Some(Box::new(Fix {
                title: format!("write `{{ \"type\": {} }}`", items.raw()),
                safety: Safety::Proposed,
                source,
                edits: vec![Edit::set(Path::of(items), format!("{{\"type\": {}}}", items.raw()))],
            }));
        }
    }
}
