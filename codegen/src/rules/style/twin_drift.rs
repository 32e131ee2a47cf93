//! `twin-drift`: the types of two realms that share a name declare the same.

use std::borrow::Cow;

use crate::catalog::{Catalog, Realm};
use crate::diagnostic::Level;
use crate::json::{Kind, Member, Value};
use crate::model::Object;
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};
use crate::span::Location;

pub(super) static RULE: Rule = Rule {
    name: "twin-drift",
    group: Group::Style,
    level: Level::Info,
    default: Default::Off,
    fixes: Fixes::None,
    page: include_str!("twin_drift.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let catalog = site.context.catalog;
    let Some(twin) = twin_before(site) else { return };
    let hint = "say it in both realms, or accept the difference with a reason";
    for property in site.object.properties() {
        let name = &property.name;
        let Some(other) = twin.property(&name.value) else {
            let message = format!(
                "expected `{}` in `{}` as well, found it here alone",
                name.value, twin.name.value
            );
            let _ = findings.report_of(&name.value, name.span, message).hint(hint);
            continue;
        };
        if is_alike(property.value, other.value, catalog) {
            continue;
        }
        let message =
            format!("expected `{}` as in `{}`, found another", name.value, twin.name.value);
        let place = Location { source: twin.source(), span: other.name.span };
        let _ = findings
            .report_of(&name.value, name.span, message)
            .related(place, "the other one")
            .hint(hint);
    }
    for other in twin.properties() {
        if site.object.property(&other.name.value).is_some() {
            continue;
        }
        let name = &other.name.value;
        let message = format!("expected `{name}` as in `{}`, found none", twin.name.value);
        let place = Location { source: twin.source(), span: other.name.span };
        let _ = findings
            .report_of(name, site.object.name.span, message)
            .related(place, "it is here")
            .hint(hint);
    }
}

/// Returns the type of the same name in an earlier realm.
fn twin_before<'c, 'a>(site: &ObjectSite<'c, 'a>) -> Option<&'c Object<'a>> {
    let name = &site.object.name.value;
    let family = site.context.catalog.without_realm(name)?;
    let realms = site.context.catalog.realms().iter();
    let mut earlier =
        realms.map(|realm| format!("{}{family}", realm.name)).take_while(|twin| twin != name);
    earlier.find_map(|twin| site.context.model.object(&twin))
}

/// Returns whether two declarations say the same but for the names of realms, in whatever order; the
/// parser's depth limit bounds the recursion.
fn is_alike(left: Value<'_>, right: Value<'_>, catalog: &Catalog) -> bool {
    if left.kind() != right.kind() {
        return false;
    }
    if left.raw() == right.raw() {
        return true;
    }
    match left.kind() {
        Kind::Object => {
            let in_order = || (telling(left), telling(right));
            if are_named_alike(in_order(), catalog) {
                return are_alike(in_order(), catalog);
            }
            let by_name = [left, right].map(|object| sorted(object, catalog));
            let by_name = || (by_name[0].iter().copied(), by_name[1].iter().copied());
            are_named_alike(by_name(), catalog) && are_alike(by_name(), catalog)
        }
        Kind::Array if left.len() != right.len() => false,
        Kind::Array => {
            let mut pairs = left.elements().zip(right.elements());
            pairs.all(|(one, other)| is_alike(one, other, catalog))
        }
        Kind::String => {
            let texts = left.as_str().zip(right.as_str());
            texts.is_some_and(|(left, right)| is_same(&left, &right, catalog))
        }
        Kind::Null | Kind::Boolean | Kind::Number => left.raw() == right.raw(),
    }
}

/// Returns whether the members of two objects have the same names but for those of realms.
fn are_named_alike<'a>(
    (mut left, mut right): (impl Iterator<Item = Member<'a>>, impl Iterator<Item = Member<'a>>),
    catalog: &Catalog,
) -> bool {
    let has_twin = |one: Member<'a>| {
        let twin = right.next();
        twin.is_some_and(|other| is_same(&one.key.name(), &other.key.name(), catalog))
    };
    left.all(has_twin) && right.next().is_none()
}

/// Returns whether the members of two objects, which have the same names, say the same.
fn are_alike<'a>(
    (left, right): (impl Iterator<Item = Member<'a>>, impl Iterator<Item = Member<'a>>),
    catalog: &Catalog,
) -> bool {
    left.zip(right).all(|(one, other)| is_alike(one.value, other.value, catalog))
}

/// Returns the members of `object` that say something.
fn telling(object: Value<'_>) -> impl Iterator<Item = Member<'_>> {
    object.members().filter(|member| !says_nothing(*member))
}

/// Returns the members of `object` that say something, by name.
fn sorted<'a>(object: Value<'a>, catalog: &Catalog) -> Vec<Member<'a>> {
    let mut members: Vec<_> = telling(object).collect();
    members.sort_by_cached_key(|member| neutral(&member.key.name(), catalog).into_owned());
    members
}

/// Returns whether two texts say the same but for the names of realms.
fn is_same(left: &str, right: &str, catalog: &Catalog) -> bool {
    left == right || neutral(left, catalog) == neutral(right, catalog)
}

/// Returns whether `member` might as well not be there: consoles write such members on their own.
fn says_nothing(member: Member<'_>) -> bool {
    let value = member.value;
    match value.kind() {
        Kind::Null => true,
        Kind::Boolean => value.as_bool() == Some(false) && !member.key.is("viewable"),
        Kind::String => value.as_str().is_some_and(|text| text.is_empty()),
        Kind::Array | Kind::Object => value.is_empty(),
        Kind::Number => false,
    }
}

/// Returns `text` with every name of a realm replaced by the same word.
fn neutral<'t>(text: &'t str, catalog: &Catalog) -> Cow<'t, str> {
    let words = |realm: &Realm| [(realm.name, "{realm}"), (realm.title, "{Realm}")];
    let mut text = Cow::Borrowed(text);
    for (name, word) in catalog.realms().iter().flat_map(words) {
        if text.contains(name) {
            text = Cow::Owned(text.replace(name, word));
        }
    }
    text
}
