//! Scripts of events, of actions and of properties.

use crate::catalog::{Catalog, Moment};
use crate::diff::Kind;
use crate::diff::Verdict::{Breaking, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, enumerated, name};
use crate::diff::impact::source;
use crate::diff::rename::fallbacks;
use crate::diff::walk::script_text;
use crate::json::Kind as JsonKind;
use crate::model::is_placeholder;

pub(super) fn of_type(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = untyped(site) {
        return judged;
    }
    if let Some(judged) = fallback(site) {
        return judged;
    }
    let (hook, done) = (name(site.key()), done(site.change.kind));
    let judged = |what: &str| Judged::new(format!("{hook} was {done}: {what}"), source::SCRIPTS);
    let todo = "read the script: a test tenant tells whether writes still pass";
    match moment(site) {
        Moment::BeforeWrite => judged("it may change what is written, or refuse it")
            .wire(Risky)
            .records(Risky)
            .todo(todo),
        Moment::AfterWrite => {
            judged("what it does beside the write happens otherwise").records(Risky).todo(todo)
        }
        Moment::AtRead => judged("it decides what a reader gets").wire(Risky).todo(todo),
    }
}

pub(super) fn of_property(site: &Site<'_, '_>) -> Judged {
    let (hook, done) = (name(site.key()), done(site.change.kind));
    let judged = |what: &str| Judged::new(format!("{hook} was {done}: {what}"), source::SCRIPTS);
    if site.is_nested() {
        return Judged::new(
            format!("{hook} was {done}, and runs nowhere but on properties of a type"),
            source::FIELDS,
        );
    }
    if let Some(judged) = untyped(site) {
        return judged;
    }
    match moment(site) {
        Moment::AtRead => {
            judged("it decides which value a reader gets, and a filter looks at the stored one")
                .wire(Risky)
                .queries(Risky)
                .todo("compare what is read before and after on a test tenant")
        }
        Moment::BeforeWrite | Moment::AfterWrite => {
            judged("it decides what is stored, or refuses a value")
                .wire(Risky)
                .records(Risky)
                .todo("write a stored record back on a test tenant")
        }
    }
}

pub(super) fn action_added(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = untyped(site) {
        return judged;
    }
    let because = format!("the action {} is new, so that nobody called it", name(site.key()));
    Judged::new(because, source::SCRIPTS).wire(Safe)
}

pub(super) fn action_removed(site: &Site<'_, '_>) -> Judged {
    let because = format!("a call of the action {} is refused with status 400", name(site.key()));
    Judged::new(because, source::OBJECT_SET)
        .wire(Breaking)
        .todo("find and change who calls it: clients, scripts and schedules")
}

pub(super) fn action_changed(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = untyped(site) {
        return judged;
    }
    let because =
        format!("whoever calls the action {} gets what the new script does", name(site.key()));
    Judged::new(because, source::SCRIPTS)
        .wire(Risky)
        .records(Risky)
        .todo("read the script, and tell its callers")
}

/// Returns when the script at hand runs.
fn moment(site: &Site<'_, '_>) -> Moment {
    Catalog::embedded().moment(site.key()).unwrap_or(Moment::BeforeWrite)
}

/// Judges a new script that gives properties a value when they are read without one, and does nothing
/// else.
fn fallback(site: &Site<'_, '_>) -> Option<Judged> {
    let is_new = site.change.kind == Kind::TypeHookAdded && moment(site) == Moment::AtRead;
    let hooks = &site.change.object.new.filter(|_| is_new)?.hooks;
    let hook = hooks.iter().find(|hook| hook.name.value == site.key())?;
    let fallbacks = fallbacks(&script_text(site.new, hook)?);
    if !fallbacks.is_everything || fallbacks.sources.is_empty() {
        return None;
    }
    let given: Vec<_> = fallbacks
        .sources
        .into_iter()
        .map(|(property, others)| match others.into_iter().collect::<Vec<_>>().as_slice() {
            [] => format!("{} a default", name(&property)),
            others => format!("{} the value of {}", name(&property), enumerated(others)),
        })
        .collect();
    let because = format!(
        "{} was added: it gives {} where a record has none, and does nothing else; filters see the stored value alone",
        name(site.key()),
        given.join(" and ")
    );
    Some(Judged::new(because, source::SCRIPTS).wire(Safe).queries(Safe))
}

/// Judges a script that does not say which language it is in.
fn untyped(site: &Site<'_, '_>) -> Option<Judged> {
    let script = site.values().new.filter(|script| script.kind() == JsonKind::Object)?;
    if is_placeholder(script) || script.get("type").is_some_and(|language| !language.is_null()) {
        return None;
    }
    let because = format!(
        "{} has no `type`: the server takes no such script, and stops in the middle of the configuration",
        name(site.key())
    );
    let judged = Judged::new(because, source::OBJECT_SET).wire(Breaking).records(Breaking);
    Some(judged.todo("write `\"type\": \"text/javascript\"` beside the script"))
}

fn done(kind: Kind) -> &'static str {
    match kind {
        Kind::TypeHookAdded | Kind::PropHookAdded => "added",
        Kind::TypeHookRemoved | Kind::PropHookRemoved => "removed",
        _ => "changed",
    }
}
