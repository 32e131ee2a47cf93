//! What a change does to whom.

mod access;
mod added;
mod constraint;
mod default;
mod derived;
mod edge;
mod enumeration;
mod grant;
mod hook;
mod judged;
mod label;
mod prefix;
mod property;
mod relationship;
mod reverse;
mod rust;
mod secrecy;
mod site;
mod source;
mod type_setting;
mod untouchable;
mod whole_type;

use crate::diff::{Change, Consumer, Kind, Side, Verdict};
use judged::Judged;
use rust::Reach;
use site::Site;

/// What a change does to each consumer, why, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impact {
    /// How it is judged for each consumer, in the order of [`Consumer::ALL`].
    verdicts: [Verdict; Consumer::ALL.len()],
    /// Why: one sentence.
    pub because: String,
    /// What to do first, in the imperative; nothing where there is nothing to do.
    pub todo: Option<String>,
    /// Where the fact is from: a document of the vendor or a measurement, as the rule book cites it.
    pub source: &'static str,
}

impl Impact {
    /// Returns how it is judged for `consumer`.
    #[must_use]
    pub const fn of(&self, consumer: Consumer) -> Verdict {
        self.verdicts[consumer as usize]
    }

    /// Returns the worst verdict of all consumers.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdicts.into_iter().max().unwrap_or_default()
    }
}

/// Returns what `change`, one of those between `old` and `new`, does to whom.
#[must_use]
pub fn impact<'m>(change: &Change<'m>, old: Side<'m>, new: Side<'m>) -> Impact {
    let site = Site { change, old, new };
    let (reach, judge) = judge(change.kind);
    untouchable::judged(&site, judge(&site)).with_rust(rust::ruling(&site, reach))
}

/// What judges a change for every consumer but Rust.
type Judge = fn(&Site<'_, '_>) -> Judged;

/// Returns how far a change of `kind` reaches into generated code, and who judges the rest.
#[expect(clippy::too_many_lines, reason = "one list of all kinds, a line each")]
fn judge(kind: Kind) -> (Reach, Judge) {
    match kind {
        Kind::TypeAdded => (Reach::Type, whole_type::added),
        Kind::TypeRemoved => (Reach::Type, whole_type::removed),
        Kind::TypeRenamed => (Reach::Type, whole_type::renamed),
        Kind::TypeLabelChanged => (Reach::Docs, label::of_type),
        Kind::TypeHookAdded | Kind::TypeHookRemoved | Kind::TypeHookChanged => {
            (Reach::Docs, hook::of_type)
        }
        Kind::ActionAdded => (Reach::Docs, hook::action_added),
        Kind::ActionRemoved => (Reach::Docs, hook::action_removed),
        Kind::ActionChanged => (Reach::Docs, hook::action_changed),
        Kind::MetaChanged => (Reach::Docs, type_setting::meta),
        Kind::LastSyncChanged => (Reach::Docs, type_setting::last_sync),
        Kind::NotificationsChanged => (Reach::Docs, type_setting::notifications),
        Kind::AttributeEncryptionChanged => (Reach::Docs, type_setting::attribute_encryption),
        Kind::OrderChanged => (Reach::Docs, label::order),
        Kind::TypeSettingChanged => (Reach::Docs, type_setting::unknown),

        Kind::PropAdded => (Reach::Property, added::property),
        Kind::PropRemoved => (Reach::Property, property::removed),
        Kind::PropRenamed => (Reach::Property, property::renamed),
        Kind::PropReplaced => (Reach::Replacement, property::replaced),
        Kind::PropRestored => (Reach::Replacement, property::restored),
        Kind::PropTypeChanged => (Reach::Value, property::retyped),
        Kind::NullAllowed => (Reach::Value, property::null_allowed),
        Kind::NullRefused => (Reach::Value, property::null_refused),
        Kind::RequiredAdded => (Reach::Draft, property::required_added),
        Kind::RequiredRemoved => (Reach::Draft, property::required_removed),

        Kind::EnumAdded => (Reach::Value, enumeration::added),
        Kind::EnumRemoved => (Reach::Value, enumeration::removed),
        Kind::EnumWidened => (Reach::Value, enumeration::widened),
        Kind::EnumNarrowed => (Reach::Value, enumeration::narrowed),
        Kind::EnumReordered => (Reach::Docs, label::enum_order),
        Kind::EnumLabelsChanged => (Reach::Docs, label::enum_labels),

        Kind::RelAdded => (Reach::Property, relationship::added),
        Kind::RelRemoved => (Reach::Property, relationship::removed),
        Kind::RelAddedOneSide => (Reach::Property, relationship::added_one_side),
        Kind::RelRemovedOneSide => (Reach::Property, relationship::removed_one_side),
        Kind::RelCardinalityChanged => (Reach::Value, relationship::cardinality),
        Kind::RelTargetAdded => (Reach::Value, relationship::target_added),
        Kind::RelTargetRemoved => (Reach::Value, relationship::target_removed),
        Kind::RelReverseChanged => (Reach::Docs, reverse::changed),
        Kind::RelValidateChanged => (Reach::Docs, edge::validate),
        Kind::RelNotifyChanged => (Reach::Docs, edge::notify),
        Kind::RelQueryChanged => (Reach::Docs, edge::query),
        Kind::RelReordered => (Reach::Docs, label::target_order),
        Kind::RelLabelChanged => (Reach::Docs, label::of_target),
        Kind::RelConditionChanged => (Reach::Docs, grant::of_relationship),
        Kind::RelSettingChanged => (Reach::Setting, edge::unknown),

        Kind::VirtualAdded => (Reach::Origin, derived::added),
        Kind::VirtualRemoved => (Reach::Origin, derived::removed),
        Kind::DerivationChanged => (Reach::Origin, derived::changed),
        Kind::ReturnByDefaultChanged => (Reach::Docs, derived::return_by_default),
        Kind::ViewableChanged => (Reach::Docs, access::viewable),
        Kind::UserEditableChanged => (Reach::Docs, access::user_editable),
        Kind::ScopeChanged => (Reach::Secrecy, secrecy::scope),
        Kind::ProtectedChanged => (Reach::Docs, access::protected),
        Kind::PersonalChanged => (Reach::Docs, label::personal),
        Kind::SearchableChanged => (Reach::Docs, access::searchable),
        Kind::EncryptionChanged => (Reach::Secrecy, secrecy::encryption),
        Kind::HashChanged => (Reach::Secrecy, secrecy::hash),
        Kind::ConditionalChanged => (Reach::Docs, grant::conditional),
        Kind::TemporalChanged => (Reach::Docs, grant::temporal),

        Kind::PolicyAdded => (Reach::Docs, constraint::policy_added),
        Kind::PolicyRemoved => (Reach::Docs, constraint::policy_removed),
        Kind::PolicyChanged => (Reach::Docs, constraint::policy_changed),
        Kind::PolicyReordered => (Reach::Docs, label::policy_order),
        Kind::ConditionalPoliciesChanged => (Reach::Docs, constraint::conditional_policies),
        Kind::PatternChanged => (Reach::Docs, constraint::pattern),
        Kind::FormatChanged => (Reach::Docs, constraint::format),
        Kind::LengthChanged => (Reach::Docs, constraint::length),
        Kind::RangeChanged => (Reach::Docs, constraint::range),
        Kind::ComparisonChanged => (Reach::Docs, constraint::comparison),
        Kind::DefaultAdded => (Reach::Draft, default::added),
        Kind::DefaultRemoved => (Reach::Draft, default::removed),
        Kind::DefaultChanged => (Reach::Draft, default::changed),
        Kind::PropHookAdded | Kind::PropHookRemoved | Kind::PropHookChanged => {
            (Reach::Origin, hook::of_property)
        }
        Kind::TitleChanged => (Reach::Docs, label::title),
        Kind::DescriptionChanged => (Reach::Docs, label::description),
        Kind::SettingChanged => (Reach::Setting, property::unknown),
        Kind::ArtefactChanged => (Reach::Docs, label::artefact),
    }
}
