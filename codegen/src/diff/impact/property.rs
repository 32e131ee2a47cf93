//! Properties that went, or hold something else.

use crate::diff::Pair;
use crate::diff::Verdict::{Breaking, Cosmetic, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::required::is_demanded;
use crate::diff::impact::site::{Site, name, shown};
use crate::diff::impact::{derived, prefix, source, text};
use crate::json::{self, Value};
use crate::model::{Keyword, Storage, Text};

pub(super) fn removed(site: &Site<'_, '_>) -> Judged {
    let Some(property) = site.property() else { return unknown(site) };
    if property.storage == Storage::Computed {
        let because =
            format!("{} is no longer computed, and nothing was stored of it", site.path());
        return Judged::new(because, source::SETTINGS)
            .all(Risky)
            .records(Safe)
            .queries(Cosmetic)
            .wire(Breaking)
            .todo("look for who reads it");
    }
    let because = format!(
        "a write of {} is refused, a filter on it finds nothing, and the stored values stay where nobody sees them",
        site.path()
    );
    let judged = gone(site, because);
    let is_fixed = site.shipped_property().is_some() || site.slot().is_some();
    let todo = match property.storage {
        Storage::CustomAttributes => {
            "delete the values on all records, run a full reconciliation, then remove the property: later \
             reconciliations fail otherwise"
        }
        _ if is_fixed => {
            return judged
                .console(Breaking)
                .todo("leave it in: the consoles rely on the properties of the vendor");
        }
        _ => {
            "search scripts, mappings and privileges for it, then delete the values on all records"
        }
    };
    if site.is_still_read() {
        return judged.todo(format!(
            "copy the values, and mend the script that still reads them; then {todo}"
        ));
    }
    judged.todo(todo)
}

pub(super) fn renamed(site: &Site<'_, '_>) -> Judged {
    let old = site.change.property.old.map_or("", |property| &property.name.value);
    let because = format!(
        "perhaps {} under another name: the values stay under that one, for a rename moves nothing",
        name(old)
    );
    let judged = gone(site, because);
    if site.property().is_some_and(|property| property.relationship().is_some()) {
        return judged.todo(format!(
            "add the new relationship beside {}, set it on all records, and remove that one last",
            name(old)
        ));
    }
    judged.todo(format!(
        "add the new property beside {}, let `onRead` fall back to it, copy the values, and remove it last",
        name(old)
    ))
}

/// Returns what it means that nobody finds a property by its name any more, for the reason `because`.
fn gone(site: &Site<'_, '_>, because: String) -> Judged {
    let judged = Judged::new(because, source::CUSTOMIZE)
        .wire(Breaking)
        .records(Breaking)
        .console(Risky)
        .access(Risky);
    if site.was_queryable() { judged.queries(Breaking) } else { judged }
}

pub(super) fn replaced(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = prefix::refused(site) {
        return judged;
    }
    let old = site.change.property.old.map_or("", |property| &property.name.value);
    let is_kept = site.change.object.new.is_some_and(|object| object.property(old).is_some());
    let places = format!("{} takes the place of {}", site.path(), name(old));
    let (because, wire, queries) = if is_kept {
        let because = "which stays: a script reads it where the new one has no value";
        (because, Safe, Safe)
    } else {
        let because = "which is gone: a script still reads its values, but no client can write it";
        (because, Breaking, Risky)
    };
    let because = format!("{places}, {because}");
    let is_demanded = site.property().is_some_and(|property| is_demanded(site, property));
    if is_demanded {
        let because =
            format!("{because}; and a create without {} is refused with status 403", site.path());
        let judged = Judged::new(because, source::MEASURED).all(Safe).queries(queries);
        return judged.wire(Breaking).records(Risky).todo(format!(
            "leave {} out of `required` until every client writes it and the values of {} are copied to it",
            site.path(),
            name(old)
        ));
    }
    Judged::new(because, source::PRACTICE)
        .all(Safe)
        .wire(wire)
        .queries(queries)
        .todo("deploy this before the code that uses the new property, and copy the values later")
}

pub(super) fn restored(site: &Site<'_, '_>) -> Judged {
    let old = site.change.property.old.map_or("", |property| &property.name.value);
    let because = format!(
        "{} is gone, and nothing reads what was written to it since it took the place of {}",
        name(old),
        site.path()
    );
    Judged::new(because, source::PRACTICE)
        .wire(Breaking)
        .records(Breaking)
        .queries(Risky)
        .console(Risky)
        .access(Risky)
        .todo("copy the values back first")
}

pub(super) fn retyped(site: &Site<'_, '_>) -> Judged {
    let values = site.values();
    let is_fixed = site.slot().is_some() || site.shipped_property().is_some();
    let is_inside = site.is_nested() || site.is_of_items() && !is_fixed;
    let shown = |value: Option<Value<'_>>| value.map_or_else(|| "nothing".to_owned(), shown);
    let change = format!("from {} to {}", shown(values.old), shown(values.new));
    let judged = |because: String| {
        let judged =
            Judged::new(because, source::POLICIES).wire(Breaking).records(Breaking).console(Risky);
        if site.was_queryable() { judged.queries(Risky) } else { judged }
    };
    if is_inside {
        return judged(format!(
            "{change}: stored values stay as they are, and the server looks at none inside of a value"
        ))
        .records(Risky)
        .todo("convert the stored values first");
    }
    if is_fixed {
        return judged(format!(
            "the directory keeps values of one type here, and cannot change it {change}"
        ))
        .records(Breaking)
        .todo("leave the type, and use another property");
    }
    if let Some(judged) = loosened(site) {
        return judged;
    }
    judged(format!(
        "{change}: stored values stay as they are, and every later write of one fails `valid-type`"
    ))
    .todo("add another property, copy the values converted, and move whoever uses it")
}

/// Judges another way to write the type that every value passes that passed before.
fn loosened(site: &Site<'_, '_>) -> Option<Judged> {
    let (old, new) = site.values().both()?;
    if old.as_str().as_deref() == Some("integer") {
        let because =
            "no value passed the check for `integer`, so that none is stored that could fail now";
        return Some(Judged::new(because, source::POLICIES).wire(Safe).records(Safe));
    }
    if only_word(old)? != only_word(new)? {
        return None;
    }
    let is_list = |value: Value<'_>| value.kind() == json::Kind::Array;
    text::emptiness(site, Pair::of(is_list(old), is_list(new)))
}

/// Returns the word that a `type` consists of.
fn only_word(value: Value<'_>) -> Option<Text<'_>> {
    let mut words = value.elements();
    match (words.next(), words.next()) {
        (None, _) => value.as_str(),
        (Some(only), None) => only.as_str(),
        _ => None,
    }
}

pub(super) fn null_allowed(_: &Site<'_, '_>) -> Judged {
    Judged::new("null may be written, and a reader may get it", source::POLICIES)
        .wire(Safe)
        .records(Safe)
}

pub(super) fn null_refused(site: &Site<'_, '_>) -> Judged {
    if site.is_nested() || site.is_of_items() {
        let because =
            "the server looks at no null inside of a value, but a reader may no longer expect one";
        return Judged::new(because, source::POLICIES).wire(Safe).records(Safe);
    }
    Judged::new(
        "a write of null, or of nothing where text has to be, is refused with status 403",
        source::MEASURED,
    )
    .wire(Breaking)
    .records(Risky)
    .todo(
        "find the records that hold null, and let clients remove the value instead of writing null",
    )
}

pub(super) fn setting(site: &Site<'_, '_>) -> Judged {
    match Keyword::read(site.key()) {
        Some(Keyword::IsVirtual) => derived::is_virtual(site),
        _ => unknown(site),
    }
}

pub(super) fn unknown(site: &Site<'_, '_>) -> Judged {
    let because = format!(
        "mosaic does not know what {} means here: the server ignores what it does not know, but a newer one may know it",
        name(site.key())
    );
    Judged::new(because, source::FIELDS)
        .wire(Risky)
        .records(Risky)
        .todo("find out whether it means something to the tenant")
}
