//! Whole types that came, went, or go by another name.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Product};
use crate::diff::Verdict::{Breaking, Cosmetic, Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, enumerated, name};
use crate::diff::impact::{prefix, source};
use crate::model::Model;

pub(super) fn added(site: &Site<'_, '_>) -> Judged {
    if let Some(judged) = prefix::refused_type(site) {
        return judged;
    }
    let is_platforms = Catalog::embedded().is_hidden_type(site.type_name());
    if is_platforms && site.configs[1].product == Product::Aic {
        let because = format!(
            "the platform keeps the type {} to itself: what is declared in its place is at best ignored",
            site.path()
        );
        return Judged::new(because, source::OBJECT_TYPES)
            .all(Safe)
            .wire(Risky)
            .records(Risky)
            .todo("choose another name, or leave it to the platform");
    }
    let because = format!("the type {} is new, so that nobody relied on it", site.path());
    Judged::new(because, source::OBJECT_TYPES)
        .all(Safe)
        .queries(Cosmetic)
        .todo("wait some seconds after the write before the first request: a new type is not there at once")
}

pub(super) fn removed(site: &Site<'_, '_>) -> Judged {
    let shipped = match site.shipped() {
        Some(_) => "the consoles cannot do without this type of the vendor; ",
        None => "",
    };
    let because = format!(
        "{shipped}{} can no longer be reached, and its records are lost: the vendor deletes them, as it says, or \
         orphans them, as it was measured{}",
        site.path(),
        dangling(site)
    );
    Judged::new(because, source::OBJECT_TYPES).all(Breaking).todo(
        "export the records, remove the relationships and mappings that lead here, then name the type to delete it",
    )
}

pub(super) fn renamed(site: &Site<'_, '_>) -> Judged {
    let old = old_name(site);
    let following = leading(site.old.model, old);
    let still: BTreeSet<_> = leading(site.new.model, old).into_iter().collect();
    let following: Vec<_> = following.into_iter().filter(|path| !still.contains(path)).collect();
    let following = match following.len() {
        0 => String::new(),
        _ => format!("; {} to the new name, and to no record of before", led(&following, "")),
    };
    let because = format!(
        "perhaps {} under another name: its records stay under that one, for a rename neither moves them nor rewrites \
         what refers to them{following}{}",
        name(old),
        dangling(site)
    );
    Judged::new(because, source::OBJECT_TYPES).all(Breaking).todo(format!(
        "add {} beside the old type, copy the records, move whoever uses them, then remove the old type",
        site.path()
    ))
}

fn old_name<'m>(site: &Site<'_, 'm>) -> &'m str {
    site.change.object.old.map_or("", |object| &object.name.value)
}

/// Says which relationships lead to nothing, now that no type has the old name.
fn dangling(site: &Site<'_, '_>) -> String {
    let paths = leading(site.new.model, old_name(site));
    match paths.len() {
        0 => String::new(),
        _ => format!(
            "; {} there, and whoever follows that is answered with status 404",
            led(&paths, "still ")
        ),
    }
}

/// How many relationships are named at most.
const SHOWN: usize = 5;

/// Says of the relationships at `paths` that they lead somewhere.
fn led(paths: &[String], how: &str) -> String {
    let verb = if paths.len() == 1 { "leads" } else { "lead" };
    let more = paths.len().saturating_sub(SHOWN);
    if more == 0 {
        return format!("{} {how}{verb}", enumerated(paths));
    }
    let shown: Vec<_> = paths.iter().take(SHOWN).map(|path| name(path)).collect();
    format!("{} and {more} more {how}{verb}", shown.join(", "))
}

/// Returns the paths of the relationships of `model` that lead to the type called `type_name`, in order.
fn leading(model: &Model<'_>, type_name: &str) -> Vec<String> {
    let leading = model.references_to(type_name);
    let mut paths: Vec<_> = leading
        .map(|(owner, property)| format!("{}.{}", owner.name.value, property.name.value))
        .collect();
    paths.sort_unstable();
    paths
}
