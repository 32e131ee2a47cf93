//! The policies that a value is against.

use std::fmt;

use serde_json::Map;

use super::PolicyRequirement;
use crate::{Json, Property};

/// One policy that a value is against.
///
/// A property that is against several policies has a failure for each.
#[derive(Clone, PartialEq)]
pub struct PolicyFailure {
    property: String,
    requirement: PolicyRequirement,
    params: Map<String, Json>,
}

impl PolicyFailure {
    /// Returns the path of the value, such as `userName` or, for an element, `aliasList[2]`.
    #[must_use]
    pub fn property(&self) -> &str {
        &self.property
    }

    /// Returns what the policy asks for.
    #[must_use]
    pub const fn requirement(&self) -> &PolicyRequirement {
        &self.requirement
    }

    /// Returns what the policy says about itself, such as `minLength`; it may repeat the value.
    #[must_use]
    pub const fn params(&self) -> &Map<String, Json> {
        &self.params
    }

    /// Returns whether the failure is about a property, or about something inside its value.
    ///
    /// ```
    /// # use mosaic::{Indexed, PolicyFailure, Property};
    /// # struct AlphaUser;
    /// # impl AlphaUser { const USER_NAME: Property<AlphaUser, String, Indexed> = Property::new("userName"); }
    /// fn is_about_the_name(failure: &PolicyFailure) -> bool {
    ///     failure.is(AlphaUser::USER_NAME)
    /// }
    /// ```
    #[must_use]
    pub fn is<O, V, I, A>(&self, property: Property<O, V, I, A>) -> bool {
        let path = self.property.trim_start_matches('/');
        match path.strip_prefix(property.name()) {
            Some(inside) => inside.is_empty() || inside.starts_with(['[', '/', '.']),
            None => false,
        }
    }

    /// Returns whether the value is taken by another object.
    ///
    /// A server says `VALID_USERNAME` of a user name that is.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        match self.requirement {
            PolicyRequirement::Unique => true,
            PolicyRequirement::ValidUsername => self.property.ends_with("userName"),
            _ => false,
        }
    }
}

/// Shows the policy and not its parameters, which may repeat the value.
impl fmt::Debug for PolicyFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { property, requirement, params: _ } = self;
        let mut output = formatter.debug_struct("PolicyFailure");
        output.field("property", property).field("requirement", requirement).finish_non_exhaustive()
    }
}

impl fmt::Display for PolicyFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { property, requirement, params: _ } = self;
        write!(formatter, "{property:?} {requirement}")
    }
}

/// Reads the failures out of the detail of a refusal; what is not in their shape is no failure.
pub(super) fn failures(detail: Option<&Json>) -> Vec<PolicyFailure> {
    let members = list(detail, "failedPolicyRequirements");
    members.iter().flat_map(failures_of_member).collect()
}

fn failures_of_member(member: &Json) -> impl Iterator<Item = PolicyFailure> {
    let property = member.get("property").and_then(Json::as_str).unwrap_or_default();
    list(Some(member), "policyRequirements").iter().filter_map(move |requirement| {
        let name = match requirement {
            Json::String(name) => name,
            _ => requirement.get("policyRequirement")?.as_str()?,
        };
        let params = requirement.get("params").and_then(Json::as_object);
        Some(PolicyFailure {
            property: property.to_owned(),
            requirement: PolicyRequirement::from(name),
            params: params.cloned().unwrap_or_default(),
        })
    })
}

fn list<'a>(value: Option<&'a Json>, name: &str) -> &'a [Json] {
    let list = value.and_then(|value| value.get(name)?.as_array());
    list.map_or(&[], Vec::as_slice)
}
