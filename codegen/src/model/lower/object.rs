//! One object type.

use crate::diagnostic::Level;
use crate::json::{Kind, Member, Value};
use crate::model::lower::{Finding, Lowering, script};
use crate::model::{Hook, IndexClass, LastSync, Meta, Object, Setting, Text, read};
use crate::span::{Span, Spanned};

impl<'a> Lowering<'a> {
    /// Returns the type that `value`, an object, declares; nothing where it has no name.
    pub(super) fn object(&mut self, value: Value<'a>) -> Option<Object<'a>> {
        let name = self.type_name(value)?;
        let mark = self.path.enter(&name.value);
        let mut object = Object {
            name,
            location: self.location(value.span()),
            value,
            id_index: IndexClass::Unindexed,
            schema: None,
            hooks: Vec::new(),
            actions: Vec::new(),
            meta: None,
            last_sync: None,
            notifications: None,
            attribute_encryption: None,
            icon_class: Setting::Absent,
            declared_type: Setting::Absent,
            legacy_properties: None,
            rest: Vec::new(),
        };
        for member in value.members() {
            self.object_member(&mut object, member);
        }
        if object.schema.is_none() {
            object.schema = self.legacy_schema(&object, value);
        }
        object.id_index = match object.property("_id") {
            Some(declared) => declared.index,
            None => self.place(self.home(&object.name.value), "_id").index,
        };
        self.path.leave(mark);
        Some(object)
    }

    fn object_member(&mut self, object: &mut Object<'a>, member: Member<'a>) {
        let Member { key, value } = member;
        match &*key.name() {
            "name" => {}
            "schema" => object.schema = self.schema(&object.name.value, value),
            "actions" if value.kind() == Kind::Object => object.actions = self.actions(value),
            "meta" if value.kind() == Kind::Object => object.meta = Some(meta(value)),
            "lastSync" if value.kind() == Kind::Object => object.last_sync = Some(last_sync(value)),
            "notifications" => object.notifications = Some(value),
            "attributeEncryption" => object.attribute_encryption = Some(value),
            "iconClass" => object.icon_class = read::setting(value),
            "type" => object.declared_type = read::setting(value),
            "properties" if value.kind() == Kind::Array => object.legacy_properties = Some(value),
            name if self.catalog.is_object_hook(name) => {
                let name = Spanned::new(key.name(), key.span());
                script::add(&mut object.hooks, self.hook(name, value));
            }
            _ => object.rest.push(member),
        }
    }

    fn actions(&self, value: Value<'a>) -> Vec<Hook<'a>> {
        let members = self.distinct_members(value).into_iter();
        members
            .map(|Member { key, value }| self.hook(Spanned::new(key.name(), key.span()), value))
            .collect()
    }

    fn type_name(&mut self, value: Value<'a>) -> Option<Spanned<Text<'a>>> {
        let Some(name) = value.get("name") else {
            let message = "expected the type to have a `name`, found none".to_owned();
            let first = value.members().next();
            let span = first.map_or(value.span(), |member| member.key.span());
            self.report(type_name_finding(span, message));
            return None;
        };
        let fault = match name.as_str() {
            None => format!("expected `name` to be a string, found {}", name.kind().describe()),
            Some(_) if read::is_placeholder(name) => {
                "expected `name` to be a name, found a placeholder".to_owned()
            }
            Some(text) if text.trim().is_empty() => {
                "expected `name` to be a name, found a blank string".to_owned()
            }
            Some(text) => return Some(Spanned::new(text, name.span())),
        };
        self.report(type_name_finding(name.span(), fault));
        None
    }
}

fn type_name_finding(span: Span, message: String) -> Finding<'static> {
    Finding {
        code: "type-name-missing",
        level: Level::Error,
        span,
        message,
        hint: "a type is reached as `managed/NAME`: letters, digits and underscores",
    }
}

fn meta(value: Value<'_>) -> Meta<'_> {
    let tracked = value.get("trackedProperties").and_then(read::texts);
    Meta {
        span: value.span(),
        property: read::setting_of(value, "property"),
        resource_collection: read::setting_of(value, "resourceCollection"),
        tracked_properties: tracked.unwrap_or_default(),
    }
}

fn last_sync(value: Value<'_>) -> LastSync<'_> {
    LastSync {
        span: value.span(),
        effective_assignments_property: read::setting_of(value, "effectiveAssignmentsProperty"),
        last_sync_property: read::setting_of(value, "lastSyncProperty"),
    }
}
