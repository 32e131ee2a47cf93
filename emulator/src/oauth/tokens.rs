//! The tokens that are good at the moment.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use aws_lc_rs::{error::Unspecified, rand};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{Caller, scope::Scopes};

/// How long a token is good for, as a tenant says it.
pub(super) const LIFETIME: Duration = Duration::from_secs(899);

/// So many tokens are kept before those that are over are looked for.
const CROWD: usize = 1024;

/// The tokens that are good at the moment.
#[derive(Default)]
pub(super) struct Tokens {
    issued: HashMap<String, Issued>,
    /// So many tokens are kept without a look at their age.
    limit: usize,
    count: u64,
}

/// A token that was given out.
pub(super) struct Issued {
    /// To whom.
    pub(super) caller: Caller,
    /// For what.
    pub(super) scopes: Scopes,
    /// The number of the token: 0 for the first of the tenant.
    pub(super) number: u64,
    /// How often it was shown.
    pub(super) uses: u64,
    end: Instant,
}

impl Tokens {
    /// Makes a token for `caller` that is good from `now` on.
    pub(super) fn issue(
        &mut self,
        caller: Caller,
        scopes: Scopes,
        now: Instant,
    ) -> Result<String, Unspecified> {
        if self.issued.len() >= self.limit.max(CROWD) {
            self.issued.retain(|_, issued| issued.end > now);
            self.limit = self.issued.len() * 2;
        }
        let mut random = [0; 32];
        rand::fill(&mut random)?;
        let token = URL_SAFE_NO_PAD.encode(random);
        let issued = Issued { caller, scopes, number: self.count, uses: 0, end: now + LIFETIME };
        self.count += 1;
        self.issued.insert(token.clone(), issued);
        Ok(token)
    }

    /// Returns what is known of `token`, if it is good at `now`, and counts one more use.
    pub(super) fn show(&mut self, token: &str, now: Instant) -> Option<&Issued> {
        let issued = self.issued.get_mut(token).filter(|issued| issued.end > now)?;
        issued.uses += 1;
        Some(issued)
    }

    /// Ends `token`.
    pub(super) fn revoke(&mut self, token: &str) {
        self.issued.remove(token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller() -> Caller {
        Caller::ServiceAccount("a".to_owned())
    }

    #[test]
    fn a_token_is_good_until_its_time_is_over() {
        let (mut tokens, start) = (Tokens::default(), Instant::now());
        let token = tokens.issue(caller(), Scopes::default(), start).unwrap();
        assert!(tokens.show(&token, start + LIFETIME.mul_f64(0.999)).is_some());
        assert!(tokens.show(&token, start + LIFETIME).is_none());
        assert!(tokens.show("another", start).is_none());
    }

    #[test]
    fn tokens_that_are_over_are_not_kept_for_ever() {
        let (mut tokens, start) = (Tokens::default(), Instant::now());
        for second in 0..u32::try_from(CROWD).unwrap() * 4 {
            let now = start + Duration::from_secs(1) * second;
            tokens.issue(caller(), Scopes::default(), now).unwrap();
        }
        assert!(tokens.issued.len() <= CROWD * 2, "{}", tokens.issued.len());
    }
}
