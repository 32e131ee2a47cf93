//! Lists of values.

use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, shown};
use crate::diff::impact::source;
use crate::json::Value;

pub(super) fn added(site: &Site<'_, '_>) -> Judged {
    if site.is_nested() {
        return unseen(site);
    }
    let because = "a write of any other value is refused with status 403, also of one that is stored and comes \
                   back in a whole record";
    Judged::new(because, source::MEASURED)
        .wire(Breaking)
        .records(Risky)
        .console(Safe)
        .todo("find the records that hold another value, and give them a listed one first")
}

pub(super) fn removed(_: &Site<'_, '_>) -> Judged {
    Judged::new("any value may be written, also one that no reader knows", source::MEASURED)
        .wire(Risky)
        .records(Safe)
        .console(Safe)
        .todo("let readers expect other values")
}

pub(super) fn widened(site: &Site<'_, '_>) -> Judged {
    let because = format!("a reader may get {}, which it does not know", value(site.values().new));
    Judged::new(because, source::SETTINGS)
        .wire(Risky)
        .records(Safe)
        .console(Safe)
        .todo("deploy readers that take values they do not know, such as `Other`, first")
}

pub(super) fn narrowed(site: &Site<'_, '_>) -> Judged {
    if site.is_nested() {
        return unseen(site);
    }
    let value = value(site.values().old);
    if let Some(default) = default_with(site) {
        let because = format!(
            "{value} stays {default} and is listed no more: every create without a value is refused"
        );
        return Judged::new(because, source::MEASURED)
            .wire(Breaking)
            .records(Risky)
            .todo("choose another default in the same change");
    }
    let because = format!(
        "a write of {value} is refused with status 403, also of a whole record that holds it; a patch of other \
         properties still passes"
    );
    Judged::new(because, source::MEASURED)
        .wire(Breaking)
        .records(Risky)
        .console(Safe)
        .todo(format!("find the records that hold {value}, and give them another value first"))
}

/// Returns how the default has the value that went, where it does: it is the value, or a list with it.
fn default_with(site: &Site<'_, '_>) -> Option<&'static str> {
    let gone = site.values().old?;
    let how = if site.is_of_items() { "in the default" } else { "the default" };
    site.once.is_default(site.change, gone).then_some(how)
}

/// Judges a list inside of a value, where the server does not look.
fn unseen(_: &Site<'_, '_>) -> Judged {
    let because = "the server does not look inside of a value: the list tells people and generated code alone";
    Judged::new(because, source::POLICIES).wire(Safe).records(Safe).console(Safe)
}

fn value(value: Option<Value<'_>>) -> String {
    value.map_or_else(|| "a value".to_owned(), shown)
}
