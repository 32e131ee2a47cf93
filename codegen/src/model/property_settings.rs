//! What a property declares beside its kind, read when it is asked for.

use crate::json::{Number, Value};
use crate::model::keyword::Keyword;
use crate::model::read::{self, Read};
use crate::model::{Policy, Property, Scope, Setting, Text};
use crate::span::Spanned;

impl<'a> Property<'a> {
    /// Returns `title`, the label in the console.
    #[must_use]
    pub fn title(&self) -> Setting<'a, Text<'a>> {
        self.setting(Keyword::Title)
    }

    /// Returns `description`.
    #[must_use]
    pub fn description(&self) -> Setting<'a, Text<'a>> {
        self.setting(Keyword::Description)
    }

    /// Returns `viewable`.
    #[must_use]
    pub fn viewable(&self) -> Setting<'a, bool> {
        self.setting(Keyword::Viewable)
    }

    /// Returns `searchable`; it offers the property in the console's search, and creates no index.
    #[must_use]
    pub fn searchable(&self) -> Setting<'a, bool> {
        self.setting(Keyword::Searchable)
    }

    /// Returns `userEditable`.
    #[must_use]
    pub fn user_editable(&self) -> Setting<'a, bool> {
        self.setting(Keyword::UserEditable)
    }

    /// Returns `isPersonal`.
    #[must_use]
    pub fn is_personal(&self) -> Setting<'a, bool> {
        self.setting(Keyword::IsPersonal)
    }

    /// Returns `isProtected`: whether a change needs a fresh login.
    #[must_use]
    pub fn is_protected(&self) -> Setting<'a, bool> {
        self.setting(Keyword::IsProtected)
    }

    /// Returns `isConditional`: whether it holds the condition of a conditional grant.
    #[must_use]
    pub fn is_conditional(&self) -> Setting<'a, bool> {
        self.setting(Keyword::IsConditional)
    }

    /// Returns `isTemporalConstraint`.
    #[must_use]
    pub fn is_temporal_constraint(&self) -> Setting<'a, bool> {
        self.setting(Keyword::IsTemporalConstraint)
    }

    /// Returns `relationshipGrantTemporalConstraintsEnforced`, on collections of roles and the like.
    #[must_use]
    pub fn grant_temporal_constraints_enforced(&self) -> Setting<'a, bool> {
        self.setting(Keyword::GrantTemporalConstraintsEnforced)
    }

    /// Returns `comparison`: whether synchronisation heeds the order of an array.
    #[must_use]
    pub fn comparison(&self) -> Setting<'a, Text<'a>> {
        self.setting(Keyword::Comparison)
    }

    /// Returns `usageDescription`, the privacy text.
    #[must_use]
    pub fn usage_description(&self) -> Setting<'a, Text<'a>> {
        self.setting(Keyword::UsageDescription)
    }

    /// Returns `returnByDefault`; honoured for relationships and virtual properties alone.
    #[must_use]
    pub fn return_by_default(&self) -> Setting<'a, bool> {
        self.setting(Keyword::ReturnByDefault)
    }

    /// Returns `scope`: who may read it.
    #[must_use]
    pub fn scope(&self) -> Setting<'a, Scope> {
        self.setting(Keyword::Scope)
    }

    /// Returns `isVirtual`, as it was written.
    #[must_use]
    pub fn is_virtual(&self) -> Setting<'a, bool> {
        self.setting(Keyword::IsVirtual)
    }

    /// Returns `format`: `date`, `time`, `datetime` or `duration`.
    #[must_use]
    pub fn format(&self) -> Setting<'a, Text<'a>> {
        self.setting(Keyword::Format)
    }

    /// Returns `pattern`, a JavaScript regular expression.
    #[must_use]
    pub fn pattern(&self) -> Setting<'a, Text<'a>> {
        self.setting(Keyword::Pattern)
    }

    /// Returns `minLength`, in UTF-16 units.
    #[must_use]
    pub fn min_length(&self) -> Setting<'a, Number<'a>> {
        self.setting(Keyword::MinLength)
    }

    /// Returns `maxLength`; no effect known.
    #[must_use]
    pub fn max_length(&self) -> Setting<'a, Number<'a>> {
        self.setting(Keyword::MaxLength)
    }

    /// Returns `minimum`.
    #[must_use]
    pub fn minimum(&self) -> Setting<'a, Number<'a>> {
        self.setting(Keyword::Minimum)
    }

    /// Returns `maximum`.
    #[must_use]
    pub fn maximum(&self) -> Setting<'a, Number<'a>> {
        self.setting(Keyword::Maximum)
    }

    /// Returns `encryption`, as written.
    #[must_use]
    pub fn encryption(&self) -> Option<Value<'a>> {
        self.declared(Keyword::Encryption)
    }

    /// Returns `secureHash`, as written.
    #[must_use]
    pub fn secure_hash(&self) -> Option<Value<'a>> {
        self.declared(Keyword::SecureHash)
    }

    /// Returns `default`; it sits beside `items` on an array.
    #[must_use]
    pub fn default(&self) -> Option<Value<'a>> {
        self.declared(Keyword::Default)
    }

    /// Returns `conditionalPolicies`, as written.
    #[must_use]
    pub fn conditional_policies(&self) -> Option<Value<'a>> {
        self.declared(Keyword::ConditionalPolicies)
    }

    /// Returns `fallbackPolicies`, as written.
    #[must_use]
    pub fn fallback_policies(&self) -> Option<Value<'a>> {
        self.declared(Keyword::FallbackPolicies)
    }

    /// Returns `policies`, as written.
    #[must_use]
    pub fn policy_list(&self) -> Option<Value<'a>> {
        self.declared(Keyword::Policies)
    }

    /// Returns every list of policies, in the order that the server asks them: `policies`, those of
    /// each entry of `conditionalPolicies`, `fallbackPolicies`.
    pub fn policy_lists(&self) -> impl Iterator<Item = Value<'a>> {
        let conditional = self.conditional_policies().into_iter().flat_map(Value::elements);
        (self.policy_list().into_iter())
            .chain(conditional.filter_map(|entry| entry.get("policies")))
            .chain(self.fallback_policies())
    }

    /// Returns the entries of `policies`, in the order they were written.
    pub fn policies(&self) -> impl Iterator<Item = Policy<'a>> {
        let list = self.policy_list().into_iter();
        list.flat_map(Value::elements).map(|value| Policy { value })
    }

    /// Returns `notifyRelationships`: the relationships of the same object to signal on a change.
    #[must_use]
    pub fn notify_relationships(&self) -> Vec<Spanned<Text<'a>>> {
        self.declared(Keyword::NotifyRelationships).and_then(read::texts).unwrap_or_default()
    }

    fn setting<T: Read<'a>>(&self, keyword: Keyword) -> Setting<'a, T> {
        self.declared(keyword).map_or(Setting::Absent, read::setting)
    }
}
