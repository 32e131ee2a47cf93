//! Settings of a type beside its schema.

use std::collections::BTreeSet;

use crate::diff::Pair;
use crate::diff::Verdict::{Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, enumerated, name};
use crate::diff::impact::source;
use crate::json::Value;
use crate::meaning::canonical;

pub(super) fn meta(site: &Site<'_, '_>) -> Judged {
    match site.values().new {
        None => Judged::new(
            "dates of creation and change are no longer kept, on which progressive profiles, consent and terms rely, and \
             `_meta` is no longer answered",
            source::METADATA,
        )
        .wire(Risky)
        .records(Risky)
        .todo("look for scripts and clients that read `_meta`"),
        Some(_) if site.values().old.is_none() => Judged::new(
            "dates are kept from now on: records of before have none until they are written",
            source::METADATA,
        )
        .wire(Safe)
        .records(Safe),
        Some(_) if is_elsewhere(site) => Judged::new(
            "dates are kept elsewhere from now on, and those of before stay where they are",
            source::METADATA,
        )
        .wire(Risky)
        .records(Risky)
        .todo("look for scripts and clients that read `_meta`"),
        Some(_) => tracked(site),
    }
}

/// Returns whether what is kept goes to another place than before.
fn is_elsewhere(site: &Site<'_, '_>) -> bool {
    let place = |key| site.values().map(|meta| meta.get(key).map(canonical));
    ["property", "resourceCollection"].into_iter().any(|key| {
        let Pair { old, new } = place(key);
        old != new
    })
}

/// Judges that other dates are kept, in the same place.
fn tracked(site: &Site<'_, '_>) -> Judged {
    let dates = |meta: Value<'_>| {
        let list = meta.get("trackedProperties").into_iter().flat_map(Value::elements);
        list.filter_map(|name| name.as_str().map(String::from)).collect::<BTreeSet<_>>()
    };
    let Pair { old, new } = site.values().map(dates);
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let only =
        |ones: &BTreeSet<_>, others| ones.difference(others).cloned().collect::<Vec<String>>();
    let (gone, come) = (only(&old, &new), only(&new, &old));
    if !gone.is_empty() {
        let because = format!("{} of a record is no longer kept", enumerated(&gone));
        return Judged::new(because, source::METADATA)
            .wire(Risky)
            .records(Risky)
            .todo("look for scripts and clients that read `_meta`");
    }
    let because = match come.as_slice() {
        [] => "the same dates are kept as before".to_owned(),
        come => format!(
            "{} is kept from now on: records of before have none until they are written",
            enumerated(come)
        ),
    };
    Judged::new(because, source::METADATA).wire(Safe).records(Safe)
}

pub(super) fn last_sync(site: &Site<'_, '_>) -> Judged {
    let because = match site.values() {
        Pair { new: None, .. } => {
            "synchronisation no longer remembers the last effective assignments, and takes each for a new one"
        }
        Pair { old: None, .. } => {
            "synchronisation remembers the last effective assignments from now on, and has none of before"
        }
        _ => {
            "synchronisation remembers the last effective assignments in another property, and most likely does not \
             find those it remembered before"
        }
    };
    Judged::new(because, source::LAST_SYNC)
        .records(Risky)
        .todo("run a full reconciliation after the change")
}

pub(super) fn notifications(site: &Site<'_, '_>) -> Judged {
    let because = match site.values().new {
        None => "nobody is notified of anything about these records any more",
        Some(_) if site.values().old.is_none() => "notifications about these records begin",
        Some(_) => "notifications about these records are kept elsewhere",
    };
    let judged = Judged::new(because, source::NOTIFICATIONS).wire(Safe);
    if site.values().old.is_some() { judged.access(Risky) } else { judged.access(Safe) }
}

pub(super) fn attribute_encryption(_: &Site<'_, '_>) -> Judged {
    let because =
        "values that are stored stay as they are, encrypted or not, until they are written again";
    Judged::new(because, source::PRIVACY)
        .records(Risky)
        .todo("write every record again after the change")
}

pub(super) fn unknown(site: &Site<'_, '_>) -> Judged {
    let because = format!(
        "mosaic does not know the key {}: the server ignores what it does not know, but a newer one may know it",
        name(site.key())
    );
    Judged::new(because, source::OBJECT_SET)
        .wire(Risky)
        .records(Risky)
        .todo("find out whether the key means something to the tenant")
}
