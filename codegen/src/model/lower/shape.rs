//! What a value may be: the `type` of a property or of `items`, and the members that depend on it.

use crate::diagnostic::Level;
use crate::json::{Kind as JsonKind, NodeId, Value};
use crate::model::declarations::Declarations;
use crate::model::keyword::{Keyword, Keywords};
use crate::model::lower::Lowering;
use crate::model::lower::placement::Placement;
use crate::model::lower::property::Depth;
use crate::model::lower::schema::Required;
use crate::model::{Enumeration, Kind, SubObject, read};
use crate::span::Span;

/// A node whose `type` tells how to read some of its members.
pub(super) struct Shape<'a> {
    pub(super) value: Value<'a>,
    /// The property that the node belongs to.
    pub(super) owner: Owner,
    /// The value of each keyword that is there; of the last one, where it stands twice.
    values: [Option<Value<'a>>; Keyword::COUNT],
    present: Keywords,
    /// The keys that are there and mean something here.
    understood: Keywords,
}

/// The property that a node belongs to, as far as findings go.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    /// Its name: where what is missing is reported.
    pub(super) name: Span,
    /// Its declaration.
    pub(super) declaration: NodeId,
    /// How bad it is at most if the node does not say what it holds: the server refuses that of the
    /// properties of a type alone.
    pub(super) at_most: Level,
}

/// A word in `type`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
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
pub(super) struct Declared {
    pub(super) word: Word,
    pub(super) nullable: bool,
}

impl<'a> Shape<'a> {
    /// Returns a shape whose members were not looked at.
    #[inline]
    pub(super) fn new(value: Value<'a>, owner: Owner) -> Self {
        let (present, understood) = (Keywords::default(), Keywords::default());
        Self { value, owner, values: [None; Keyword::COUNT], present, understood }
    }

    /// Looks at each member of the node.
    pub(super) fn add_members(&mut self) {
        for member in self.value.members() {
            if let Some(keyword) = Keyword::of(member.key) {
                self.add(keyword, member.value);
            }
        }
    }

    /// Adds a member of the node.
    pub(super) fn add(&mut self, keyword: Keyword, value: Value<'a>) {
        self.values[keyword as usize] = Some(value);
        self.present.insert(keyword);
    }

    /// Takes those of `keywords` that are there, whatever their values are.
    pub(super) fn take_all(&mut self, keywords: Keywords) {
        self.understood = self.understood.or(self.present.and(keywords));
    }

    /// Returns the values of all keywords; those mean something that were taken.
    pub(super) fn declarations(&self) -> Declarations {
        Declarations::new(&self.values, self.present, self.understood)
    }

    /// Returns the value of `keyword`.
    pub(super) fn get(&self, keyword: Keyword) -> Option<Value<'a>> {
        self.values[keyword as usize]
    }

    /// Returns the value of `keyword`, which means something whatever it is.
    pub(super) fn take(&mut self, keyword: Keyword) -> Option<Value<'a>> {
        self.take_if(keyword, |_| true)
    }

    /// Returns the value of `keyword`, which means something where it is as `expected`.
    pub(super) fn take_if(
        &mut self,
        keyword: Keyword,
        expected: impl FnOnce(Value<'a>) -> bool,
    ) -> Option<Value<'a>> {
        let value = self.get(keyword).filter(|value| expected(*value))?;
        self.understood.insert(keyword);
        Some(value)
    }

    /// Takes the closed list of values.
    pub(super) fn take_enumeration(&mut self) -> Option<Box<Enumeration<'a>>> {
        let values = self.take_if(Keyword::Enum, is_list)?.elements().collect();
        let names = self.take_if(Keyword::EnumNames, is_list);
        let titles = self.take_if(Keyword::EnumTitles, is_list);
        let option = |options: Value<'a>| options.get("enum_titles");
        let options = self.take_if(Keyword::Options, |options| option(options).is_some());
        let titles = names.or(titles).or(options.and_then(option));
        let titles = titles.and_then(read::texts).unwrap_or_default();
        Some(Box::new(Enumeration { values, titles }))
    }
}

/// Returns whether `value` is an array.
pub(super) fn is_list(value: Value<'_>) -> bool {
    value.kind() == JsonKind::Array
}

impl<'a> Lowering<'a> {
    /// Returns what the value of a node is, and whether it may be null.
    pub(super) fn kind(
        &mut self,
        shape: &mut Shape<'a>,
        placement: &Placement,
    ) -> (Kind<'a>, bool) {
        let Some(value) = shape.get(Keyword::Type) else {
            self.check_type(None, shape);
            return (Kind::Any, false);
        };
        let Declared { word, nullable } = Declared::read(value);
        if word != Word::Unknown {
            shape.take(Keyword::Type);
        }
        if word == Word::Unknown || value.elements().any(|word| word.kind() != JsonKind::String) {
            self.check_type(Some(value), shape);
        }
        (self.kind_of(word, shape, placement), nullable)
    }

    pub(super) fn kind_of(
        &mut self,
        word: Word,
        shape: &mut Shape<'a>,
        placement: &Placement,
    ) -> Kind<'a> {
        match word {
            Word::String => Kind::String,
            Word::Number => Kind::Number,
            Word::Integer => Kind::Integer,
            Word::Boolean => Kind::Boolean,
            Word::Object => Kind::Object(Box::new(self.sub_object(shape, placement))),
            Word::Array => Kind::Array(Box::new(self.items(shape, placement))),
            Word::Relationship => Kind::Relationship(Box::new(self.relationship(shape))),
            Word::Unknown => Kind::Any,
        }
    }

    fn sub_object(&mut self, shape: &mut Shape<'a>, placement: &Placement) -> SubObject<'a> {
        let mut names = |keyword| shape.take_if(keyword, is_list).and_then(read::texts);
        let order = names(Keyword::Order).unwrap_or_default();
        let required = names(Keyword::Required).unwrap_or_default();
        let properties = shape.get(Keyword::Properties).and_then(|declared| {
            let depth = Depth::Nested(placement.clone());
            self.properties(declared, &Required::new(&required), &depth)
        });
        if properties.is_some() {
            shape.take(Keyword::Properties);
        }
        SubObject { properties: properties.unwrap_or_default(), order, required }
    }
}

impl Declared {
    pub(super) fn read(value: Value<'_>) -> Self {
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
