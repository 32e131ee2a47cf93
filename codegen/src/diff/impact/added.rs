//! Properties that came.

use crate::catalog::{Catalog, Privilege};
use crate::diff::Verdict::{Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::property::unknown;
use crate::diff::impact::required::{demanded, is_demanded};
use crate::diff::impact::site::{Site, name};
use crate::diff::impact::{default, prefix, slot, source};
use crate::model::{IndexClass, Property, Virtual};

pub(super) fn property(site: &Site<'_, '_>) -> Judged {
    let Some(property) = site.property() else { return unknown(site) };
    let harm = prefix::refused(site).or_else(|| default::unfit(site, property.default()));
    if let Some(judged) = harm {
        return judged;
    }
    if is_demanded(site, property) {
        return demanded(site);
    }
    if let Some(judged) = slot::of_feature(site) {
        return judged;
    }
    if matches!(property.virtual_, Virtual::Derived(_)) && !site.is_nested() {
        let because = format!(
            "{} is new: a stored record has no value until a relationship of it signals a change",
            site.path()
        );
        let judged = Judged::new(because, source::VIRTUAL).all(Safe).records(Risky);
        return judged
            .todo("let each record be computed after the change: write one of its relationships");
    }
    let because = format!("{} is new, and no record has to have it", site.path());
    let judged = Judged::new(because, source::CUSTOMIZE).all(Safe);
    let is_scanned = !site.is_nested()
        && property.index == IndexClass::Unindexed
        && property.searchable().is_true();
    if is_scanned {
        return judged.queries(Risky).console(Risky).todo(
            "take `searchable` away: no index is made, and a search by it reads every record",
        );
    }
    let privileges = Catalog::embedded().privileges(site.type_name());
    if privileges.is_empty() || site.is_nested() || !site.is_hosted() {
        return judged;
    }
    judged.todo(in_privileges(property, &privileges))
}

/// Says to which privileges a property has to be added by hand, before whoever has them sees it.
fn in_privileges(property: &Property<'_>, privileges: &[Privilege]) -> String {
    let named: Vec<_> = privileges
        .iter()
        .map(|privilege| format!("{} in {}", name(&privilege.name), name(&privilege.config)))
        .collect();
    format!(
        "add {} to `accessFlags` of {}: owners do not see it before",
        name(&property.name.value),
        named.join(" and of ")
    )
}
