//! What a token is good for.

use std::collections::BTreeSet;

/// The scope that the REST interface of managed objects and configuration asks for.
pub(super) const IDM: &str = "fr:idm:*";

/// The scopes that a service account may have.
///
/// Those that a tenant granted in a recording, and those that frodo-lib (3.3.0, `ServiceAccountOps`)
/// gives to the service accounts it makes; without `fr:autoaccess:*`, which a tenant refused.
const SERVICE_ACCOUNT: [&str; 21] = [
    "fr:am:*",
    "fr:idc:analytics:*",
    "fr:idc:certificate:*",
    "fr:idc:certificate:read",
    "fr:idc:content-security-policy:*",
    "fr:idc:cookie-domain:*",
    "fr:idc:custom-domain:*",
    "fr:idc:esv:*",
    "fr:idc:esv:read",
    "fr:idc:esv:restart",
    "fr:idc:esv:update",
    "fr:idc:mtls:*",
    "fr:idc:promotion:*",
    "fr:idc:proxy-connect:*",
    "fr:idc:proxy-connect:read",
    "fr:idc:proxy-connect:write",
    "fr:idc:release:*",
    "fr:idc:sso-cookie:*",
    "fr:idc:ws:admin",
    IDM,
    "fr:iga:*",
];

/// A set of scopes, written in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scopes(BTreeSet<String>);

impl Scopes {
    /// Makes a set of scopes in any order.
    pub(super) fn of(scopes: &[String]) -> Self {
        Self(scopes.iter().cloned().collect())
    }

    /// Returns those that a service account cannot have, in the order of their names.
    pub(super) fn beyond_service_account(&self) -> Vec<&str> {
        let scopes = self.0.iter().map(String::as_str);
        scopes.filter(|scope| !SERVICE_ACCOUNT.contains(scope)).collect()
    }

    pub(super) fn contains(&self, scope: &str) -> bool {
        self.0.contains(scope)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the scopes in the order of their names.
    pub(super) fn sorted(&self) -> Vec<String> {
        self.0.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scopes(text: &str) -> Scopes {
        Scopes::of(&text.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn scopes_are_answered_once_and_in_the_order_of_their_names() {
        assert_eq!(scopes("fr:idm:* fr:am:* fr:idm:*").sorted(), ["fr:am:*", "fr:idm:*"]);
    }

    #[test]
    fn a_scope_that_no_service_account_has_is_named() {
        let scopes = scopes("fr:idm:* fr:autoaccess:* email");
        assert_eq!(scopes.beyond_service_account(), ["email", "fr:autoaccess:*"]);
    }
}
