//! The lists `order` and `required` of a schema and of the objects in it, held against what they declare.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use foldhash::{HashSet, HashSetExt as _};

use crate::config::closest;
use crate::json::{Kind as JsonKind, Value};
use crate::model::{Kind, Object, Property, Schema, is_placeholder};
use crate::rules::{Findings, ObjectSite};

/// A list of names of properties, as it was written.
#[derive(Debug)]
pub(super) struct NameList<'o, 'a> {
    /// The list.
    pub(super) value: Value<'a>,
    /// The object that declares the properties.
    properties: Value<'a>,
    /// The names in it, once one was looked for that the type does not know.
    declared: OnceCell<HashSet<Cow<'a, str>>>,
    /// The type, where the list is that of its schema.
    object: Option<&'o Object<'a>>,
}

/// How many misspelt names are compared with how many properties.
const CANDIDATES: usize = 100;

/// A name in a list.
#[derive(Clone, Debug)]
pub(super) struct Listed<'a> {
    /// The element that it is.
    pub(super) element: Value<'a>,
    /// The name.
    pub(super) name: Cow<'a, str>,
}

impl<'o, 'a> NameList<'o, 'a> {
    /// Returns the list `key` of the type at `site`, where it is one and every property is known.
    pub(super) fn of(site: &ObjectSite<'o, 'a>, key: &str) -> Option<Self> {
        let object = site.object;
        let list = Self::of_node(object.schema.as_ref()?.value, key)?;
        Some(Self { object: Some(object), ..list })
    }

    /// Returns the list `key` of the object that `node` declares, where it is one and every property is
    /// known.
    pub(super) fn of_node(node: Value<'a>, key: &str) -> Option<Self> {
        let value = node.get(key).filter(|list| list.kind() == JsonKind::Array)?;
        let properties = node.get("properties")?;
        let is_open = properties.kind() == JsonKind::Object && !is_placeholder(properties);
        is_open.then(|| Self { value, properties, declared: OnceCell::new(), object: None })
    }

    /// Returns the names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = Listed<'a>> + use<'a> {
        let elements = self.value.elements().filter(|element| !is_placeholder(*element));
        elements.filter_map(|element| Some(Listed { element, name: element.as_str()? }))
    }

    /// Returns the names of the properties, as they were written.
    pub(super) fn declared(&self) -> impl Iterator<Item = Cow<'a, str>> + use<'a> {
        self.properties.members().map(|member| member.key.name())
    }

    /// Returns the names that lead to no property; without those of properties that stand at the
    /// wrong place, which `schema-stray-property` reports.
    pub(super) fn dangling(&self) -> impl Iterator<Item = Listed<'a>> {
        let schema = self.object.and_then(|object| object.schema.as_ref());
        let strays = schema.into_iter().flat_map(Schema::strays);
        let strays: HashSet<_> = strays.map(|stray| stray.key.name()).collect();
        let is_dangling = move |listed: &Listed<'a>| {
            !self.declares(&listed.name) && !strays.contains(&listed.name)
        };
        self.names().filter(is_dangling)
    }

    /// Returns the names that lead to no property, each with the property that is not listed and most
    /// likely meant.
    pub(super) fn corrected(&self) -> Vec<(Listed<'a>, Option<Cow<'a, str>>)> {
        let mut corrected: Vec<_> = self.dangling().map(|listed| (listed, None)).collect();
        if corrected.is_empty() {
            return corrected;
        }
        let listed: HashSet<_> = self.names().map(|listed| listed.name).collect();
        let left = self.declared().filter(|name| !listed.contains(name));
        let mut left: BTreeSet<_> = left.take(CANDIDATES).collect();
        for (listed, meant) in corrected.iter_mut().take(CANDIDATES) {
            let candidates = left.iter().map(|name| &**name);
            let found = closest(&listed.name, candidates).map(str::to_owned);
            *meant = found.and_then(|found| left.take(&*found));
        }
        corrected
    }

    /// Returns the names of properties that stand again, each with the element that it first is.
    pub(super) fn repeated(&self) -> Vec<(Listed<'a>, Value<'a>)> {
        let mut met = HashSet::new();
        if self.names().all(|listed| met.insert(listed.name)) {
            return Vec::new();
        }
        let mut names: Vec<_> = self.names().collect();
        names.sort_by(|one, other| one.name.cmp(&other.name));
        let mut repeated = Vec::new();
        for same in names.chunk_by(|one, other| one.name == other.name) {
            if same.len() > 1 && self.declares(&same[0].name) {
                let again = same[1..].iter().cloned();
                repeated.extend(again.map(|listed| (listed, same[0].element)));
            }
        }
        repeated.sort_by_key(|(listed, _)| listed.element.id());
        repeated
    }

    /// Returns whether `name` is one of the properties.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.object.is_some_and(|object| object.property(name).is_some())
            || self.declared.get_or_init(|| self.declared().collect()).contains(name)
    }
}

/// What looks at one list.
type Check<'k> = &'k dyn Fn(&NameList<'_, '_>, &mut Findings<'_>);

/// Calls `check` with each list `key` of the type at `site`: that of its schema, and those of the
/// objects in it.
pub(super) fn visit(
    site: &ObjectSite<'_, '_>,
    key: &str,
    findings: &mut Findings<'_>,
    check: Check<'_>,
) {
    if let Some(list) = NameList::of(site, key) {
        check(&list, findings);
    }
    for property in site.object.properties() {
        visit_property(property, key, findings, check);
    }
}

fn visit_property(
    property: &Property<'_>,
    key: &str,
    findings: &mut Findings<'_>,
    check: Check<'_>,
) {
    if matches!(property.kind, Kind::Object(_) | Kind::Array(_)) {
        let mark = findings.enter(&property.name.value);
        visit_node(property.value, &property.kind, key, findings, check);
        findings.leave(mark);
    }
}

/// Visits what `node`, which holds `kind`, declares; the recursion follows the nesting of the text,
/// which the parser limits.
fn visit_node(
    node: Value<'_>,
    kind: &Kind<'_>,
    key: &str,
    findings: &mut Findings<'_>,
    check: Check<'_>,
) {
    match kind {
        Kind::Object(object) => {
            if let Some(list) = NameList::of_node(node, key) {
                check(&list, findings);
            }
            for property in &object.properties {
                visit_property(property, key, findings, check);
            }
        }
        Kind::Array(items) => {
            if let Some(node) = items.value {
                visit_node(node, &items.kind, key, findings, check);
            }
        }
        _ => {}
    }
}
