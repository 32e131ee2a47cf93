//! The kinds of changes: one list.

use crate::config::closest;

/// Declares [`Kind`] from one list of variants, names and mirrors.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal <=> $mirror:ident,)+) => {
        /// What changed between two configurations.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Kind {
            /// Returns the kind called `name`.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.name() == name)
            }

            /// Returns the name that `name` is most likely meant to be.
            #[must_use]
            pub fn suggest(name: &str) -> Option<&'static str> {
                closest(name, Self::ALL.iter().map(|kind| kind.name()))
            }

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

            /// Returns its page, in Markdown.
            #[must_use]
            pub const fn page(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("kinds/", $name, ".md")),)+
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
    /// A title, a description or an icon of a type changed.
    TypeLabelChanged = "type-label-changed" <=> TypeLabelChanged,
    /// A script was added to an event of a type.
    TypeHookAdded = "type-hook-added" <=> TypeHookRemoved,
    /// The script of an event of a type was removed.
    TypeHookRemoved = "type-hook-removed" <=> TypeHookAdded,
    /// The script of an event of a type changed.
    TypeHookChanged = "type-hook-changed" <=> TypeHookChanged,
    /// An action of a type was added.
    ActionAdded = "action-added" <=> ActionRemoved,
    /// An action of a type was removed.
    ActionRemoved = "action-removed" <=> ActionAdded,
    /// An action of a type changed.
    ActionChanged = "action-changed" <=> ActionChanged,
    /// Where a type keeps its dates changed.
    MetaChanged = "meta-changed" <=> MetaChanged,
    /// Which properties synchronisation writes to changed.
    LastSyncChanged = "last-sync-changed" <=> LastSyncChanged,
    /// Notifications of a type were switched on or off, or changed.
    NotificationsChanged = "notifications-changed" <=> NotificationsChanged,
    /// The encryption of the attribute values of an assignment changed.
    AttributeEncryptionChanged = "attribute-encryption-changed" <=> AttributeEncryptionChanged,
    /// The order in which consoles show properties changed.
    OrderChanged = "order-changed" <=> OrderChanged,
    /// A setting of a type changed that mosaic does not know.
    TypeSettingChanged = "type-setting-changed" <=> TypeSettingChanged,

    /// A property was added.
    PropAdded = "prop-added" <=> PropRemoved,
    /// A property was removed.
    PropRemoved = "prop-removed" <=> PropAdded,
    /// A property is gone, and one that looks like it is there.
    PropRenamed = "prop-renamed" <=> PropRenamed,
    /// A property took the place of another, which a script still falls back to.
    PropReplaced = "prop-replaced" <=> PropRestored,
    /// A property that another had taken the place of is back, and the script that fell back to it is gone.
    PropRestored = "prop-restored" <=> PropReplaced,
    /// The type of a property, or of its elements, changed.
    PropTypeChanged = "prop-type-changed" <=> PropTypeChanged,
    /// A value may now be null.
    NullAllowed = "null-allowed" <=> NullRefused,
    /// A value may no longer be null.
    NullRefused = "null-refused" <=> NullAllowed,
    /// A property is now required.
    RequiredAdded = "required-added" <=> RequiredRemoved,
    /// A property is no longer required.
    RequiredRemoved = "required-removed" <=> RequiredAdded,

    /// Values are now held to a list.
    EnumAdded = "enum-added" <=> EnumRemoved,
    /// Values are no longer held to a list.
    EnumRemoved = "enum-removed" <=> EnumAdded,
    /// A value was added to a list of values.
    EnumWidened = "enum-widened" <=> EnumNarrowed,
    /// A value was removed from a list of values.
    EnumNarrowed = "enum-narrowed" <=> EnumWidened,
    /// The order of a list of values changed.
    EnumReordered = "enum-reordered" <=> EnumReordered,
    /// The labels of a list of values changed.
    EnumLabelsChanged = "enum-labels-changed" <=> EnumLabelsChanged,

    /// A relationship was added.
    RelAdded = "rel-added" <=> RelRemoved,
    /// A relationship was removed, with its other end where it had one.
    RelRemoved = "rel-removed" <=> RelAdded,
    /// One end was added to a relationship whose other end was there.
    RelAddedOneSide = "rel-added-one-side" <=> RelRemovedOneSide,
    /// One end of a relationship was removed, and its other end stays.
    RelRemovedOneSide = "rel-removed-one-side" <=> RelAddedOneSide,
    /// A single reference became a collection, or the other way round.
    RelCardinalityChanged = "rel-cardinality-changed" <=> RelCardinalityChanged,
    /// A relationship may refer to another type.
    RelTargetAdded = "rel-target-added" <=> RelTargetRemoved,
    /// A relationship may no longer refer to a type.
    RelTargetRemoved = "rel-target-removed" <=> RelTargetAdded,
    /// The other end that a relationship names changed.
    RelReverseChanged = "rel-reverse-changed" <=> RelReverseChanged,
    /// Whether references are checked when they are written changed.
    RelValidateChanged = "rel-validate-changed" <=> RelValidateChanged,
    /// Who is told of a change changed.
    RelNotifyChanged = "rel-notify-changed" <=> RelNotifyChanged,
    /// What the console asks for to offer targets of a relationship changed.
    RelQueryChanged = "rel-query-changed" <=> RelQueryChanged,
    /// The order of the types that a relationship may refer to changed.
    RelReordered = "rel-reordered" <=> RelReordered,
    /// The label of a target of a relationship changed.
    RelLabelChanged = "rel-label-changed" <=> RelLabelChanged,
    /// What makes a reference conditional changed.
    RelConditionChanged = "rel-condition-changed" <=> RelConditionChanged,
    /// A setting of a relationship or of its target changed that mosaic does not know.
    RelSettingChanged = "rel-setting-changed" <=> RelSettingChanged,

    /// A property became virtual.
    VirtualAdded = "virtual-added" <=> VirtualRemoved,
    /// A property is no longer virtual.
    VirtualRemoved = "virtual-removed" <=> VirtualAdded,
    /// What a virtual property is derived from changed.
    DerivationChanged = "derivation-changed" <=> DerivationChanged,
    /// Whether a property is returned unasked changed.
    ReturnByDefaultChanged = "return-by-default-changed" <=> ReturnByDefaultChanged,
    /// Whether consoles show a property changed.
    ViewableChanged = "viewable-changed" <=> ViewableChanged,
    /// Whether end users may edit a property changed.
    UserEditableChanged = "user-editable-changed" <=> UserEditableChanged,
    /// Who may read a property over REST changed.
    ScopeChanged = "scope-changed" <=> ScopeChanged,
    /// Whether a change of a property asks for a new login changed.
    ProtectedChanged = "protected-changed" <=> ProtectedChanged,
    /// Whether a property counts as personal changed, or what it is used for.
    PersonalChanged = "personal-changed" <=> PersonalChanged,
    /// Whether consoles search by a property changed.
    SearchableChanged = "searchable-changed" <=> SearchableChanged,
    /// How a property is encrypted changed.
    EncryptionChanged = "encryption-changed" <=> EncryptionChanged,
    /// How a property is hashed changed.
    HashChanged = "hash-changed" <=> HashChanged,
    /// Whether a property holds the condition of grants changed.
    ConditionalChanged = "conditional-changed" <=> ConditionalChanged,
    /// Whether times limit grants changed.
    TemporalChanged = "temporal-changed" <=> TemporalChanged,

    /// A policy was added to a property.
    PolicyAdded = "policy-added" <=> PolicyRemoved,
    /// A policy was removed from a property.
    PolicyRemoved = "policy-removed" <=> PolicyAdded,
    /// The parameters of a policy changed.
    PolicyChanged = "policy-changed" <=> PolicyChanged,
    /// The order of the policies of a property changed.
    PolicyReordered = "policy-reordered" <=> PolicyReordered,
    /// Which policies hold under conditions changed.
    ConditionalPoliciesChanged = "conditional-policies-changed" <=> ConditionalPoliciesChanged,
    /// The pattern that values have to match changed.
    PatternChanged = "pattern-changed" <=> PatternChanged,
    /// The format of values changed.
    FormatChanged = "format-changed" <=> FormatChanged,
    /// How short or long a value may be changed.
    LengthChanged = "length-changed" <=> LengthChanged,
    /// How small or great a value may be changed.
    RangeChanged = "range-changed" <=> RangeChanged,
    /// How synchronisation compares lists changed.
    ComparisonChanged = "comparison-changed" <=> ComparisonChanged,
    /// A default was added.
    DefaultAdded = "default-added" <=> DefaultRemoved,
    /// A default was removed.
    DefaultRemoved = "default-removed" <=> DefaultAdded,
    /// A default changed.
    DefaultChanged = "default-changed" <=> DefaultChanged,
    /// A script was added to a property.
    PropHookAdded = "prop-hook-added" <=> PropHookRemoved,
    /// A script of a property was removed.
    PropHookRemoved = "prop-hook-removed" <=> PropHookAdded,
    /// A script of a property changed.
    PropHookChanged = "prop-hook-changed" <=> PropHookChanged,
    /// The title of a property changed.
    TitleChanged = "title-changed" <=> TitleChanged,
    /// The description of a property changed.
    DescriptionChanged = "description-changed" <=> DescriptionChanged,
    /// A setting of a property changed that mosaic does not know.
    SettingChanged = "setting-changed" <=> SettingChanged,
    /// What is written changed, and no server reads it, or it goes without saying.
    ArtefactChanged = "artefact-changed" <=> ArtefactChanged,
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

    #[test]
    fn a_name_is_the_variant_in_kebab_case_and_a_title_is_a_sentence() {
        for kind in Kind::ALL {
            let variant = format!("{kind:?}");
            let words = variant.split_inclusive(char::is_alphabetic).map(|letter| {
                let lower = letter.to_ascii_lowercase();
                if lower == letter { lower } else { format!("-{lower}") }
            });
            assert_eq!(words.collect::<String>().trim_start_matches('-'), kind.name());
            assert!(kind.title().ends_with('.') && !kind.title().starts_with(' '), "{kind:?}");
        }
    }
}
