//! The declaration of a property, or of the elements of an array, on both sides, key by key.

use crate::catalog::Catalog;
use crate::diff::flag::{Turn, Turned};
use crate::diff::members::{Entry, entries, without_nulls};
use crate::diff::walk::form::{Form, forms};
use crate::diff::walk::properties::Level;
use crate::diff::walk::settings::{self, NOTES, Setting, is_spelled_out};
use crate::diff::walk::{Walk, is_same_set, scripts};
use crate::diff::{Kind, Pair};
use crate::json::{Kind as JsonKind, Value};
use crate::model::{Items, Keyword, Kind as Holds, Property};

/// The declaration of a property, or `items`, on both sides.
#[derive(Clone, Copy)]
pub(super) struct Node<'m> {
    /// The whole declaration.
    pub(super) values: Pair<Value<'m>>,
    /// What it says that a value is.
    pub(super) kinds: Pair<&'m Holds<'m>>,
}

impl<'m> Node<'m> {
    /// Returns what stands under `keyword`.
    pub(super) fn get(&self, keyword: Keyword) -> Pair<Value<'m>> {
        without_nulls(self.values.and_then(|value| value.get(keyword.name())))
    }
}

impl<'m> Walk<'m> {
    /// Walks the property `pair`, which both sides have.
    pub(super) fn property(&mut self, pair: Pair<&'m Property<'m>>) {
        let Some((old, new)) = pair.both() else { return };
        let has_files = scripts::has_files(old) || scripts::has_files(new);
        if old.value.raw() == new.value.raw() && !has_files {
            return;
        }
        self.within(pair, |walk| {
            walk.hooks(pair.map(|property| &*property.hooks), scripts::OF_PROPERTY);
            let kinds = pair.map(|property| &property.kind);
            walk.declaration(Node { values: pair.map(|property| property.value), kinds });
        });
    }

    fn declaration(&mut self, node: Node<'m>) {
        let form = forms(node.kinds);
        self.value_type(&node, form);
        self.enumeration(&node);
        match form {
            Form::Reference | Form::Cardinality => self.relationship(node.kinds),
            Form::Object => self.sub_properties(&node),
            Form::List => self.elements(&node),
            Form::Plain | Form::Differs => {}
        }
        for entry in entries(node.values) {
            match Keyword::read(&entry.name) {
                Some(keyword) => self.keyword(form, keyword, entry.values),
                None => self.foreign(&entry),
            }
        }
    }

    /// Compares `written`, what stands under `keyword`.
    fn keyword(&mut self, form: Form, keyword: Keyword, written: Pair<Value<'m>>) {
        let values = without_nulls(written);
        let name = keyword.name();
        match keyword {
            Keyword::Type
            | Keyword::Enum
            | Keyword::EnumNames
            | Keyword::EnumTitles
            | Keyword::Options => {} // compared together
            Keyword::Default => self.default(written),
            Keyword::IsVirtual => self.is_virtual(values),
            Keyword::QueryConfig => self.derivation(values),
            Keyword::Policies => self.policies(values),
            Keyword::NotifyRelationships if is_same_set(name, values) => {}
            Keyword::NotifyRelationships => self.tell_key(Kind::RelNotifyChanged, name, values),
            Keyword::Required if is_flag(values) => self.required_flag(values),
            _ if form.covers(keyword) => {}
            Keyword::ResourceCollection => self.compare(Kind::RelSettingChanged, name, values),
            Keyword::Order | Keyword::Required if form == Form::Reference => {
                self.compare(Kind::ArtefactChanged, name, values);
            }
            _ => match settings::setting(keyword) {
                Some(setting) => self.setting(&setting, name, values),
                None => self.compare(Kind::SettingChanged, name, values),
            },
        }
    }

    /// Compares what stands under a key that means nothing in a declaration, unless it is a hook.
    fn foreign(&mut self, entry: &Entry<'m>) {
        let name = &*entry.name;
        if NOTES.contains(&name) {
            self.compare(Kind::ArtefactChanged, name, without_nulls(entry.values));
        } else if !self.prefix.is_empty() || !Catalog::embedded().is_property_hook(name) {
            self.compare(Kind::SettingChanged, name, entry.values);
        }
    }

    /// Compares `values`, which stand under `name`, as `setting` says.
    pub(super) fn setting(&mut self, setting: &Setting, name: &str, values: Pair<Value<'m>>) {
        let is_implied = setting.default.is_some_and(|default| is_spelled_out(values, default));
        self.compare(if is_implied { Kind::ArtefactChanged } else { setting.kind }, name, values);
    }

    /// Walks the properties of an object inside of a type.
    fn sub_properties(&mut self, node: &Node<'m>) {
        let properties = node.kinds.and_then(|kind| match kind {
            Holds::Object(object) => Some(&*object.properties),
            _ => None,
        });
        let container = node.get(Keyword::Properties);
        let unknown = Kind::SettingChanged;
        let order = node.get(Keyword::Order);
        let fates = self.properties(&Level { container, properties, unknown, order });
        self.order(order, &fates);
        let required = node.get(Keyword::Required);
        if !is_flag(required) {
            self.required(required, &fates, unknown);
        }
    }

    /// Walks what an array holds.
    fn elements(&mut self, node: &Node<'m>) {
        let items = node.kinds.and_then(|kind| match kind {
            Holds::Array(items) => Some(&**items),
            _ => None,
        });
        let values = without_nulls(items.and_then(|items: &Items<'_>| items.value));
        let is_node =
            |value: Option<Value<'_>>| value.is_some_and(|value| value.kind() == JsonKind::Object);
        if !is_node(values.old) || !is_node(values.new) {
            return self.compare(Kind::PropTypeChanged, Keyword::Items.name(), values);
        }
        let outer = self.prefix.len();
        self.prefix.push_str("items.");
        self.declaration(Node { values, kinds: items.map(|items| &items.kind) });
        self.prefix.truncate(outer);
    }

    fn default(&mut self, values: Pair<Value<'m>>) {
        let kind = match values {
            Pair { old: None, .. } => Kind::DefaultAdded,
            Pair { new: None, .. } => Kind::DefaultRemoved,
            _ => Kind::DefaultChanged,
        };
        self.compare(kind, Keyword::Default.name(), values);
    }

    fn is_virtual(&mut self, values: Pair<Value<'m>>) {
        let kinds = [Kind::VirtualAdded, Kind::VirtualRemoved];
        self.turned_flag(Keyword::IsVirtual, values, kinds);
    }

    /// Compares `required` where it is the flag that the schema API knows.
    fn required_flag(&mut self, values: Pair<Value<'m>>) {
        let kinds = [Kind::RequiredAdded, Kind::RequiredRemoved];
        self.turned_flag(Keyword::Required, values, kinds);
    }

    /// Compares the flag `keyword`, of which it is of the kind `on` that it was turned on, and of the
    /// kind `off` that it was turned off.
    fn turned_flag(&mut self, keyword: Keyword, values: Pair<Value<'m>>, [on, off]: [Kind; 2]) {
        let kind = match Turn::of(values, false).way() {
            Some(Turned::On) => on,
            Some(Turned::Off) => off,
            None if is_spelled_out(values, "false") => Kind::ArtefactChanged,
            None => Kind::SettingChanged,
        };
        self.compare(kind, keyword.name(), values);
    }
}

/// Returns whether one of `values` is true or false.
fn is_flag(values: Pair<Value<'_>>) -> bool {
    [values.old, values.new].into_iter().flatten().any(|value| value.as_bool().is_some())
}
