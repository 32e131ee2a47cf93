//! Values that the server fills in.

use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, shown};
use crate::diff::impact::source;
use crate::json::{self, Value};
use crate::model::{Property, is_placeholder};

pub(super) fn added(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unfit(site, site.values().new) {
        return judged;
    }
    let because = "a create without a value gets the default; stored records stay without";
    Judged::new(because, source::MEASURED).wire(Safe).records(Safe)
}

pub(super) fn removed(site: &Site<'_, '_>) -> Judged {
    let Some(property) = site.property().filter(|_| !site.is_nested()) else {
        return Judged::new("nothing is filled in inside of a value", source::MEASURED);
    };
    if property.required && !property.is_read_only() {
        return Judged::new(
            "a create without a value was filled in, and is refused with status 403",
            source::MEASURED,
        )
        .wire(Breaking)
        .todo("let every client write a value first");
    }
    Judged::new("records that are created without a value have none from now on", source::MEASURED)
        .wire(Risky)
        .records(Safe)
        .todo("let readers expect that there is none")
}

pub(super) fn changed(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unfit(site, site.values().new) {
        return judged;
    }
    let values = site.values();
    let shown = |value: Option<Value<'_>>| value.map_or_else(|| "nothing".to_owned(), shown);
    let because = format!(
        "what is created without a value gets {} instead of {}; stored records keep theirs",
        shown(values.new),
        shown(values.old)
    );
    Judged::new(because, source::MEASURED)
        .wire(Risky)
        .records(Safe)
        .todo("look for who relies on the old default")
}

/// Returns whether the server fills in a value of `property`.
pub(super) fn fills_in(property: &Property<'_>) -> bool {
    property.default().is_some_and(|default| !default.is_null())
}

/// Judges `default`, one that the property may not be able to hold.
pub(super) fn unfit(site: &Site<'_, '_>, default: Option<Value<'_>>) -> Option<Judged> {
    let property = site.change.property.new.filter(|_| !site.is_nested())?;
    let default = default.filter(|value| !value.is_null() && !is_placeholder(*value))?;
    let wanted = property.kind.json()?;
    if wanted != default.kind() {
        let because = format!(
            "{} is not what the property holds: the write is accepted, and then every request to the type is \
             answered with status 404",
            shown(default)
        );
        let judged = Judged::new(because, source::MEASURED).all(Breaking);
        return Some(judged.todo("write a default of the type of the property"));
    }
    let listed = property.enumeration.as_ref().filter(|_| wanted != json::Kind::Array)?;
    let is_listed = listed.values.iter().any(|value| crate::meaning::is_same(*value, default));
    if is_listed || listed.placeholder().is_some() {
        return None;
    }
    let because = format!(
        "{} is none of the listed values: every create without a value is refused with status 403",
        shown(default)
    );
    Some(
        Judged::new(because, source::MEASURED)
            .wire(Breaking)
            .todo("choose one of the listed values"),
    )
}
