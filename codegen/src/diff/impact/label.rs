//! What people alone read, and what nothing reads.

use crate::catalog::Catalog;
use crate::diff::Verdict::{Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name, shown};
use crate::diff::impact::source;

pub(super) fn of_type(site: &Site<'_, '_>) -> Judged {
    let because = format!("{} is what consoles show of the type", name(site.key()));
    Judged::new(because, source::OBJECT_TYPES)
}

pub(super) fn enum_order(site: &Site<'_, '_>) -> Judged {
    let count = site.values().map(|list| list.elements().count());
    let is_repeated = count.old != count.new;
    let because = if is_repeated {
        "the same values are offered, one of them not as often as before"
    } else {
        "the same values are offered in another order"
    };
    Judged::new(because, source::SETTINGS)
}

pub(super) fn enum_labels(_: &Site<'_, '_>) -> Judged {
    Judged::new("the same values are offered under other labels", source::SETTINGS)
}

pub(super) fn target_order(_: &Site<'_, '_>) -> Judged {
    Judged::new("consoles offer the same types in another order", source::CONSOLE)
}

pub(super) fn policy_order(_: &Site<'_, '_>) -> Judged {
    Judged::new(
        "the same policies hold: all of them are asked, whatever their order",
        source::POLICIES,
    )
}

pub(super) fn of_target(_: &Site<'_, '_>) -> Judged {
    Judged::new("consoles show another label for the same type", source::CONSOLE)
}

pub(super) fn description(_: &Site<'_, '_>) -> Judged {
    Judged::new("people alone read a description", source::SETTINGS)
}

pub(super) fn personal(_: &Site<'_, '_>) -> Judged {
    let because =
        "it tells people whether a value is personal and what it is for, and the server nothing";
    Judged::new(because, source::SETTINGS)
}

pub(super) fn artefact(site: &Site<'_, '_>) -> Judged {
    let because = match site.key() {
        "" => "the server reads nothing of it".to_owned(),
        key if site.values().both().is_some() => {
            format!("{} says the same in other words", name(key))
        }
        key => format!("{} says nothing to the server that does not hold without it", name(key)),
    };
    Judged::new(because, source::PRACTICE)
}

/// A new title is just a label, but where it is all that tells what a numbered slot is for.
pub(super) fn title(site: &Site<'_, '_>) -> Judged {
    let Some(slot) = site.slot() else {
        return Judged::new("people alone read a title", source::SETTINGS);
    };
    let family = Catalog::embedded().family(slot.family);
    let shipped = family.title(slot.number);
    let title = |value: Option<crate::json::Value<'_>>| {
        value.and_then(|value| value.as_str().map(String::from))
    };
    let values = site.values();
    if title(values.old).is_none_or(|old| old == shipped) {
        return Judged::new("the slot was free, and is used from now on", source::EXTENSIONS)
            .records(Safe)
            .console(Safe)
            .todo("give the slot an alias in `mosaic.toml`: its name says nothing");
    }
    let shown =
        |value: Option<crate::json::Value<'_>>| value.map_or_else(|| "nothing".to_owned(), shown);
    let because = format!(
        "the title is all that says what a numbered slot holds: from {} to {}, and the values stay those of before",
        shown(values.old),
        shown(values.new)
    );
    Judged::new(because, source::EXTENSIONS)
        .wire(Risky)
        .records(Risky)
        .console(Risky)
        .todo("ask whether the meaning changed; if so empty the slot on all records first, and look for its users")
}
