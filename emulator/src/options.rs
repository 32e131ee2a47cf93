//! How a local tenant is opened.

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
    /// The service account; a new one where it is absent.
    pub service_account: Option<ServiceAccount>,
}
