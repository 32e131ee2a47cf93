//! The `schema` of a type, and lists of properties wherever they stand.

use std::collections::HashMap;

use crate::diagnostic::Level;
use crate::json::{Kind, Member, Value};
use crate::model::lower::property::Depth;
use crate::model::lower::{Finding, Lowering};
use crate::model::name_index::NameIndex;
use crate::model::{Property, Schema, Setting, Text, read};
use crate::source::FILE_SCHEME;
use crate::span::Spanned;

impl<'a> Lowering<'a> {
    /// Returns the schema of the type called `owner`; nothing where `value` is none.
    pub(super) fn schema(&mut self, owner: &str, value: Value<'a>) -> Option<Schema<'a>> {
        let mut schema = Schema::new(value);
        if read::is_placeholder(value) {
            self.report_hidden_properties(value);
            return Some(schema);
        }
        if value.kind() != Kind::Object {
            match value.as_str() {
                Some(text) if text.starts_with(FILE_SCHEME) => self.report_unresolved(value),
                _ if value.is_null() => {}
                _ => self.report_not_an_object("schema-missing", "schema", value),
            }
            return None;
        }
        let mut properties = None;
        for member in value.members() {
            let name = member.key.name();
            if matches!(&*name, "title" | "description") {
                self.check_label(&name, member.value);
            }
            match &*name {
                "title" => schema.title = read::setting(member.value),
                "description" => schema.description = read::setting(member.value),
                "icon" => schema.icon = read::setting(member.value),
                "mat-icon" => schema.mat_icon = read::setting(member.value),
                "properties" => properties = Some(member.value),
                "order" => list(&mut schema.order, member, &mut schema.rest),
                "required" => list(&mut schema.required, member, &mut schema.rest),
                _ => schema.rest.push(member),
            }
        }
        schema.is_open = properties.is_some_and(|properties| {
            properties.kind() == Kind::Object && !read::is_placeholder(properties)
        });
        let required = Required::new(&schema.required);
        let depth = Depth::Top(self.home(owner));
        schema.properties = self.schema_properties(value, properties, &required, &depth);
        Some(schema)
    }

    fn schema_properties(
        &mut self,
        schema: Value<'a>,
        properties: Option<Value<'a>>,
        required: &Required<'_, 'a>,
        depth: &Depth<'_>,
    ) -> Vec<Property<'a>> {
        let Some(listed) = properties.filter(|properties| !properties.is_null()) else {
            let owner = || schema.members().next().map_or(schema.span(), |first| first.key.span());
            let found = if properties.is_some() { "null" } else { "none" };
            let finding = self.report(Finding {
                code: "schema-properties-not-map",
                level: Level::Warning,
                span: properties.map_or_else(owner, Value::span),
                message: format!("expected `properties` in the schema, found {found}"),
                hint: "a type without properties holds nothing but an id",
            });
            finding.at_most = Level::Warning; // the server takes it for no properties
            return Vec::new();
        };
        self.properties(listed, required, depth).unwrap_or_else(|| {
            self.report_not_an_object("schema-properties-not-map", "properties", listed);
            Vec::new()
        })
    }

    /// Returns the properties that `value` declares; nothing where it is neither an object nor a
    /// placeholder for one.
    pub(super) fn properties(
        &mut self,
        value: Value<'a>,
        required: &Required<'_, 'a>,
        depth: &Depth<'_>,
    ) -> Option<Vec<Property<'a>>> {
        if read::is_placeholder(value) {
            self.report_hidden_properties(value);
            return Some(Vec::new());
        }
        if value.kind() != Kind::Object {
            return None;
        }
        let members = self.distinct_members(value);
        Some(self.properties_of(members, required, depth))
    }

    /// Returns the properties that `members` declare.
    pub(super) fn properties_of(
        &mut self,
        members: Vec<Member<'a>>,
        required: &Required<'_, 'a>,
        depth: &Depth<'_>,
    ) -> Vec<Property<'a>> {
        let mut properties = Vec::with_capacity(members.len());
        for Member { key, value } in members {
            let name = Spanned::new(key.name(), key.span());
            let mark = self.path.enter(&name.value);
            if self.is_property(value) {
                // Written in place: a property is too large to be moved around.
                let position = properties.len();
                properties.push(Property::new(name, value));
                let property = &mut properties[position];
                self.property(property, depth);
                property.listed_as_required = required.contains(&property.name.value);
                property.required |= property.listed_as_required;
            }
            self.path.leave(mark);
        }
        properties
    }

    /// Returns the members of an object, of a repeated name the last one alone.
    pub(super) fn distinct_members(&self, value: Value<'a>) -> Vec<Member<'a>> {
        let members: Vec<_> = value.members().collect();
        if !self.has_repeats {
            return members;
        }
        let last: HashMap<_, _> = members
            .iter()
            .enumerate()
            .map(|(position, member)| (member.key.name(), position))
            .collect();
        let is_last = |(position, member): &(usize, Member<'_>)| {
            last.get(&member.key.name()) == Some(position)
        };
        members.into_iter().enumerate().filter(is_last).map(|(_, member)| member).collect()
    }

    /// Returns whether `value` can declare a property, and reports it otherwise.
    fn is_property(&mut self, value: Value<'a>) -> bool {
        let is_declared = value.kind() == Kind::Object || read::is_placeholder(value);
        if !is_declared {
            let found = value.kind().describe();
            self.report(Finding {
                code: "type-missing",
                level: Level::Error,
                span: value.span(),
                message: format!("expected the property to be an object, found {found}"),
                hint: "a property is an object with a `type`",
            });
        }
        is_declared
    }

    /// Warns of a placeholder for what would declare properties.
    fn report_hidden_properties(&mut self, value: Value<'a>) {
        self.report(Finding {
            code: "hidden-properties",
            level: Level::Warning,
            span: value.span(),
            message: "expected properties, found a placeholder, which hides them".to_owned(),
            hint: "resolve it first: of what stands behind it, nothing is generated",
        });
    }

    /// Reports that a reference to a file stands where the schema should.
    fn report_unresolved(&mut self, value: Value<'a>) {
        self.report(Finding {
            code: "script-file-url",
            level: Level::Error,
            span: value.span(),
            message: format!("expected a schema, found the reference {}", value.raw()),
            hint: "put the text of the file here: the server does not read it",
        });
    }

    fn report_not_an_object(&mut self, code: &'static str, name: &str, value: Value<'a>) {
        let found = value.kind().describe();
        self.report(Finding {
            code,
            level: Level::Error,
            span: value.span(),
            message: format!("expected `{name}` to be an object, found {found}"),
            hint: "the server refuses it: properties are the members of an object, by name",
        });
    }
}

impl<'a> Schema<'a> {
    /// Returns a schema without properties that stands at `value`.
    pub(super) fn new(value: Value<'a>) -> Self {
        Self {
            value,
            title: Setting::Absent,
            description: Setting::Absent,
            icon: Setting::Absent,
            mat_icon: Setting::Absent,
            order: Vec::new(),
            required: Vec::new(),
            properties: Vec::new(),
            rest: Vec::new(),
            is_open: false,
            names: NameIndex::default(),
        }
    }
}

/// Reads the list of names that `member` is into `names`, or keeps it verbatim.
pub(super) fn list<'a>(
    names: &mut Vec<Spanned<Text<'a>>>,
    member: Member<'a>,
    rest: &mut Vec<Member<'a>>,
) {
    match read::texts(member.value) {
        Some(texts) => *names = texts,
        None => rest.push(member),
    }
}

/// The names that a list `required` holds, to be asked for many of them.
pub(super) struct Required<'r, 'a> {
    names: Vec<&'r Text<'a>>,
}

impl<'r, 'a> Required<'r, 'a> {
    pub(super) fn new(names: &'r [Spanned<Text<'a>>]) -> Self {
        let mut names: Vec<_> = names.iter().map(|name| &name.value).collect();
        names.sort_unstable();
        Self { names }
    }

    fn contains(&self, name: &str) -> bool {
        self.names.binary_search_by(|candidate| candidate.as_ref().cmp(name)).is_ok()
    }
}
