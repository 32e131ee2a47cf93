//! What somebody does to a configuration.

use mosaic_codegen::json::edit::{self, Edit, Path, Segment};
use mosaic_codegen::json::{self, Kind, Member, Value};
use mosaic_codegen::source::{Documents, Role, Sources};
use proptest::prelude::*;
use proptest::sample::Index;

/// Something that is done to one property of one type.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    /// The property gets, or changes, this member.
    Change(Index, &'static str, &'static str),
    /// The property goes, and its entries in lists.
    Remove(Index),
    /// The type gets a property of this name, and an entry in `order`.
    Add(Index, String),
    /// The type gets this member.
    Member(Index, &'static str, &'static str),
    /// Some value in a type becomes another one.
    Replace(Index, &'static str),
}

const MEMBERS: &[(&str, &str)] = &[
    ("title", "\"Another title\""),
    ("description", "null"),
    ("type", "\"number\""),
    ("enum", "[\"a\", \"b\"]"),
    ("minLength", "8"),
    ("policies", "[{\"policyId\": \"unique\"}, {\"policyId\": \"not-empty\"}]"),
    ("onValidate", "{\"type\": \"text/javascript\", \"source\": \"true;\"}"),
];

const HOOKS: &[(&str, &str)] = &[
    ("onCreate", "{\"type\": \"text/javascript\", \"source\": \"a();\\nb();\"}"),
    ("onDelete", "{\"type\": \"text/javascript\", \"source\": \"c();\"}"),
    ("iconClass", "\"fa fa-book\""),
];

const VALUES: &[&str] = &["true", "null", "\"x\"", "1.50", "[]", "{}", "[1, {\"a\": [2]}]"];

pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    let member = prop::sample::select(MEMBERS);
    let hook = prop::sample::select(HOOKS);
    let value = prop::sample::select(VALUES);
    prop_oneof![
        (any::<Index>(), member).prop_map(|(at, (name, value))| Deed::Change(at, name, value)),
        any::<Index>().prop_map(Deed::Remove),
        (any::<Index>(), "custom_[a-d]").prop_map(|(at, name)| Deed::Add(at, name)),
        (any::<Index>(), hook).prop_map(|(at, (name, value))| Deed::Member(at, name, value)),
        (any::<Index>(), value).prop_map(|(at, value)| Deed::Replace(at, value)),
    ]
}

impl Deed {
    /// Returns `text` after the deed; the text itself where there is nothing to do it to.
    pub(crate) fn done(&self, text: &str) -> String {
        done_at_once(text, &[self])
    }

    /// Returns whether the deed is about something else in `text` than `other`, so that nobody minds
    /// the other.
    pub(crate) fn is_apart_from(&self, other: &Self, text: &str) -> bool {
        let targets = with_types(text, |types| (self.target(types), other.target(types)));
        matches!(targets, (Some(one), Some(other)) if one != other)
    }

    /// Returns `text` without the member or property that the deed, which was done to `base`, is about;
    /// nothing where it is about lists too.
    pub(crate) fn forgotten(&self, base: &str, text: &str) -> Option<String> {
        let (Self::Change(..) | Self::Member(..)) = self else { return None };
        let (object, place, name) = with_types(base, |types| self.target(types))?;
        let edits = with_types(text, |types| {
            let object = types.iter().find(|it| name_of(**it).as_ref() == Some(&object));
            let container = object.and_then(|it| it.at(place));
            let member = container.and_then(|it| Some((it, it.get(&name)?)));
            member.map(|(container, member)| Edit::remove(Path::item(container, member)))
        });
        edit::apply(text, edits.as_slice()).ok()
    }

    /// Returns what the deed is about: the type, the way to an object in it, a member there.
    fn target(&self, types: &[Value<'_>]) -> Option<(String, &'static [&'static str], String)> {
        const PROPERTIES: &[&str] = &["schema", "properties"];
        let (object, place, member) = match self {
            Self::Change(at, ..) | Self::Remove(at) => {
                let properties = properties(types);
                let (object, _, property) = properties.get(at.index(properties.len().max(1)))?;
                (*object, PROPERTIES, property.key.name().into_owned())
            }
            Self::Add(at, name) => (*at.get(types), PROPERTIES, name.clone()),
            Self::Member(at, name, _) => (*at.get(types), [].as_slice(), (*name).to_owned()),
            Self::Replace(..) => return None,
        };
        Some((name_of(object)?, place, member))
    }

    fn edits(&self, types: &[Value<'_>]) -> Vec<Edit> {
        let properties = properties(types);
        let pick = |index: &Index| match properties.len() {
            0 => None,
            count => Some(properties[index.index(count)]),
        };
        match self {
            Self::Change(at, name, value) => {
                let property = pick(at).map(|(_, _, property)| property.value);
                let property = property.filter(|it| it.kind() == Kind::Object);
                property.map(|it| Edit::put(it, name, *value)).into_iter().collect()
            }
            Self::Remove(at) => pick(at).map_or_else(Vec::new, |(object, all, property)| {
                let mut edits = vec![Edit::remove(Path::item(all, property.value))];
                for list in ["order", "required"] {
                    edits.extend(without(object.at(&["schema", list]), &property.key.name()));
                }
                edits
            }),
            Self::Add(at, name) => {
                let object = at.get(types);
                let Some(all) = object.at(&["schema", "properties"]) else { return Vec::new() };
                let mut edits = vec![Edit::put(all, name, "{ \"type\": \"string\" }")];
                let order = object.at(&["schema", "order"]).filter(|it| it.kind() == Kind::Array);
                let is_new = all.get(name).is_none();
                edits.extend(order.filter(|_| is_new).map(|order| {
                    let place = Path::of(order).join(Segment::Index(at.index(order.len() + 1)));
                    Edit::insert(place, json::quote(name))
                }));
                edits
            }
            Self::Member(at, name, value) => vec![Edit::put(*at.get(types), name, *value)],
            Self::Replace(at, new) => {
                let values: Vec<_> = types.iter().flat_map(|it| inside(*it)).collect();
                let value = (!values.is_empty()).then(|| at.get(&values));
                value.map(|value| Edit::set(Path::of(*value), *new)).into_iter().collect()
            }
        }
    }
}

/// Returns `text` after deeds that are all done to it as it is.
pub(crate) fn done_at_once(text: &str, deeds: &[&Deed]) -> String {
    let edits = with_types(text, |types| {
        if types.is_empty() {
            return Vec::new();
        }
        deeds.iter().flat_map(|deed| deed.edits(types)).collect::<Vec<_>>()
    });
    edit::apply(text, &edits).unwrap_or_else(|_| text.to_owned())
}

/// Returns what `look` finds in the types of `text`.
fn with_types<R>(text: &str, look: impl FnOnce(&[Value<'_>]) -> R) -> R {
    let mut sources = Sources::new();
    sources.add("", text.as_bytes().to_vec(), Role::Configuration);
    let (documents, _) = Documents::parse(&sources);
    let types: Vec<_> = documents.types().0.iter().map(|entry| entry.value).collect();
    look(&types)
}

fn name_of(object: Value<'_>) -> Option<String> {
    object.get("name").map(|name| name.raw().to_owned())
}

/// Returns every property, with its type and with what it is a member of.
fn properties<'a>(types: &[Value<'a>]) -> Vec<(Value<'a>, Value<'a>, Member<'a>)> {
    let all = |it: &Value<'a>| Some((*it, it.at(&["schema", "properties"])?));
    let all = types.iter().filter_map(all);
    all.flat_map(|(it, all)| all.members().map(move |property| (it, all, property))).collect()
}

/// Returns the edits that take the entries `name` out of a list.
fn without(list: Option<Value<'_>>, name: &str) -> Vec<Edit> {
    let Some(list) = list else { return Vec::new() };
    let entries = list.elements().filter(|entry| entry.as_str().as_deref() == Some(name));
    entries.map(|entry| Edit::remove(Path::item(list, entry))).collect()
}

/// Returns every value in the members of a type but its name, outer before inner.
fn inside(object: Value<'_>) -> Vec<Value<'_>> {
    let members = object.members().filter(|member| !member.key.is("name"));
    let (mut found, mut open) = (Vec::new(), members.map(|it| it.value).collect::<Vec<_>>());
    while let Some(value) = open.pop() {
        found.push(value);
        open.extend(value.members().map(|member| member.value).chain(value.elements()));
    }
    found
}
