//! What a relationship says beside where it leads to.

use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::flag::Turned;
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name};
use crate::diff::impact::{flag, source};

pub(super) fn validate(site: &Site<'_, '_>) -> Judged {
    flag::judged(site, false, |_, turned| {
        match turned {
        Turned::On => Judged::new(
            "a write of a reference to what is not there is refused with status 400, after one more query",
            source::RELATIONSHIPS,
        )
        .wire(Risky)
        .records(Risky)
        .todo("look for references that lead nowhere"),
        Turned::Off => Judged::new(
            "a reference to what is not there is accepted, and leads nowhere",
            source::RELATIONSHIPS,
        )
        .wire(Safe)
        .records(Risky),
    }
    })
}

pub(super) fn notify(site: &Site<'_, '_>) -> Judged {
    let because = format!(
        "{} decides who hears of a change: values that are derived along the relationship stay stale, or are \
         computed again",
        name(site.key())
    );
    Judged::new(because, source::NOTIFICATION)
        .records(Risky)
        .todo("look for derived properties that follow this relationship")
}

pub(super) fn query(site: &Site<'_, '_>) -> Judged {
    if site.values().new.is_some() {
        let because = "consoles ask for other targets, or show other properties of them";
        return Judged::new(because, source::CONSOLE).console(Safe);
    }
    let because = "the console cannot open a type whose relationship does not say what to ask for";
    Judged::new(because, source::MEASURED).console(Breaking).todo("put `query` back")
}

pub(super) fn unknown(site: &Site<'_, '_>) -> Judged {
    let because =
        format!("mosaic does not know what a change of {} does to references", name(site.key()));
    Judged::new(because, source::RELATIONSHIPS)
        .wire(Risky)
        .records(Risky)
        .todo("compare what is read before and after on a test tenant")
}
