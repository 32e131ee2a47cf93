//! Who sees and edits a value, as far as consoles decide.

use crate::diff::Verdict::{Cosmetic, Risky, Safe};
use crate::diff::flag::Turned;
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::Site;
use crate::diff::impact::{flag, source};
use crate::model::IndexClass;

pub(super) fn viewable(site: &Site<'_, '_>) -> Judged {
    flag::judged(site, true, |_, turned| match turned {
        Turned::On => {
            Judged::new("consoles show the value to administrators and end users", source::SETTINGS)
                .console(Safe)
                .access(Risky)
                .todo("ask whether everybody who opens the record may see it")
        }
        Turned::Off => {
            Judged::new("consoles hide the value, from administrators too", source::SETTINGS)
                .console(Risky)
                .access(Risky)
                .todo("ask who reads the value in a console")
        }
    })
}

pub(super) fn user_editable(site: &Site<'_, '_>) -> Judged {
    flag::judged(site, false, |_, turned| match turned {
        Turned::On => Judged::new("end users may change their own value", source::SETTINGS)
            .access(Risky)
            .todo("ask whether anything trusts the value, and hold it to policies"),
        Turned::Off => {
            let because = "end users can no longer change their own value";
            Judged::new(because, source::SETTINGS)
                .access(Risky)
                .todo("tell who changes it from now on")
        }
    })
}

pub(super) fn protected(site: &Site<'_, '_>) -> Judged {
    flag::judged(site, false, |_, turned| match turned {
        Turned::On => {
            let because = "an end user has to log in again before a change of the value";
            Judged::new(because, source::SETTINGS).access(Safe)
        }
        Turned::Off => {
            Judged::new("a session that is open suffices to change the value", source::SETTINGS)
                .access(Risky)
                .todo("ask why it was protected")
        }
    })
}

pub(super) fn searchable(site: &Site<'_, '_>) -> Judged {
    if site.is_nested() {
        return Judged::new("consoles search by properties of a type alone", source::SETTINGS);
    }
    flag::judged(site, false, searched)
}

/// Judges that consoles search by the property from now on, or no longer do.
fn searched(site: &Site<'_, '_>, turned: Turned) -> Judged {
    let index = site.index().new.filter(|_| turned == Turned::On);
    match (index, turned) {
        (Some(IndexClass::Unindexed), _) => Judged::new(
            "no index is made: a search in the console reads every record, and can hang the tenant",
            source::INDEXES,
        )
        .queries(Risky)
        .console(Risky)
        .todo("keep the value in an indexed slot instead"),
        (Some(IndexClass::NotQueryable), _) if site.shipped_property().is_none() => Judged::new(
            "consoles offer a search that finds nothing: no filter reaches the value",
            source::SETTINGS,
        )
        .console(Risky)
        .todo("take it away again"),
        _ if site.slot().is_none() && !is_as_shipped(site, turned) => of_vendor(turned),
        (_, Turned::On) => {
            Judged::new("consoles offer a search by it and show it in lists", source::SETTINGS).console(Safe)
        }
        (_, Turned::Off) => Judged::new(
            "consoles no longer search by it nor show it in lists; filters of clients work as before",
            source::SETTINGS,
        )
        .queries(Cosmetic)
        .console(Risky)
        .todo("ask who searches by it"),
    }
}

/// Returns whether the vendor ships the property so, or ships none of this name.
fn is_as_shipped(site: &Site<'_, '_>, turned: Turned) -> bool {
    let shipped = site.shipped_property();
    shipped.is_none_or(|shipped| shipped.says("searchable", true) == (turned == Turned::On))
}

/// Judges a property of the vendor's, whose `searchable` is not for a tenant to choose.
fn of_vendor(turned: Turned) -> Judged {
    let effect = match turned {
        Turned::On => "consoles search and list by it from now on",
        Turned::Off => "consoles no longer search nor list by it",
    };
    let because = format!(
        "the vendor says not to change `searchable` of a property that it ships: {effect}, and no index comes or goes"
    );
    Judged::new(because, source::SETTINGS).console(Risky).todo("leave it as the vendor ships it")
}
