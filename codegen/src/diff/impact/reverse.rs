//! Whether the other end that a relationship names is there, and names it back.

use std::collections::BTreeSet;

use crate::diff::Verdict::{Breaking, Risky};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name};
use crate::diff::impact::{flag, prefix, source};
use crate::model::{Property, Relationship, Setting, Target};

pub(super) fn changed(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = flag::refused(site).or_else(|| prefix::refused_end(site)) {
        return judged;
    }
    let end = site.change.property.new.and_then(Property::relationship);
    match end.map_or(OtherEnd::Unseen, |relationship| OtherEnd::of(site, relationship)) {
        OtherEnd::Nameless => nameless(),
        OtherEnd::None => one_way(site),
        OtherEnd::Missing(end) => broken(&format!("{} is not there", name(&end)), &end),
        OtherEnd::Plain(end) => broken(&format!("{} refers to nothing", name(&end)), &end),
        OtherEnd::Elsewhere(end) => unanswered(&end),
        OtherEnd::Mutual | OtherEnd::Unseen => moved(),
    }
}

/// Judges a new relationship whose other end is not there, or does not name it back; nothing where it is
/// as it should be, or is not to be seen.
pub(super) fn astray(site: &Site<'_, '_>) -> Option<Judged> {
    match OtherEnd::of(site, site.change.property.new?.relationship()?) {
        OtherEnd::Nameless => Some(nameless()),
        OtherEnd::Missing(end) => Some(dangling(site, &end, "is not there")),
        OtherEnd::Plain(end) => Some(dangling(site, &end, "refers to nothing")),
        OtherEnd::Elsewhere(end) => Some(unanswered(&end)),
        OtherEnd::None | OtherEnd::Mutual | OtherEnd::Unseen => None,
    }
}

/// What stands where a relationship says that its other end is.
enum OtherEnd {
    /// It says that there is one, and not which.
    Nameless,
    /// It says that there is none.
    None,
    /// No property is called so.
    Missing(String),
    /// A property that refers to nothing.
    Plain(String),
    /// A relationship that names another property as its own other end.
    Elsewhere(String),
    /// A relationship that names this one.
    Mutual,
    /// Nothing that the configuration shows.
    Unseen,
}

impl OtherEnd {
    fn of(site: &Site<'_, '_>, relationship: &Relationship<'_>) -> Self {
        let reverse = relationship.reverse_property_name();
        match relationship.reverse_relationship() {
            _ if site.is_nested() => Self::Unseen,
            Setting::Absent | Setting::Null(_) => Self::None,
            Setting::Given(flag) if !flag.value => Self::None,
            Setting::Given(_) => match relationship.named_reverse() {
                Some(reverse) => Self::named(site, relationship, &reverse),
                None if reverse.is_hidden() || reverse.text().is_some() => Self::Unseen,
                None => Self::Nameless,
            },
            Setting::Placeholder(_) | Setting::Other(_) => Self::Unseen,
        }
    }

    /// Returns what is called `reverse` in the types that `relationship` leads to: of several the best.
    fn named(site: &Site<'_, '_>, relationship: &Relationship<'_>, reverse: &str) -> Self {
        let own = site.property().map_or("", |property| &property.name.value);
        let claims = site.new.model.claims_on(site.type_name(), own);
        let claims: BTreeSet<&str> = claims
            .filter(|(_, claim)| claim.name.value == reverse)
            .map(|(object, _)| &*object.name.value)
            .collect();
        let mut found = Self::Unseen;
        for target in relationship.targets.iter().map(Target::type_name) {
            let object = target.and_then(|target| site.new.model.object(target));
            let Some(object) = object.filter(|object| object.open_schema().is_some()) else {
                return Self::Unseen;
            };
            let path = format!("{}.{reverse}", object.name.value);
            found = match object.property(reverse) {
                None if matches!(found, Self::Unseen) => Self::Missing(path),
                None => found,
                Some(end) if end.relationship().is_none() => Self::Plain(path),
                Some(_) if claims.contains(&*object.name.value) => return Self::Mutual,
                Some(_) => Self::Elsewhere(path),
            };
        }
        found
    }
}

fn nameless() -> Judged {
    let because = "it says that there is another end and not which: the server takes no such relationship, and stops \
                   in the middle of the configuration";
    Judged::new(because, source::FIELDS)
        .wire(Breaking)
        .records(Breaking)
        .console(Breaking)
        .todo("name the other end in `reversePropertyName`, or take `reverseRelationship` away")
}

fn one_way(site: &Site<'_, '_>) -> Judged {
    let because = format!(
        "{} leads one way from now on: nothing that it refers to shows what refers to it, and the console can no \
         longer make such a relationship",
        site.path()
    );
    Judged::new(because, source::RELATIONSHIPS)
        .wire(Risky)
        .records(Risky)
        .console(Risky)
        .todo("remove the other end in the same step, and tell who reads it")
}

/// Judges a relationship whose other `end` is none, as `what` says.
fn broken(what: &str, end: &str) -> Judged {
    let because = format!(
        "{what}, and the configuration is accepted all the same: reads of that end are answered with status 404, and \
         nothing is linked back"
    );
    Judged::new(because, source::MEASURED)
        .wire(Breaking)
        .records(Risky)
        .console(Risky)
        .todo(format!("add the relationship {} in the same step, or name another one", name(end)))
}

/// Judges a new relationship whose other `end` is none, as `what` says: nobody has read that yet.
fn dangling(site: &Site<'_, '_>, end: &str, what: &str) -> Judged {
    let what = format!("{} is new, and its other end {} {what}", site.path(), name(end));
    broken(&what, end).wire(Risky)
}

fn unanswered(end: &str) -> Judged {
    let because = format!(
        "{} does not name it back: nothing that is written at one end is seen at the other",
        name(end)
    );
    Judged::new(because, source::MEASURED)
        .wire(Risky)
        .records(Risky)
        .console(Risky)
        .todo(format!("let {} name this one, then write the references of before again", name(end)))
}

fn moved() -> Judged {
    let because = "the two ends no longer name each other as before: what is linked stays with the old end, and the \
                   new one begins empty";
    Judged::new(because, source::MEASURED)
        .wire(Risky)
        .records(Risky)
        .console(Risky)
        .todo("change both ends in one step, then write the references of before again")
}
