//! What values are held to.

use crate::catalog::{Catalog, Peculiarity};
use crate::diff::Verdict::{Cosmetic, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, shown};
use crate::diff::impact::source;
use crate::json::Value;
use crate::model::IndexClass;

/// What to do before values are held to more.
const LOOK: &str = "look for stored values that fail, and mend them first: whole records are held to it when they \
                    are written back";

pub(super) fn policy_added(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site) {
        return judged;
    }
    let policy = policy(site.values().new);
    let because = format!(
        "a value that fails {policy} is refused with status 403, also where it is stored already"
    );
    let judged = Judged::new(because, source::POLICIES).wire(Risky).records(Risky).todo(LOOK);
    let asks = site.values().new.and_then(|value| value.get("policyId")).and_then(Value::as_str);
    let is_query = asks.as_deref().is_some_and(|id| {
        let policy = Catalog::embedded().policy(id);
        policy.is_some_and(|policy| policy.peculiarity == Some(Peculiarity::Queries))
    });
    if is_query && site.index().new != Some(IndexClass::Indexed) {
        judged.queries(Risky)
    } else {
        judged
    }
}

pub(super) fn policy_removed(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site) {
        return judged;
    }
    let because = format!("values that {} refused are accepted", policy(site.values().old));
    Judged::new(because, source::POLICIES).wire(Safe).records(Safe)
}

pub(super) fn policy_changed(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site) {
        return judged;
    }
    let because = format!("{} refuses other values than before", policy(site.values().new));
    Judged::new(because, source::POLICIES).wire(Risky).records(Risky).todo(LOOK)
}

pub(super) fn conditional_policies(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site) {
        return judged;
    }
    let because =
        "which policies hold depends on other properties, and does so otherwise than before";
    Judged::new(because, source::POLICIES).wire(Risky).records(Risky).todo(LOOK)
}

pub(super) fn pattern(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site) {
        return judged;
    }
    match site.values().new.filter(|value| value.as_str().as_deref() != Some("")) {
        None => Judged::new("values of any form are accepted", source::POLICIES)
            .wire(Safe)
            .records(Safe),
        Some(pattern) => {
            let because = format!(
                "a value that does not match {} is refused with status 403",
                shown(pattern)
            );
            Judged::new(because, source::POLICIES).wire(Risky).records(Risky).todo(LOOK)
        }
    }
}

pub(super) fn format(_: &Site<'_, '_>) -> Judged {
    let because = "consoles offer another field for it, and the server holds nothing to a format without a policy";
    Judged::new(because, source::CONSOLE).wire(Safe).console(Safe)
}

pub(super) fn length(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site) {
        return judged;
    }
    if site.key() != "minLength" {
        return Judged::new(
            "no policy comes of `maxLength`: consoles alone heed it",
            source::POLICIES,
        )
        .console(Safe);
    }
    let values = site.values();
    let least = |value: Option<Value<'_>>| {
        value.and_then(|value| value.as_number()?.as_i64()).unwrap_or_default()
    };
    if least(values.new) <= least(values.old)
        && values.new.is_none_or(|it| it.as_number().is_some())
    {
        return Judged::new("shorter values are accepted", source::POLICIES)
            .wire(Safe)
            .records(Safe);
    }
    let because = format!(
        "a value shorter than {} is refused with status 403",
        values.new.map_or_else(String::new, shown)
    );
    Judged::new(because, source::POLICIES).wire(Risky).records(Risky).todo(LOOK)
}

pub(super) fn range(_: &Site<'_, '_>) -> Judged {
    let because = "no policy comes of `minimum` and `maximum`: consoles alone heed them";
    Judged::new(because, source::POLICIES).console(Safe)
}

pub(super) fn comparison(_: &Site<'_, '_>) -> Judged {
    let because = "synchronisation takes other lists for equal: a change of order alone is carried on, or is not";
    Judged::new(because, source::COMPARISON)
        .records(Risky)
        .todo("run a reconciliation on a test tenant and look at what it changes")
}

/// Judges what stands where no policy is asked: inside of a value.
fn unasked(site: &Site<'_, '_>) -> Option<Judged> {
    (site.is_nested() || site.is_of_items()).then(|| {
        let because =
            "the server asks policies of properties of a type alone, not of what is inside of them";
        Judged::new(because, source::POLICIES).all(Cosmetic)
    })
}

/// Returns what `value`, an entry of a list of policies, is called.
fn policy(value: Option<Value<'_>>) -> String {
    let id = value.and_then(|value| value.get("policyId"));
    id.or(value).map_or_else(|| "a policy".to_owned(), shown)
}
