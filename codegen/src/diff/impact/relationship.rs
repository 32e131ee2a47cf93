//! Relationships, and their two ends.

use crate::diff::Side;
use crate::diff::Verdict::{Breaking, Cosmetic, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name, shown};
use crate::diff::impact::{prefix, reverse, source};
use crate::json::Value;
use crate::model::Property;

/// How a relationship is written so that the mapping of the repository follows.
const BY_SCHEMA_API: &str = "write it through the schema API (`resource=2.0`), both ends at once: the mapping of the repository follows \
     nothing else";

pub(super) fn added(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = prefix::refused(site) {
        return judged;
    }
    let is_demanded =
        site.property().is_some_and(|property| property.required) && !site.is_nested();
    if let Some(judged) = reverse::astray(site) {
        return if is_demanded { judged.wire(Breaking) } else { judged };
    }
    let because = match existing_end(site, site.new) {
        Some(other) => format!("{} and its other end {} are new", site.path(), name(other)),
        None if site.property().is_some_and(is_one_way) => {
            format!("{} is new, and leads one way", site.path())
        }
        None => format!("{} is new", site.path()),
    };
    let judged = Judged::new(because, source::RELATIONSHIP_API).all(Safe).queries(Cosmetic);
    let judged = if is_demanded { judged.wire(Breaking).records(Risky) } else { judged };
    if site.is_own() { judged.todo(BY_SCHEMA_API) } else { judged }
}

pub(super) fn added_one_side(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = prefix::refused(site) {
        return judged;
    }
    let because = format!(
        "{} is the other end of {}, which was there: what was linked before is not linked back",
        site.path(),
        other_end(site)
    );
    Judged::new(because, source::MEASURED)
        .all(Safe)
        .queries(Cosmetic)
        .records(Risky)
        .todo("write the references of before again after the change")
}

pub(super) fn removed(site: &Site<'_, '_>) -> Judged {
    let because = match existing_end(site, site.old) {
        Some(other) => format!(
            "{} and its other end {} can no longer be read, and the stored links come back where their slot is used \
             again",
            site.path(),
            name(other)
        ),
        None => format!(
            "{} can no longer be read, and the stored links come back where their slot is used again",
            site.path()
        ),
    };
    let last = if site.is_own() {
        "remove it through the schema API (`resource=2.0`)"
    } else {
        "take it out of the configuration"
    };
    Judged::new(because, source::RELATIONSHIPS)
        .all(Breaking)
        .console(Risky)
        .access(Risky)
        .todo(format!("remove the links on all records, look for who reads them, then {last}"))
}

pub(super) fn removed_one_side(site: &Site<'_, '_>) -> Judged {
    let because = format!(
        "{} still names {} as its other end, which is gone: reads of that end are answered with status 404",
        other_end(site),
        site.path()
    );
    Judged::new(because, source::MEASURED)
        .all(Breaking)
        .console(Risky)
        .access(Risky)
        .todo(format!("remove {} as well, or neither", other_end(site)))
}

pub(super) fn cardinality(_: &Site<'_, '_>) -> Judged {
    let because = "one reference and a list of references are stored and written differently, and nothing converts \
                   what is stored";
    Judged::new(because, source::RELATIONSHIPS)
        .wire(Breaking)
        .records(Breaking)
        .console(Risky)
        .todo("add another relationship, copy the links, and move whoever uses it")
}

pub(super) fn target_added(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = prefix::refused_target(site) {
        return judged;
    }
    let because = format!(
        "a reader may get references to {}, which it does not know",
        target(site.values().new)
    );
    Judged::new(because, source::RELATIONSHIPS)
        .wire(Risky)
        .records(Safe)
        .console(Safe)
        .todo("deploy readers that take references of any type first")
}

pub(super) fn target_removed(site: &Site<'_, '_>) -> Judged {
    let target = target(site.values().old);
    let because =
        format!("a new reference to {target} is refused, and those that are stored lead nowhere");
    Judged::new(because, source::RELATIONSHIPS)
        .wire(Breaking)
        .records(Breaking)
        .console(Risky)
        .todo(format!("remove the references to {target} on all records first"))
}

/// Returns the other end, where the side has it `in_which` it is looked for.
fn existing_end<'c>(site: &Site<'c, '_>, in_which: Side<'_>) -> Option<&'c str> {
    let end = site.change.other_end.as_deref()?;
    let mut ends = site.property()?.relationship()?.other_ends();
    let is_there = ends.any(|(object, property)| {
        in_which.model.object(object).is_some_and(|it| it.property(&property).is_some())
    });
    is_there.then_some(end)
}

fn is_one_way(property: &Property<'_>) -> bool {
    property.relationship().is_some_and(|it| !it.reverse_relationship().is_true())
}

fn other_end(site: &Site<'_, '_>) -> String {
    site.change.other_end.as_deref().map_or_else(|| "the other end".to_owned(), name)
}

/// Returns the path of the entry that `value` is.
fn target(value: Option<Value<'_>>) -> String {
    let path = value.and_then(|value| value.get("path"));
    path.map_or_else(|| "another type".to_owned(), shown)
}
