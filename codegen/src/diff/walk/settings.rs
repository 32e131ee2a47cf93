//! The settings of a property that are compared as they stand, each with its kind.

use crate::diff::{Kind, Pair};
use crate::json::Value;
use crate::model::Keyword;

/// How the values under a key are compared.
pub(super) struct Setting {
    /// What a difference is called.
    pub(super) kind: Kind,
    /// What the server takes it for where it is not there, as it would be written.
    pub(super) default: Option<&'static str>,
}

/// Returns how the values of `keyword` are compared; nothing where it takes more than a look at them.
pub(super) fn setting(keyword: Keyword) -> Option<Setting> {
    let plain = |kind| Some(Setting { kind, default: None });
    let flag = |kind| Some(Setting { kind, default: Some("false") });
    match keyword {
        Keyword::Title => plain(Kind::TitleChanged),
        Keyword::Description => plain(Kind::DescriptionChanged),
        Keyword::UsageDescription => plain(Kind::PersonalChanged),
        Keyword::Viewable => Some(Setting { kind: Kind::ViewableChanged, default: Some("true") }),
        Keyword::Searchable => flag(Kind::SearchableChanged),
        Keyword::UserEditable => flag(Kind::UserEditableChanged),
        Keyword::IsPersonal => flag(Kind::PersonalChanged),
        Keyword::IsProtected => flag(Kind::ProtectedChanged),
        Keyword::IsConditional => flag(Kind::ConditionalChanged),
        Keyword::IsTemporalConstraint | Keyword::GrantTemporalConstraintsEnforced => {
            flag(Kind::TemporalChanged)
        }
        Keyword::ReturnByDefault => flag(Kind::ReturnByDefaultChanged),
        Keyword::ReverseRelationship => flag(Kind::RelReverseChanged),
        Keyword::ReversePropertyName => plain(Kind::RelReverseChanged),
        Keyword::Validate => flag(Kind::RelValidateChanged),
        Keyword::NotifySelf => flag(Kind::RelNotifyChanged),
        Keyword::Format => plain(Kind::FormatChanged),
        Keyword::Pattern => plain(Kind::PatternChanged),
        Keyword::Comparison => plain(Kind::ComparisonChanged),
        Keyword::MinLength | Keyword::MaxLength => plain(Kind::LengthChanged),
        Keyword::Minimum | Keyword::Maximum => plain(Kind::RangeChanged),
        Keyword::Scope => Some(Setting { kind: Kind::ScopeChanged, default: Some(r#""public""#) }),
        Keyword::Encryption => plain(Kind::EncryptionChanged),
        Keyword::SecureHash => plain(Kind::HashChanged),
        Keyword::ConditionalPolicies | Keyword::FallbackPolicies => {
            plain(Kind::ConditionalPoliciesChanged)
        }
        Keyword::Nullable
        | Keyword::DeleteQueryConfig
        | Keyword::RequiredByParent
        | Keyword::ReferencedRelationshipFields
        | Keyword::ReferencedObjectFields => plain(Kind::ArtefactChanged),
        Keyword::Type
        | Keyword::Items
        | Keyword::Properties
        | Keyword::Order
        | Keyword::Required
        | Keyword::Enum
        | Keyword::EnumNames
        | Keyword::EnumTitles
        | Keyword::Options
        | Keyword::ResourceCollection
        | Keyword::IsVirtual
        | Keyword::QueryConfig
        | Keyword::Policies
        | Keyword::Default
        | Keyword::NotifyRelationships
        | Keyword::Name => None,
    }
}

/// Returns whether one of `values` is not there, and the other says what goes without saying.
pub(super) fn is_spelled_out(values: Pair<Value<'_>>, default: &str) -> bool {
    let one = values.old.xor(values.new);
    one.is_some_and(|value| value.raw() == default)
}

/// The keys of a property, or of something inside it, that a schema editor writes for itself.
pub(super) const NOTES: [&str; 4] = ["id", "propName", "labelText", "$schema"];
