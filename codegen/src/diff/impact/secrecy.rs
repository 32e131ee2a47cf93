//! Values that never come back as they were written.

use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::flag::{Flag, Turn, Turned};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, shown};
use crate::diff::impact::{flag, source};
use crate::json::Value;
use crate::model::{Property, Scope, Setting};

pub(super) fn scope(site: &Site<'_, '_>) -> Judged {
    let values = site.values();
    if let Some(word) = values.new.filter(|word| Secrecy::of(Some(*word)) == Secrecy::Unknown) {
        return unknown_scope(site, word);
    }
    let turn = Turn::between(Secrecy::of(values.old).flag(), Secrecy::of(values.new).flag());
    flag::turned(site, turn, ["public", "private"], |turned| match turned {
        Turned::On => hidden(site),
        Turned::Off => shown_to_readers(site),
    })
}

/// What `scope` says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Secrecy {
    Public,
    Private,
    /// A placeholder stands for it.
    Unsure,
    /// It is a word that the server does not know.
    Unknown,
}

impl Secrecy {
    fn of(scope: Option<Value<'_>>) -> Self {
        match scope.map_or(Setting::Absent, Scope::setting) {
            Setting::Given(scope) if scope.value == Scope::Private => Self::Private,
            Setting::Given(_) | Setting::Absent | Setting::Null(_) => Self::Public,
            Setting::Placeholder(_) => Self::Unsure,
            Setting::Other(_) => Self::Unknown,
        }
    }

    /// Returns whether the value is kept secret. A word that the server does not know never did that, for
    /// no server took the configuration with it.
    fn flag(self) -> Flag {
        match self {
            Self::Private => Flag::On,
            Self::Public | Self::Unknown => Flag::Off,
            Self::Unsure => Flag::Unsure,
        }
    }
}

fn unknown_scope(site: &Site<'_, '_>, word: Value<'_>) -> Judged {
    if site.is_nested() {
        return Judged::new("the server does not look inside of a value", source::FIELDS);
    }
    let because = format!(
        "the server takes `public` and `private` alone, and stops in the middle of the configuration at {}",
        shown(word)
    );
    let judged = Judged::new(because, source::FIELDS).wire(Breaking).records(Breaking);
    judged.todo("write `public` or `private`")
}

fn hidden(site: &Site<'_, '_>) -> Judged {
    let because = "no request gets the value any more, whoever sends it";
    let judged = Judged::new(because, source::SETTINGS)
        .wire(Breaking)
        .console(Risky)
        .access(Breaking)
        .todo("find who reads the value, also in filters");
    if site.was_queryable() { judged.queries(Breaking) } else { judged }
}

fn shown_to_readers(site: &Site<'_, '_>) -> Judged {
    let is_coded = site.change.property.new.is_some_and(Property::is_secret);
    let because = if is_coded {
        "whoever may read the record gets the value, as it is coded, which nobody got before"
    } else {
        "whoever may read the record gets the value, which nobody got before"
    };
    Judged::new(because, source::SETTINGS)
        .wire(Safe)
        .queries(Safe)
        .console(Safe)
        .access(Risky)
        .todo("ask whether everybody who may read the record may see it")
}

pub(super) fn encryption(site: &Site<'_, '_>) -> Judged {
    coded(site, "encrypted", "encryption")
}

pub(super) fn hash(site: &Site<'_, '_>) -> Judged {
    coded(site, "hashed", "hash")
}

/// Judges how a value is `coded` by its setting, the `word`.
fn coded(site: &Site<'_, '_>, coded: &str, word: &str) -> Judged {
    if site.is_nested() {
        let because =
            format!("the server codes properties of a type alone, so that nothing is {coded} here");
        return Judged::new(because, source::FIELDS);
    }
    let values = site.values();
    let again = "write every stored value again after the change";
    match (values.old, values.new) {
        (None, _) => {
            let because = format!(
                "what is stored stays readable until it is written again, and is {coded} from then on"
            );
            let judged = Judged::new(because, source::PRIVACY)
                .wire(Breaking)
                .records(Risky)
                .console(Risky)
                .access(Risky)
                .todo(again);
            if site.was_queryable() { judged.queries(Breaking) } else { judged }
        }
        (_, None) => {
            let because = format!(
                "what is stored stays {coded}, and what is written from now on is readable"
            );
            Judged::new(because, source::PRIVACY).wire(Risky).records(Risky).access(Risky).todo(
                "ask whether the value may be readable; what was coded has to be written again",
            )
        }
        _ => {
            let because = format!(
                "the new {word} holds for what is written from now on: keep what the old one needs"
            );
            Judged::new(because, source::PRIVACY).wire(Safe).records(Risky).todo(again)
        }
    }
}
