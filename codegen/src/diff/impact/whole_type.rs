//! Whole types that came, went, or go by another name.

use crate::diff::Verdict::{Breaking, Cosmetic, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name};
use crate::diff::impact::source;

pub(super) fn added(site: &Site<'_, '_>) -> Judged {
    let because = format!("the type {} is new, so that nobody relied on it", site.path());
    Judged::new(because, source::OBJECT_TYPES)
        .all(Safe)
        .queries(Cosmetic)
        .todo("wait some seconds after the write before the first request: a new type is not there at once")
}

pub(super) fn removed(site: &Site<'_, '_>) -> Judged {
    let dangling = dangling(site).map_or_else(String::new, |path| {
        format!(", and {} refers to nothing from then on", name(&path))
    });
    let shipped = match site.shipped() {
        Some(_) => "the consoles cannot do without this type of the vendor; ",
        None => "",
    };
    let because = format!(
        "{shipped}{} can no longer be reached, and its records are lost: the vendor deletes them, as it says, or \
         orphans them, as it was measured{dangling}",
        site.path()
    );
    Judged::new(because, source::OBJECT_TYPES).all(Breaking).todo(
        "export the records, remove the relationships and mappings that lead here, then name the type to delete it",
    )
}

pub(super) fn renamed(site: &Site<'_, '_>) -> Judged {
    let old = site.change.object.old.map_or("", |object| &object.name.value);
    let because = format!(
        "the records of {} stay under that name: a rename neither moves them nor rewrites what refers to them",
        name(old)
    );
    Judged::new(because, source::OBJECT_TYPES).all(Breaking).todo(format!(
        "add {} beside the old type, copy the records, move whoever uses them, then remove the old type",
        site.path()
    ))
}

/// Returns the path of a relationship that names one of the removed type's as its other end.
fn dangling(site: &Site<'_, '_>) -> Option<String> {
    let object = site.change.object.old?;
    object.properties().iter().find_map(|property| {
        let mut claims = site.new.model.claims_on(&object.name.value, &property.name.value);
        let (owner, claim) = claims.next()?;
        Some(format!("{}.{}", owner.name.value, claim.name.value))
    })
}
