//! Values that the server makes.

use crate::catalog::{Catalog, Moment};
use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::flag::Turned;
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name};
use crate::diff::impact::{flag, source};
use crate::model::{Hook, IndexClass, Virtual};

pub(super) fn is_virtual(site: &Site<'_, '_>) -> Judged {
    flag::judged(site, false, |site, turned| match turned {
        Turned::On if is_just_stored(site) => left_out(site),
        Turned::On => made(site),
        Turned::Off => unmade(site),
    })
}

/// Returns whether the property says that it is virtual, and nothing of what makes it.
fn is_just_stored(site: &Site<'_, '_>) -> bool {
    site.change.property.new.is_some_and(|property| matches!(property.virtual_, Virtual::Declared))
}

/// Judges a value that is stored as before, and counts as one that reads leave out.
fn left_out(site: &Site<'_, '_>) -> Judged {
    let is_returned = site.property().is_some_and(|it| it.return_by_default().is_true());
    if is_returned {
        let because = "nothing makes the value: it is stored as before, and returned as before";
        return Judged::new(because, source::VIRTUAL).wire(Safe).records(Safe);
    }
    let because = "nothing makes the value: it is stored as before, and a read that does not ask for it no longer gets it";
    Judged::new(because, source::VIRTUAL)
        .wire(Breaking)
        .records(Safe)
        .todo("let clients ask for it in `_fields` first, or say `returnByDefault`")
}

/// Judges a value that is stored from now on.
fn unmade(site: &Site<'_, '_>) -> Judged {
    let hooks = site.change.property.new.map_or(&[][..], |property| &property.hooks);
    let at_read =
        |hook: &&Hook<'_>| Catalog::embedded().moment(&hook.name.value) == Some(Moment::AtRead);
    let (because, todo) = match hooks.iter().find(at_read) {
        Some(hook) => (
            format!(
                "{} makes what a read gets as before, but what clients write is stored beside it, and a filter looks at \
                 that",
                name(&hook.name.value)
            ),
            "remove the script too, where the stored value is meant to count",
        ),
        None => (
            "the server no longer makes the value: it is what is stored, which clients may write, or nothing"
                .to_owned(),
            "write the values that readers rely on after the change",
        ),
    };
    let judged = Judged::new(because, source::VIRTUAL).wire(Risky).records(Risky).console(Safe);
    judged.todo(todo)
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
