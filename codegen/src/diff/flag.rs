//! Which way a flag was turned, as far as it says.

use crate::diff::Pair;
use crate::json::Value;

/// What a flag says, as whoever heeds it reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flag {
    On,
    Off,
    /// A placeholder stands for it, or what is no flag and is taken for one.
    Unsure,
}

/// The way that a flag was turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turned {
    On,
    Off,
}

/// What became of a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// It says what it said.
    Nowhere,
    /// It was turned.
    To(Turned),
    /// It was turned so or not at all, for what it is now is unsure.
    PerhapsNow(Turned),
    /// It was turned so or not at all, for what it was before is unsure.
    PerhapsBefore(Turned),
    /// Neither side is sure.
    Unseen,
}

impl Flag {
    /// Returns what `value` says of a flag that is `default` where it is not there. A text other than
    /// `true` is unsure: JavaScript takes even `false` in quotes for true.
    pub(super) fn of(value: Option<Value<'_>>, default: bool) -> Self {
        let Some(value) = value.filter(|value| !value.is_null()) else {
            return Self::from(default);
        };
        match value.as_bool() {
            Some(flag) => Self::from(flag),
            None if value.as_str().is_some_and(|text| text == "true") => Self::On,
            None => Self::Unsure,
        }
    }
}

impl From<bool> for Flag {
    fn from(flag: bool) -> Self {
        if flag { Self::On } else { Self::Off }
    }
}

impl Turn {
    /// Returns what became of the flag that `values` set, and that is `default` where it is not there.
    pub(super) fn of(values: Pair<Value<'_>>, default: bool) -> Self {
        Self::between(Flag::of(values.old, default), Flag::of(values.new, default))
    }

    /// Returns what became of a flag that was `old` and is `new`.
    pub(super) fn between(old: Flag, new: Flag) -> Self {
        match (old, new) {
            (Flag::On, Flag::On) | (Flag::Off, Flag::Off) => Self::Nowhere,
            (Flag::Off, Flag::On) => Self::To(Turned::On),
            (Flag::On, Flag::Off) => Self::To(Turned::Off),
            (Flag::Off, Flag::Unsure) => Self::PerhapsNow(Turned::On),
            (Flag::On, Flag::Unsure) => Self::PerhapsNow(Turned::Off),
            (Flag::Unsure, Flag::On) => Self::PerhapsBefore(Turned::On),
            (Flag::Unsure, Flag::Off) => Self::PerhapsBefore(Turned::Off),
            (Flag::Unsure, Flag::Unsure) => Self::Unseen,
        }
    }

    /// Returns the way that it was turned, or may have been.
    pub(super) fn way(self) -> Option<Turned> {
        match self {
            Self::To(turned) | Self::PerhapsNow(turned) | Self::PerhapsBefore(turned) => {
                Some(turned)
            }
            Self::Nowhere | Self::Unseen => None,
        }
    }
}
