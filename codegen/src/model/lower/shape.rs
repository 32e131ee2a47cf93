//! What a value may be: the `type` of a property or of `items`, and the members that depend on it.

use crate::diagnostic::Level;
use crate::json::{Kind as JsonKind, Member, Value};
use crate::model::lower::placement::Placement;
use crate::model::lower::property::Depth;
use crate::model::lower::schema::Required;
use crate::model::lower::{Finding, Lowering, read};
use crate::model::{Enumeration, Items, Kind, SubObject};

/// The members of a node that only its kind tells how to read.
#[derive(Default)]
pub(super) struct Shape<'a> {
    type_: Option<Member<'a>>,
    items: Option<Member<'a>>,
    order: Option<Member<'a>>,
    enumeration: Option<Member<'a>>,
    enum_names: Option<Member<'a>>,
    enum_titles: Option<Member<'a>>,
    options: Option<Member<'a>>,
    pub(super) required: Option<Member<'a>>,
    pub(super) properties: Option<Member<'a>>,
    pub(super) resource_collection: Option<Member<'a>>,
    pub(super) reverse_relationship: Option<Member<'a>>,
    pub(super) reverse_property_name: Option<Member<'a>>,
    pub(super) validate: Option<Member<'a>>,
    pub(super) notify_self: Option<Member<'a>>,
    pub(super) query_config: Option<Member<'a>>,
}

/// A word in `type`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    String,
    Number,
    Integer,
    Boolean,
    Object,
    Array,
    Relationship,
    Unknown,
}

/// What a `type` says.
struct Declared {
    word: Word,
    nullable: bool,
}

impl<'a> Shape<'a> {
    /// Keeps `member` if the kind of the node decides what it means; returns whether it does.
    pub(super) fn keep(&mut self, name: &str, member: Member<'a>) -> bool {
        let place = match name {
            "type" => &mut self.type_,
            "items" => &mut self.items,
            "properties" => &mut self.properties,
            "order" => &mut self.order,
            "required" => &mut self.required,
            "enum" => &mut self.enumeration,
            "enumNames" => &mut self.enum_names,
            "enumTitles" => &mut self.enum_titles,
            "options" => &mut self.options,
            "resourceCollection" => &mut self.resource_collection,
            "reverseRelationship" => &mut self.reverse_relationship,
            "reversePropertyName" => &mut self.reverse_property_name,
            "validate" => &mut self.validate,
            "notifySelf" => &mut self.notify_self,
            "queryConfig" => &mut self.query_config,
            _ => return false,
        };
        *place = Some(member);
        true
    }

    /// Adds what nothing made use of to `rest`, in the order it was written.
    pub(super) fn leave(&self, rest: &mut Vec<Member<'a>>) {
        let known = rest.len();
        let members = [
            &self.type_,
            &self.items,
            &self.order,
            &self.enumeration,
            &self.enum_names,
            &self.enum_titles,
            &self.options,
            &self.required,
            &self.properties,
            &self.resource_collection,
            &self.reverse_relationship,
            &self.reverse_property_name,
            &self.validate,
            &self.notify_self,
            &self.query_config,
        ];
        rest.extend(members.into_iter().flatten().copied());
        if rest.len() > known {
            rest.sort_by_key(|member| member.key.span().start);
        }
    }

    /// Takes the closed list of values.
    pub(super) fn take_enumeration(&mut self) -> Option<Enumeration<'a>> {
        let is_list = |member: &mut Member<'_>| member.value.kind() == JsonKind::Array;
        let values = self.enumeration.take_if(is_list)?.value.elements().collect();
        let names = self.enum_names.take_if(is_list).map(|member| member.value);
        let titles = self.enum_titles.take_if(is_list).map(|member| member.value);
        let option = |member: Member<'a>| member.value.get("enum_titles");
        let has_titles = |member: &mut Member<'a>| option(*member).is_some();
        let options = self.options.take_if(has_titles).and_then(option);
        let titles = names.or(titles).or(options).and_then(read::texts).unwrap_or_default();
        Some(Enumeration { values, titles })
    }
}

impl<'a> Lowering<'a> {
    /// Returns what the value of `node` is, and whether it may be null.
    pub(super) fn kind(
        &mut self,
        shape: &mut Shape<'a>,
        node: Value<'a>,
        placement: &Placement,
    ) -> (Kind<'a>, bool) {
        let Declared { word, nullable } =
            shape.type_.map_or(Declared::UNKNOWN, |member| Declared::read(member.value));
        let kind = match word {
            Word::String => Kind::String,
            Word::Number => Kind::Number,
            Word::Integer => Kind::Integer,
            Word::Boolean => Kind::Boolean,
            Word::Object => Kind::Object(self.sub_object(shape, placement)),
            Word::Array => Kind::Array(Box::new(self.items(shape, node, placement))),
            Word::Relationship => Kind::Relationship(Box::new(self.relationship(shape, node))),
            Word::Unknown => {
                self.check_type(shape.type_, node);
                return (Kind::Any, nullable);
            }
        };
        shape.type_ = None;
        (kind, nullable)
    }

    /// Warns of a node that says nothing about what it holds; a word that is not known is its own
    /// business.
    fn check_type(&mut self, declared: Option<Member<'a>>, node: Value<'a>) {
        let found = match declared.map(|member| member.value) {
            None => "none".to_owned(),
            Some(value) if read::is_placeholder(value) => return,
            Some(value) => match value.kind() {
                JsonKind::String | JsonKind::Array => return,
                kind => kind.describe().to_owned(),
            },
        };
        self.report(Finding {
            code: "no-type",
            level: Level::Warning,
            span: declared.map_or(node.span(), |member| member.value.span()),
            message: format!("expected `type` to be a word or a list of words, found {found}"),
            hint: "say what it holds; until then its value may be anything",
        });
    }

    fn sub_object(&mut self, shape: &mut Shape<'a>, placement: &Placement) -> SubObject<'a> {
        let mut object = SubObject::default();
        let is_list = |member: &mut Member<'_>| member.value.kind() == JsonKind::Array;
        let names = |member: Option<Member<'a>>| member.and_then(|list| read::texts(list.value));
        object.order = names(shape.order.take_if(is_list)).unwrap_or_default();
        object.required = names(shape.required.take_if(is_list)).unwrap_or_default();
        if let Some(member) = shape.properties {
            let required = Required::new(&object.required);
            let depth = Depth::Nested(placement.clone());
            let properties = self.properties(member.value, &required, &depth);
            shape.properties = properties.is_none().then_some(member);
            object.properties = properties.unwrap_or_default();
        }
        object
    }

    fn items(
        &mut self,
        shape: &mut Shape<'a>,
        array: Value<'a>,
        placement: &Placement,
    ) -> Items<'a> {
        let member = shape.items.take();
        let value = member.map(|member| member.value);
        let mut items = Items { value, kind: Kind::Any, nullable: false, enumeration: None };
        match value {
            Some(items) if read::is_placeholder(items) => {}
            Some(node) if node.kind() == JsonKind::Object => {
                self.items_object(&mut items, node, placement);
            }
            Some(word) if word.kind() == JsonKind::String => {
                let mut inner = Shape { type_: member, ..Shape::default() };
                (items.kind, items.nullable) = self.kind(&mut inner, word, placement);
            }
            Some(list) if list.kind() == JsonKind::Array => {}
            other => self.report(Finding {
                code: "no-items",
                level: Level::Warning,
                span: other.unwrap_or(array).span(),
                message: format!(
                    "expected `items` to be an object with a `type`, found {}",
                    other.map_or("none", |value| value.kind().describe()),
                ),
                hint: "write `\"items\": { \"type\": … }`; the server refuses an array without",
            }),
        }
        items
    }

    fn items_object(&mut self, items: &mut Items<'a>, node: Value<'a>, placement: &Placement) {
        let mut shape = Shape::default();
        let mut rest = Vec::new();
        for member in node.members() {
            if !shape.keep(&member.key.name(), member) {
                rest.push(member);
            }
        }
        (items.kind, items.nullable) = self.kind(&mut shape, node, placement);
        items.enumeration = shape.take_enumeration();
        if let Kind::Relationship(relationship) = &mut items.kind {
            shape.leave(&mut rest);
            relationship.rest = rest;
        }
    }
}

impl Declared {
    const UNKNOWN: Self = Self { word: Word::Unknown, nullable: false };

    fn read(value: Value<'_>) -> Self {
        let mut declared: Option<Word> = None;
        let mut nullable = false;
        let mut add = |text: &str| match Word::read(text) {
            None => nullable = true,
            Some(word) if declared.is_none_or(|earlier| earlier == word) => declared = Some(word),
            Some(_) => declared = Some(Word::Unknown),
        };
        value.as_str().iter().for_each(|text| add(text));
        value.elements().filter_map(Value::as_str).for_each(|text| add(&text));
        Self { word: declared.unwrap_or(Word::Unknown), nullable }
    }
}

impl Word {
    /// Returns what the word `text` says; nothing where it is `null`.
    fn read(text: &str) -> Option<Self> {
        match text {
            "string" => Some(Self::String),
            "number" => Some(Self::Number),
            "integer" => Some(Self::Integer),
            "boolean" => Some(Self::Boolean),
            "object" => Some(Self::Object),
            "array" => Some(Self::Array),
            "relationship" => Some(Self::Relationship),
            "null" => None,
            _ => Some(Self::Unknown),
        }
    }
}
