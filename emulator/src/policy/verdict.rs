//! What the policies found.

use http::StatusCode;
use mosaic::wire::Refusal;
use serde_json::{Value, json};

/// What the policies found: an entry for each policy that failed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    failures: Vec<Value>,
}

/// What an object is judged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// It is created or replaced.
    Write,
    /// It is patched.
    Patch,
}

impl Verdict {
    pub(super) fn add(&mut self, property: &str, requirement: &Value) {
        self.failures.push(json!({"policyRequirements": [requirement], "property": property}));
    }

    /// Returns whether no policy failed.
    #[must_use]
    pub fn is_pass(&self) -> bool {
        self.failures.is_empty()
    }

    /// Returns the answer of the policy service, which is the detail of a refusal, too.
    #[must_use]
    pub fn into_answer(self) -> Value {
        json!({"result": self.is_pass(), "failedPolicyRequirements": self.failures})
    }

    /// Returns nothing, or the refusal of a write.
    ///
    /// # Errors
    ///
    /// 403 when a policy failed, with the words for the occasion.
    pub fn into_result(self, occasion: Occasion) -> Result<(), Refusal> {
        if self.is_pass() {
            return Ok(());
        }
        let message = match occasion {
            Occasion::Write => "Policy validation failed",
            Occasion::Patch => "Failed policy validation",
        };
        Err(Refusal::new(StatusCode::FORBIDDEN, message).with_detail(self.into_answer()))
    }
}
