//! How a local tenant is opened.

use std::path::PathBuf;

use crate::{Fault, Flavour, ServiceAccount};

/// How a local tenant is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which server it is like.
    pub flavour: Flavour,
    /// What it does to a client that a real tenant does, too.
    pub faults: Vec<Fault>,
    /// What identifiers, revisions, made up records and the beginning of faults follow from.
    pub seed: u64,
    /// The file that everything is kept in; where it is absent, nothing outlives the process.
    pub data: Option<PathBuf>,
    /// The service account; the one in the file, or a new one, where it is absent.
    pub service_account: Option<ServiceAccount>,
}
