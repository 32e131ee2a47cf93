//! What people alone read, and what nothing reads.

use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name};
use crate::diff::impact::{slot, source};
use crate::json::Value;

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
        key => {
            let value = site.values().latest();
            let flag = value.and_then(Value::as_bool).map(|flag| format!("{key}: {flag}"));
            let what = name(flag.as_deref().unwrap_or(key));
            format!("the server does the same with and without {what}")
        }
    };
    Judged::new(because, source::PRACTICE)
}

pub(super) fn title(site: &Site<'_, '_>) -> Judged {
    slot::relabelled(site)
        .unwrap_or_else(|| Judged::new("people alone read a title", source::SETTINGS))
}

pub(super) fn description(site: &Site<'_, '_>) -> Judged {
    slot::relabelled(site)
        .unwrap_or_else(|| Judged::new("people alone read a description", source::SETTINGS))
}
