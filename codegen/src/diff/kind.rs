//! The kinds of changes: one list.

/// Declares [`Kind`] from one list of variants, names and mirrors.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal <=> $mirror:ident,)+) => {
        /// What changed between two configurations.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Kind {
            /// Every kind, in the order that the guide lists them.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Returns the name, as reports spell it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Returns what the same change is called when it is undone.
            #[must_use]
            pub const fn mirrored(self) -> Self {
                match self {
                    $(Self::$variant => Self::$mirror,)+
                }
            }

            /// Returns what changed, in a phrase.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc,)+).trim_ascii(),)+
                }
            }
        }
    };
}

kinds! {
    /// A type was added.
    TypeAdded = "type-added" <=> TypeRemoved,
    /// A type was removed.
    TypeRemoved = "type-removed" <=> TypeAdded,
    /// A type is gone, and one that looks like it is there.
    TypeRenamed = "type-renamed" <=> TypeRenamed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_of_a_mirror_is_the_kind_itself() {
        for kind in Kind::ALL {
            assert_eq!(kind.mirrored().mirrored(), *kind, "{}", kind.name());
        }
    }
}
