//! One type on both sides, key by key.

use crate::catalog::Catalog;
use crate::diff::members::{entries, without_nulls};
use crate::diff::walk::{Walk, is_same, is_same_by_member, is_same_set, scripts};
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::model::Object;

impl<'m> Walk<'m> {
    /// Walks the type `object`, which both sides have.
    pub(super) fn object(&mut self, object: Pair<&'m Object<'m>>) {
        if object.both().is_some_and(|(old, new)| is_untouched(old, new)) {
            return;
        }
        self.object = object;
        let mark = self.path.enter(object.latest().map_or("", |object| &object.name.value));
        for entry in entries(object.map(|object| object.value)) {
            self.object_key(&entry.name, entry.values);
        }
        self.hooks(object.map(|object| &*object.hooks), scripts::OF_TYPE);
        let schemas = object.and_then(|object| object.value.get("schema"));
        self.schema(without_nulls(schemas));
        self.path.leave(mark);
        self.object = Pair::default();
    }

    fn object_key(&mut self, name: &str, written: Pair<Value<'m>>) {
        let values = without_nulls(written);
        match name {
            "name" | "schema" => {}
            "actions" => self.actions(values),
            "meta" => self.meta(values),
            "lastSync" if is_same_by_member(values) => {}
            "lastSync" => self.tell_key(Kind::LastSyncChanged, name, values),
            "notifications" => self.compare(Kind::NotificationsChanged, name, values),
            "attributeEncryption" => {
                self.compare(Kind::AttributeEncryptionChanged, name, values);
            }
            "iconClass" | "iconSrc" | "title" => {
                self.compare(Kind::TypeLabelChanged, name, values);
            }
            "type" => self.compare(Kind::ArtefactChanged, name, values),
            "properties" => self.legacy_properties(values),
            _ if Catalog::embedded().is_object_hook(name) => {}
            _ => self.compare(Kind::TypeSettingChanged, name, written),
        }
    }

    fn actions(&mut self, values: Pair<Value<'m>>) {
        let is_other = |value: Value<'m>| (value.kind() != JsonKind::Object).then_some(value);
        self.compare(Kind::TypeSettingChanged, "actions", values.and_then(is_other));
        let object = self.object;
        self.hooks(object.map(|object| &*object.actions), scripts::ACTION);
    }

    /// Compares `meta`, whose `trackedProperties` are a set.
    fn meta(&mut self, values: Pair<Value<'m>>) {
        if is_same_by_member(values) {
            return;
        }
        let is_different = entries(values).iter().any(|entry| match &*entry.name {
            name @ "trackedProperties" => !is_same_set(name, entry.part()),
            _ => !is_same(entry.part()),
        });
        if is_different || values.both().is_none() {
            self.tell_key(Kind::MetaChanged, "meta", values);
        }
    }

    /// Compares the array `properties` of old files, which means something where there is no schema.
    fn legacy_properties(&mut self, values: Pair<Value<'m>>) {
        let is_ignored = |object: &'m Object<'m>| object.value.get("schema").is_some();
        let (Some(old), Some(new)) = (self.object.old, self.object.new) else { return };
        let is_list = |value: Value<'_>| value.kind() == JsonKind::Array;
        if is_ignored(old) && is_ignored(new) {
            self.compare(Kind::ArtefactChanged, "properties", values);
        } else if !values.old.is_none_or(is_list) || !values.new.is_none_or(is_list) {
            self.compare(Kind::TypeSettingChanged, "properties", values);
        }
    }
}

/// Returns whether `old` and `new` are written alike, and no file says more about them.
fn is_untouched(old: &Object<'_>, new: &Object<'_>) -> bool {
    old.value.raw() == new.value.raw() && !has_files(old) && !has_files(new)
}

/// Returns whether a script of `object` is in a file of its own.
fn has_files(object: &Object<'_>) -> bool {
    let mut of_type = object.hooks.iter().chain(&object.actions);
    of_type.any(scripts::is_in_file) || object.properties().iter().any(scripts::has_files)
}
