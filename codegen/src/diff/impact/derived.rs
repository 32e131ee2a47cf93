//! Values that the server makes.

use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::flag::Turned;
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::Site;
use crate::diff::impact::{flag, source};
use crate::model::IndexClass;

pub(super) fn is_virtual(site: &Site<'_, '_>) -> Judged {
    flag::judged(site, false, |site, turned| {
        match turned {
        Turned::On => made(site),
        Turned::Off => Judged::new(
            "the server no longer makes the value: it is what is stored, which clients may write, or nothing",
            source::VIRTUAL,
        )
        .wire(Risky)
        .records(Risky)
        .console(Safe)
        .todo("write the values that readers rely on after the change"),
    }
    })
}

/// Judges a value that the server makes from now on.
fn made(site: &Site<'_, '_>) -> Judged {
    let because = "the server makes the value from now on: what clients write is discarded, and what is stored is \
                   hidden or replaced";
    let judged = Judged::new(because, source::VIRTUAL).wire(Breaking).records(Risky).console(Safe);
    let is_lost = site.was_queryable() && site.index().new == Some(IndexClass::NotQueryable);
    let judged = if is_lost { judged.queries(Breaking) } else { judged };
    judged.todo("save the stored values, and let clients stop writing it")
}

pub(super) fn changed(_: &Site<'_, '_>) -> Judged {
    let because = "a stored record keeps what was derived for it before, until a relationship of it signals a change";
    Judged::new(because, source::VIRTUAL)
        .wire(Risky)
        .records(Risky)
        .todo("let each record be computed again after the change: write one of its relationships")
}

pub(super) fn return_by_default(site: &Site<'_, '_>) -> Judged {
    let is_honoured = site.property().is_some_and(|property| {
        property.relationship().is_some() || property.is_virtual().is_true()
    });
    if !is_honoured || site.is_nested() {
        return Judged::new(
            "the server heeds it for relationships and virtual properties alone",
            source::FIELDS,
        );
    }
    flag::judged(site, false, |_, turned| match turned {
        Turned::Off => {
            Judged::new("a read that does not ask for it no longer gets it", source::SETTINGS)
                .wire(Breaking)
                .todo("let clients ask for it in `_fields` first")
        }
        Turned::On => {
            let because = "every read gets it unasked, which costs a look at each reference";
            Judged::new(because, source::SETTINGS).wire(Safe).access(Safe)
        }
    })
}
