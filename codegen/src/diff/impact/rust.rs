//! Whether code that was written against the old schema compiles against the new one.
//!
//! Breaking is what code runs into that names fields, constants and variants, and starts drafts. Risky is
//! what only code runs into that spells out the whole type of a constant, or that has a `match` without
//! an arm for the rest. A literal of a record counts for neither: records are read, not made.

use crate::config::Enums;
use crate::diff::impact::naming;
use crate::diff::impact::site::{Place, Site};
use crate::diff::{Change, Pair, Verdict};
use crate::emit::{Access, Depth, Holds, Surface, is_carried_alike};
use crate::model::{IndexClass, Keyword, Object, Property};

/// What of a generated property a kind of change can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// At most what a person reads.
    Docs,
    /// Whether there is a type, and what it is called.
    Type,
    /// Whether there is a property, and what it is called.
    Property,
    /// Whether there is still the property that another one took the place of.
    Replacement,
    /// What a value is.
    Value,
    /// What a draft asks for.
    Draft,
    /// Whether a value comes back.
    Secrecy,
    /// Where a value comes from, which can change all of it.
    Origin,
    /// All of it where the key is one that mosaic knows.
    Setting,
}

/// What a change does to code that uses what is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ruling {
    /// How bad it is.
    pub(super) verdict: Verdict,
    /// What is different, as the end of a sentence.
    pub(super) because: &'static str,
}

impl Ruling {
    const fn new(verdict: Verdict, because: &'static str) -> Self {
        Self { verdict, because }
    }
}

/// Nothing but documentation differs.
const SAME: Ruling = Ruling::new(Verdict::Cosmetic, "nothing differs");
/// There is more than before.
const MORE: Ruling = Ruling::new(Verdict::Safe, "there is more than before");
/// A name that code uses is gone.
const GONE: Ruling = Ruling::new(Verdict::Breaking, "a name that code uses is gone");
/// A draft takes other arguments.
const DRAFT: Ruling = Ruling::new(Verdict::Breaking, "a draft takes other arguments");
/// A field has another type.
const FIELD: Ruling = Ruling::new(Verdict::Breaking, "the field has another type");
/// An enum has one more variant.
const VARIANT: Ruling = Ruling::new(Verdict::Risky, "a `match` may lack an arm");
/// An enum that nothing else could be has one more variant.
const ARM: Ruling = Ruling::new(Verdict::Breaking, "a `match` lacks an arm");
/// A constant allows less.
const LESS: Ruling = Ruling::new(Verdict::Breaking, "the constant no longer allows what it did");
/// A constant allows more, and so has another type.
const SPELLED: Ruling = Ruling::new(Verdict::Risky, "the constant has another type");

/// Rules on changes one after the other: those of one property stand together, however many values or
/// targets of a list they are about, and what is generated of it is compared once.
#[derive(Debug, Default)]
pub(super) struct Rulings<'m> {
    last: Option<(Matter<'m>, Ruling)>,
}

/// What a ruling on a value depends on: the type and the property, and how far the change reaches.
type Matter<'m> = (Pair<*const Object<'m>>, Pair<*const Property<'m>>, Reach);

impl<'m> Rulings<'m> {
    /// Returns the ruling for Rust on the change at `site`, which reaches as far as `reach`.
    pub(super) fn of(&mut self, site: &Site<'_, 'm>, reach: Reach) -> Ruling {
        let Change { object, property, .. } = site.change;
        let matter = (object.map(std::ptr::from_ref), property.map(std::ptr::from_ref), reach);
        match &self.last {
            Some((last, ruling)) if *last == matter && is_of_value(reach) => *ruling,
            _ => {
                let ruling = ruling(site, reach);
                self.last = Some((matter, ruling));
                ruling
            }
        }
    }
}

/// Returns whether changes that reach as far as `reach` are ruled on by the property alone.
const fn is_of_value(reach: Reach) -> bool {
    matches!(reach, Reach::Value | Reach::Draft | Reach::Secrecy | Reach::Origin)
}

fn ruling(site: &Site<'_, '_>, reach: Reach) -> Ruling {
    let objects = [site.change.object.old, site.change.object.new];
    let mut objects = objects.into_iter().zip(site.configs);
    if objects.all(|(object, config)| object.is_none_or(|it| !naming::is_generated(config, it))) {
        return SAME;
    }
    match reach {
        Reach::Docs => SAME,
        Reach::Type => of_type(site),
        Reach::Property => of_property(site),
        Reach::Replacement => of_replacement(site),
        Reach::Setting if Keyword::read(site.key()).is_none() => SAME,
        _ => match surfaces(site).both() {
            Some((old, new)) => compared(site, (&old, &new), reach),
            None => SAME,
        },
    }
}

fn of_type(site: &Site<'_, '_>) -> Ruling {
    let [before, now] = site.configs;
    match site.change.object {
        Pair { old: None, .. } => MORE,
        Pair { old: Some(old), new: Some(new) }
            if naming::of_type(before, old) == naming::of_type(now, new) =>
        {
            MORE
        }
        _ => GONE,
    }
}

fn of_property(site: &Site<'_, '_>) -> Ruling {
    let place = site.place();
    if matches!(place, Place::Beside) {
        return SAME;
    }
    let surfaces = surfaces(site);
    match (site.change.property, surfaces) {
        (Pair { old: None, .. }, Pair { new: Some(new), .. }) => {
            let is_first = match &place {
                Place::Inside(above) => is_first_part(site, above),
                Place::Own | Place::Beside => false,
            };
            match (new.is_argument, is_first) {
                (true, _) => DRAFT,
                (false, true) => FIELD,
                (false, false) => MORE,
            }
        }
        (Pair { old: Some(before), new: Some(after) }, Pair { old: Some(old), new: Some(new) })
            if called_alike(site, before, after) =>
        {
            compared(site, (&old, &new), Reach::Origin)
        }
        (_, Pair { old: None, new: None }) => SAME,
        _ => GONE,
    }
}

fn of_replacement(site: &Site<'_, '_>) -> Ruling {
    let Some(old) = site.change.property.old else { return MORE };
    let is_kept = |object: &Object<'_>| object.property(&old.name.value).is_some();
    match surfaces(site).new {
        _ if !site.change.object.new.is_some_and(is_kept) => GONE,
        Some(new) if new.is_argument => DRAFT,
        _ => MORE,
    }
}

/// Returns whether code calls `old` and `new` the same.
fn called_alike(site: &Site<'_, '_>, old: &Property<'_>, new: &Property<'_>) -> bool {
    let Some((before, after)) = site.change.object.both() else { return false };
    let [then, now] = site.configs;
    naming::of_field(then, before, old) == naming::of_field(now, after, new)
}

/// Returns whether an alias makes values of both sides the same to code, whatever their types.
fn carried_alike(site: &Site<'_, '_>) -> bool {
    let Pair { old, new } = site.change.property;
    let carried =
        |config, object: Option<_>, property| naming::carried_as(config, object?, property);
    let (Some(before), Some(after)) = (old, new) else { return false };
    let [then, now] = site.configs;
    let old = carried(then, site.change.object.old, before);
    let new = carried(now, site.change.object.new, after);
    old.zip(new).is_some_and(|(old, new)| old == new && is_carried_alike(before, after, old))
}

/// How many properties beside each other are looked through for one inside of another: so many
/// changes as there may be never make a walk of squares.
const SIBLINGS: usize = 1_000;

/// Returns whether the property that came is the first one inside of those `above`, the last of which so
/// becomes a struct.
fn is_first_part(site: &Site<'_, '_>, above: &[&Property<'_>]) -> bool {
    let Some((outermost, inner)) = above.split_first() else { return false };
    let object = site.change.object.old;
    let mut old = object.and_then(|object| object.property(&outermost.name.value));
    for property in inner {
        let siblings = old.map(|old| old.kind.parts()).unwrap_or_default();
        let mut siblings = siblings.iter().take(SIBLINGS);
        old = siblings.find(|sibling| sibling.name.value == property.name.value);
    }
    old.is_some_and(|old| old.kind.parts().is_empty())
}

/// Returns what is generated of the property on each side.
fn surfaces(site: &Site<'_, '_>) -> Pair<Surface> {
    let depth = match site.place() {
        Place::Own => Depth::Own,
        Place::Inside(_) => Depth::Nested,
        Place::Beside => return Pair::default(),
    };
    let Pair { old, new } = site.change.property;
    let object = site.change.object;
    let old = object
        .old
        .zip(old)
        .and_then(|(object, property)| Surface::of(site.old.model, object, property, depth));
    let new = object
        .new
        .zip(new)
        .and_then(|(object, property)| Surface::of(site.new.model, object, property, depth));
    Pair { old, new }
}

fn compared(site: &Site<'_, '_>, (old, new): (&Surface, &Surface), reach: Reach) -> Ruling {
    let value = if carried_alike(site) {
        SAME
    } else {
        values(&old.value, &new.value, site.configs[0].generate.enums)
    };
    let is_same_draft = old.is_argument == new.is_argument;
    let draft = if is_same_draft { SAME } else { DRAFT };
    match reach {
        Reach::Value => value.max(constants(old, &Surface { access: old.access, ..new.clone() })),
        Reach::Draft => draft,
        Reach::Secrecy => constants(old, new),
        _ => value.max(draft).max(constants(old, new)),
    }
}

/// Compares what a value is.
fn values(old: &Holds, new: &Holds, enums: Enums) -> Ruling {
    match (old, new) {
        _ if old == new => SAME,
        (Holds::List(old), Holds::List(new)) | (Holds::OrNull(old), Holds::OrNull(new)) => {
            values(old, new, enums)
        }
        (Holds::Listed(old), Holds::Listed(new))
            if enums == Enums::Closed && old.is_subset(new) =>
        {
            ARM
        }
        (Holds::Listed(old), Holds::Listed(new))
        | (Holds::References(old), Holds::References(new))
            if old.is_subset(new) =>
        {
            VARIANT
        }
        _ => FIELD,
    }
}

/// Compares what the constants allow.
fn constants(old: &Surface, new: &Surface) -> Ruling {
    let lost = uses(old).into_iter().zip(uses(new)).any(|(was, is)| was && !is);
    let is_secret = |surface: &Surface| surface.access == Access::Secret;
    if is_secret(old) != is_secret(new) || old.is_link != new.is_link {
        return FIELD;
    }
    if lost {
        return LESS;
    }
    let is_other = old.index != new.index || old.access != new.access;
    if is_other { SPELLED } else { SAME }
}

/// Returns whether code may filter by a constant, scan by it, write it and read it.
fn uses(surface: &Surface) -> [bool; 4] {
    let is_plain = surface.access != Access::Secret && !surface.is_link;
    let filters = is_plain && surface.index == IndexClass::Indexed;
    let scans = is_plain && surface.index != IndexClass::NotQueryable;
    [filters, scans, surface.access != Access::ReadOnly, surface.access != Access::Secret]
}
