//! The lists `order` and `required` of a schema and of the objects in it, held against what they declare.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::json::{Kind as JsonKind, Value};
use crate::model::{Kind, Property, Schema, is_placeholder};
use crate::rules::{Findings, ObjectSite};

/// A list of names of properties, as it was written.
#[derive(Clone, Debug)]
pub(super) struct NameList<'a> {
    /// The list.
    pub(super) value: Value<'a>,
    /// The object that declares the properties.
    properties: Value<'a>,
    /// Names of properties that stand beside that object.
    strays: HashSet<Cow<'a, str>>,
}

/// A name in a list.
#[derive(Clone, Debug)]
pub(super) struct Listed<'a> {
    /// The element that it is.
    pub(super) element: Value<'a>,
    /// The name.
    pub(super) name: Cow<'a, str>,
}

impl<'a> NameList<'a> {
    /// Returns the list `key` of the type at `site`, where it is one and every property is known.
    pub(super) fn of(site: &ObjectSite<'_, 'a>, key: &str) -> Option<Self> {
        let schema = site.object.schema.as_ref()?;
        let strays = Schema::strays(schema).map(|stray| stray.key.name()).collect();
        Some(Self { strays, ..Self::of_node(schema.value, key)? })
    }

    /// Returns the list `key` of the object that `node` declares, where it is one and every property is
    /// known.
    pub(super) fn of_node(node: Value<'a>, key: &str) -> Option<Self> {
        let value = node.get(key).filter(|list| list.kind() == JsonKind::Array)?;
        let properties = node.get("properties")?;
        let is_open = properties.kind() == JsonKind::Object && !is_placeholder(properties);
        is_open.then(|| Self { value, properties, strays: HashSet::new() })
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
        let declared: HashSet<_> = self.declared().collect();
        self.names().filter(move |listed| {
            !declared.contains(&listed.name) && !self.strays.contains(&listed.name)
        })
    }

    /// Returns the names of properties that stand again, each with the element that it first is.
    pub(super) fn repeated(&self) -> impl Iterator<Item = (Listed<'a>, Value<'a>)> + use<'a> {
        let declared: HashSet<_> = self.declared().collect();
        let mut first = HashMap::new();
        self.names().filter_map(move |listed| {
            let earlier = *first.entry(listed.name.clone()).or_insert(listed.element);
            let is_again = earlier.id() != listed.element.id();
            (is_again && declared.contains(&listed.name)).then_some((listed, earlier))
        })
    }
}

/// What looks at one list.
type Check<'k> = &'k dyn Fn(&NameList<'_>, &mut Findings<'_>);

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
        let mark = findings.path.enter(&property.name.value);
        visit_node(property.value, &property.kind, key, findings, check);
        findings.path.leave(mark);
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
