//! What a verb comes to, and the exit code that says so.

use std::process::ExitCode;

/// What a verb comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The work is done and nothing is wrong.
    Clean,
    /// The work is done and found something, such as stale code.
    Findings,
    /// The work could not be done.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}
