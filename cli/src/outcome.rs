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
    /// The work could have been done and was not: the world is not as it was when it was decided, or
    /// the settings forbid it.
    Refused,
    /// What git asked for could not be done; it takes any smaller code for an answer.
    Crashed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
            Outcome::Failed => Self::from(2),
            Outcome::Refused => Self::from(3),
            Outcome::Crashed => Self::from(129),
        }
    }
}
