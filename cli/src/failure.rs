//! Why a verb could not do its work, with the way out.

use std::error::Error;
use std::fmt;

use mosaic::Error as TenantError;
use mosaic_codegen::files::{FilesError, ProjectError};
use mosaic_emulator::store::FileError;

use crate::outcome::Outcome;
use crate::push::{Conflict, Unseen};

/// What was wrong with what was asked for, and what to do instead.
#[derive(Debug)]
pub(crate) struct Failure {
    problem: String,
    way_out: String,
    outcome: Outcome,
    conflicts: Vec<Conflict>,
}

impl Failure {
    pub(crate) fn new(problem: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            way_out: way_out.into(),
            outcome: Outcome::Failed,
            conflicts: Vec::new(),
        }
    }

    /// Returns why something that could be done is not done.
    pub(crate) fn refused(problem: impl Into<String>, way_out: impl Into<String>) -> Self {
        Self { outcome: Outcome::Refused, ..Self::new(problem, way_out) }
    }

    /// Returns the same with what both sides changed, and not to the same.
    pub(crate) fn between(self, conflicts: Vec<Conflict>) -> Self {
        Self { conflicts, ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.problem)
    }
}

impl Error for Failure {}

/// Returns the way out of `error`, where one of its causes names one.
pub(crate) fn way_out(error: &anyhow::Error) -> Option<&str> {
    error.chain().find_map(|cause| {
        let failure = cause.downcast_ref::<Failure>().map(|failure| failure.way_out.as_str());
        let project = || cause.downcast_ref::<ProjectError>().and_then(ProjectError::hint);
        let files = || cause.downcast_ref::<FilesError>().and_then(FilesError::hint);
        let data = || cause.downcast_ref::<FileError>().map(FileError::hint);
        let tenant = || cause.downcast_ref::<TenantError>().and_then(way_out_of_tenant);
        let unseen = || cause.downcast_ref::<Unseen>().and_then(way_out_of_unseen);
        failure.or_else(project).or_else(files).or_else(data).or_else(tenant).or_else(unseen)
    })
}

/// Returns what to do about a tenant that showed no configuration.
fn way_out_of_unseen(unseen: &Unseen) -> Option<&str> {
    match unseen {
        Unseen::Unanswered(error) => way_out_of_tenant(error),
        Unseen::Unreadable(finding) => finding.hint.as_deref(),
    }
}

/// Returns what to do about what went wrong with a tenant.
fn way_out_of_tenant(error: &TenantError) -> Option<&'static str> {
    if error.is_connect() {
        return Some("check the URL of the tenant in the settings, the network and the proxy");
    }
    if error.is_unauthorized() {
        return Some("check whose key it is, and that the account is still there");
    }
    if error.excerpt().is_some() {
        return Some(
            "something in front of the tenant answered: check its URL, or ask who runs it",
        );
    }
    if error.is_forbidden() {
        return Some("the account needs the scope `fr:idm:*`, and the tenant must not be locked");
    }
    error.is_not_found().then_some("check that the URL in the settings is the one of a tenant")
}

/// Returns what both sides changed, and not to the same, if `error` is about that.
pub(crate) fn conflicts(error: &anyhow::Error) -> &[Conflict] {
    let failures = error.chain().filter_map(|cause| cause.downcast_ref::<Failure>());
    failures
        .map(|failure| failure.conflicts.as_slice())
        .find(|list| !list.is_empty())
        .unwrap_or(&[])
}

/// Returns what a verb comes to that ends with `error`.
pub(crate) fn outcome(error: &anyhow::Error) -> Outcome {
    let mut failures = error.chain().filter_map(|cause| cause.downcast_ref::<Failure>());
    failures.next().map_or(Outcome::Failed, |failure| failure.outcome)
}
