//! What values are held to.

use std::borrow::Cow;

use crate::catalog::{Catalog, Peculiarity};
use crate::diff::Verdict::{Breaking, Cosmetic, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, shown};
use crate::diff::impact::source;
use crate::diff::impact::strictness::Strictness;
use crate::json::Value;
use crate::model::IndexClass;
use crate::rules::policies::Fit;

/// What to do before values are held to more.
pub(super) const LOOK: &str = "look for stored values that fail, and mend them first: whole records are held to it when they \
                    are written back";

pub(super) fn policy_added(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site).or_else(|| unfit(site)) {
        return judged;
    }
    let policy = policy(site.values().new);
    let because = format!(
        "a value that fails {policy} is refused with status 403, also where it is stored already"
    );
    let judged = Judged::new(because, source::POLICIES).wire(Risky).records(Risky).todo(LOOK);
    if is_query(site.values().new) && site.index().new != Some(IndexClass::Indexed) {
        judged.queries(Risky)
    } else {
        judged
    }
}

/// Judges a policy that looks at other values than the property holds.
fn unfit(site: &Site<'_, '_>) -> Option<Judged> {
    let asked = site.values().latest()?;
    let shipped = Catalog::embedded().policy(&asked.get("policyId")?.as_str()?)?;
    let policy = policy(Some(asked));
    let judged = |because: String| Judged::new(because, source::POLICIES);
    let refuses_all = |property| matches!(Fit::between(shipped.judges, property), Fit::Fails);
    let did_refuse_all = site.change.property.old.is_some_and(refuses_all);
    match Fit::between(shipped.judges, site.property()?) {
        Fit::Passes => Some(judged(format!(
            "{policy} looks at other values than the property holds, and lets all of these pass"
        ))),
        Fit::Fails if site.values().new.is_none() => {
            let because =
                format!("values are accepted, all of which {policy} refused: they have no length");
            Some(judged(because).wire(Safe).records(Safe))
        }
        Fit::Fails if site.values().both().is_some() && did_refuse_all => Some(judged(format!(
            "every write of a value is refused as before: {policy} asks for a length, and such a value has none"
        ))),
        Fit::Fails => Some(
            judged(format!(
                "every write of a value is refused with status 403: {policy} asks for a length, and such a value has \
                 none"
            ))
            .wire(Breaking)
            .records(Breaking)
            .todo("leave it out, and list the property in `required`"),
        ),
        Fit::Sound | Fit::NeverAsked | Fit::OnArray => None,
    }
}

pub(super) fn policy_removed(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site).or_else(|| unfit(site)) {
        return judged;
    }
    let (removed, id) = (policy(site.values().old), id(site.values().old));
    if id.is_some_and(|id| is_shipped(site, &id)) {
        let because = format!(
            "the vendor ships {removed} here: the platform counts on values that it let through"
        );
        let judged = Judged::new(because, source::PRACTICE).wire(Risky).records(Risky);
        return judged.todo("put it back");
    }
    if is_query(site.values().old) {
        let because = format!("without {removed}, several records may hold the same value");
        let judged = Judged::new(because, source::POLICIES).wire(Risky).records(Safe);
        return judged.todo("let whoever looks for a record by the value expect several");
    }
    let because = format!("values that {removed} refused are accepted");
    Judged::new(because, source::POLICIES).wire(Safe).records(Safe)
}

/// Returns whether the vendor ships the property with the policy called `asked`.
fn is_shipped(site: &Site<'_, '_>, asked: &str) -> bool {
    let shipped = site.shipped_property().and_then(|shipped| shipped.policies);
    let mut shipped = shipped.into_iter().flat_map(Value::elements);
    shipped.any(|policy| id(Some(policy)).is_some_and(|id| id == asked))
}

/// Returns whether `policy`, an entry of a list of policies, looks at other records.
fn is_query(policy: Option<Value<'_>>) -> bool {
    let shipped = id(policy).and_then(|id| Catalog::embedded().policy(&id));
    shipped.is_some_and(|shipped| shipped.peculiarity == Some(Peculiarity::Queries))
}

/// Returns the id of `policy`, an entry of a list of policies.
fn id(policy: Option<Value<'_>>) -> Option<Cow<'_, str>> {
    policy?.get("policyId")?.as_str()
}

pub(super) fn policy_changed(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = unasked(site).or_else(|| unfit(site)) {
        return judged;
    }
    let policy = policy(site.values().new);
    let because = match Strictness::of(site.values()) {
        Strictness::Loosened(what) => {
            let because = format!("values that {policy} refused are accepted: {what}");
            return Judged::new(because, source::POLICIES).wire(Safe).records(Safe);
        }
        Strictness::Tightened(what) => {
            format!("values that {policy} accepted are refused with status 403: {what}")
        }
        Strictness::Unknown => format!("{policy} refuses other values than before"),
    };
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

pub(super) fn format(_: &Site<'_, '_>) -> Judged {
    let because = "consoles offer another field for it, and the server holds nothing to a format without a policy";
    Judged::new(because, source::CONSOLE).wire(Safe).console(Safe)
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
pub(super) fn unasked(site: &Site<'_, '_>) -> Option<Judged> {
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
