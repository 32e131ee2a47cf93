//! What many changes of one type or of one property ask for, found once for all of them.

use std::collections::BTreeSet;

use crate::diff::{Change, Kind, Side, rename};
use crate::json::Value;
use crate::meaning::canonical;
use crate::model::{Keyword, Object, Property};

/// What is found at the place at hand: changes of one place come one after the other.
#[derive(Debug, Default)]
pub(super) struct Once<'m> {
    reads: Option<(*const Object<'m>, BTreeSet<String>)>,
    defaults: Option<((*const Property<'m>, Share), BTreeSet<String>)>,
}

/// Which part of a default a value is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    /// All of it.
    Whole,
    /// Each of its elements.
    Elements,
}

impl<'m> Once<'m> {
    /// Finds what judging `change` asks for, whose newer side is `new`.
    pub(super) fn look(&mut self, change: &Change<'m>, new: Side<'m>) {
        match (change.kind, change.object.new, change.property.new) {
            (Kind::PropRemoved, Some(object), _) => self.look_at_scripts(new, object),
            (Kind::EnumNarrowed, _, Some(property)) => {
                self.look_at_default(property, share(change));
            }
            _ => {}
        }
    }

    /// Returns whether a script that runs when the type of `change` is read reads `property` there now.
    pub(super) fn is_read(&self, change: &Change<'m>, property: &str) -> bool {
        let object = change.object.new.map(std::ptr::from_ref);
        let reads = self.reads.as_ref().filter(|(of, _)| Some(*of) == object);
        reads.is_some_and(|(_, names)| names.contains(property))
    }

    /// Returns whether `value` is the default that the property of `change` has now, or an element of it
    /// where the change is about elements.
    pub(super) fn is_default(&self, change: &Change<'m>, value: Value<'m>) -> bool {
        let place =
            change.property.new.map(|property| (std::ptr::from_ref(property), share(change)));
        let defaults = self.defaults.as_ref().filter(|(of, _)| Some(*of) == place);
        defaults.is_some_and(|(_, values)| values.contains(&canonical(value)))
    }

    fn look_at_scripts(&mut self, side: Side<'m>, object: &'m Object<'m>) {
        let place = std::ptr::from_ref(object);
        if self.reads.as_ref().is_none_or(|(known, _)| *known != place) {
            self.reads = Some((place, rename::reads_of(side, object)));
        }
    }

    fn look_at_default(&mut self, property: &'m Property<'m>, share: Share) {
        let place = (std::ptr::from_ref(property), share);
        if self.defaults.as_ref().is_some_and(|(known, _)| *known == place) {
            return;
        }
        let default = property.default().into_iter();
        let values = match share {
            Share::Whole => default.map(canonical).collect(),
            Share::Elements => default.flat_map(Value::elements).map(canonical).collect(),
        };
        self.defaults = Some((place, values));
    }
}

/// Returns what a value that `change` is about is compared with.
fn share(change: &Change<'_>) -> Share {
    let outermost = change.key.as_deref().and_then(|key| key.split('.').next());
    if outermost == Some(Keyword::Items.name()) { Share::Elements } else { Share::Whole }
}
