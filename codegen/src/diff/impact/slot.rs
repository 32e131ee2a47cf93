//! Numbered slots of the vendor: what says what one is for, and which of them a feature brings.

use crate::catalog::Catalog;
use crate::diff::Verdict::{Risky, Safe};
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name, shown};
use crate::diff::impact::source;
use crate::json::Value;

/// Judges another title or description of a slot; nothing where it is just a label.
pub(super) fn relabelled(site: &Site<'_, '_>) -> Option<Judged> {
    let slot = site.slot().filter(|_| !site.is_of_items())?;
    let shipped = Catalog::embedded().family(slot.family).title(slot.number);
    let says = |value: Option<Value<'_>>| {
        value.and_then(Value::as_str).is_some_and(|text| !text.is_empty() && text != shipped)
    };
    let values = site.values();
    if says(values.old) {
        return Some(repurposed(site));
    }
    let before = site.change.property.old?.value;
    let was_used = ["title", "description"].iter().any(|key| says(before.get(key)));
    let is_taken = !was_used && says(values.new);
    is_taken.then(|| {
        Judged::new("the slot was free, and is used from now on", source::EXTENSIONS)
            .records(Safe)
            .console(Safe)
            .todo("give the slot an alias in `mosaic.toml`: its name says nothing")
    })
}

/// Judges a slot that perhaps is for something else from now on.
fn repurposed(site: &Site<'_, '_>) -> Judged {
    let values = site.values();
    let shown = |value: Option<Value<'_>>| value.map_or_else(|| "nothing".to_owned(), shown);
    let because = format!(
        "the {} says what a numbered slot holds, which its name does not: from {} to {}, and the values stay those of \
         before",
        site.key(),
        shown(values.old),
        shown(values.new)
    );
    Judged::new(because, source::EXTENSIONS)
        .wire(Risky)
        .records(Risky)
        .console(Risky)
        .todo("ask whether the meaning changed; if so empty the slot on all records first, and look for its users")
}

/// Judges a slot that came, of those that a feature brings.
pub(super) fn of_feature(site: &Site<'_, '_>) -> Option<Judged> {
    let slot = site.slot()?;
    let family = Catalog::embedded().family(slot.family);
    let range = family.feature.filter(|_| family.feature_of(slot.number).is_some())?;
    let object = site.change.object.new?;
    let mut numbers = range.from..=range.to;
    let is_whole = numbers.all(|number| object.property(&family.property(number)).is_some());
    let because = format!("{} comes with the feature {}", site.path(), name(range.name));
    if is_whole {
        let features = &site.configs[1].lint.features;
        let is_installed = features.iter().any(|feature| feature.value == range.name);
        let judged = Judged::new(because, source::INDEXES).all(Safe);
        let todo = "install the feature on each tenant first: by hand no slot gets an attribute or an index";
        return Some(if is_installed { judged } else { judged.todo(todo) });
    }
    let because = format!(
        "{because}, together with all from {} to {}: by hand it gets no attribute and no index",
        name(&family.property(range.from)),
        name(&family.property(range.to))
    );
    let judged = Judged::new(because, source::INDEXES).all(Safe).records(Risky).queries(Risky);
    Some(judged.todo("install the feature instead"))
}
