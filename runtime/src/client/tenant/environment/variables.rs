//! What variables hold; no error tells a value.

use std::fs;

use zeroize::Zeroizing;

use super::InvalidTenant;
use crate::client::credentials::{ResourceOwner, ServiceAccount, StaticToken};

/// The variables of an environment.
#[derive(Clone, Copy)]
pub(super) struct Variables<'a> {
    pub(super) lookup: &'a dyn Fn(&str) -> Option<String>,
}

impl Variables<'_> {
    /// Returns whether a variable has a value.
    pub(super) fn has(self, name: &str) -> bool {
        self.secret(name).is_some()
    }

    /// Returns the value of a variable without blanks around it.
    pub(super) fn get(self, name: &str) -> Option<String> {
        self.secret(name).map(|value| value.trim().to_owned())
    }

    /// Returns a token.
    pub(super) fn token(self, name: &str) -> StaticToken {
        StaticToken::new(self.secret(name).unwrap_or_default().trim())
    }

    /// Returns the service account of an identifier and of a key.
    ///
    /// # Errors
    ///
    /// When the key is none, or the file that should hold it cannot be read.
    pub(super) fn account(
        self,
        [id, key]: [&str; 2],
        scope: Option<&str>,
    ) -> Result<ServiceAccount, InvalidTenant> {
        let jwk = self.jwk(key)?;
        let account =
            ServiceAccount::from_jwk(self.get(id).unwrap_or_default(), &jwk).map_err(|error| {
                InvalidTenant::new(format!("`{key}` holds no key")).caused_by(error)
            })?;
        Ok(match scope {
            Some(scope) => account.scopes(scope.split_ascii_whitespace()),
            None => account,
        })
    }

    /// Returns the user and the client of two names and two secrets.
    pub(super) fn owner(self, names: [&str; 4], scope: Option<&str>) -> ResourceOwner {
        let [user_name, password, client_id, client_secret] = names;
        let text = |name| self.get(name).unwrap_or_default();
        let secret = |name| self.secret(name).unwrap_or_default().to_string();
        let owner = ResourceOwner::new(
            (text(user_name), secret(password)),
            (text(client_id), secret(client_secret)),
        );
        match scope {
            Some(scope) => owner.scopes(scope.split_ascii_whitespace()),
            None => owner,
        }
    }

    /// Returns the text of a key, from a variable or from the file that it names.
    fn jwk(self, name: &str) -> Result<Zeroizing<String>, InvalidTenant> {
        let value = self.secret(name).unwrap_or_default();
        let text = value.trim();
        if text.starts_with('{') || text.contains('\n') {
            return Ok(value);
        }
        // The value is not told as the path: it may be a key that begins in another way.
        fs::read_to_string(text).map(Zeroizing::new).map_err(|error| {
            InvalidTenant::new(format!(
                "expected `{name}` to be a JWK, or the path of a file that can be read"
            ))
            .caused_by(error)
        })
    }

    fn secret(self, name: &str) -> Option<Zeroizing<String>> {
        let value = (self.lookup)(name).map(Zeroizing::new)?;
        (!value.trim().is_empty()).then_some(value)
    }
}
