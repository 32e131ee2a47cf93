//! Values that never come back as they were written.

use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::Site;
use crate::diff::impact::source;
use crate::model::Property;

pub(super) fn scope(site: &Site<'_, '_>) -> Judged {
    let is_secret = |property: &Property<'_>| property.is_secret();
    if !site.change.property.new.is_some_and(is_secret) {
        return Judged::new(
            "whoever may read the record gets the value, which nobody got before",
            source::SETTINGS,
        )
        .wire(Safe)
        .queries(Safe)
        .console(Safe)
        .access(Risky)
        .todo("ask whether everybody who may read the record may see it");
    }
    let judged =
        Judged::new("no request gets the value any more, whoever sends it", source::SETTINGS)
            .wire(Breaking)
            .console(Risky)
            .access(Breaking)
            .todo("find who reads the value, also in filters");
    if site.was_queryable() { judged.queries(Breaking) } else { judged }
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
