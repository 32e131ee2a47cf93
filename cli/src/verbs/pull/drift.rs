//! Whether tenant and files say the same: what a nightly job asks.

use anyhow::Result;
use mosaic_codegen::files::Inputs;

use super::{Difference, Pull};
use crate::outcome::Outcome;
use crate::push::Snapshot;

impl Pull<'_> {
    /// Shows what the tenant has otherwise than the files, and writes nothing.
    pub(super) fn check(&self, local: &Inputs, tenant: &Snapshot) -> Result<Outcome> {
        let name = self.connection.name();
        match self.compare(&local.sources, tenant.sources())? {
            Difference::None => {
                self.terminal.say(&format!("`{name}` has what the files say"))?;
                Ok(Outcome::Clean)
            }
            Difference::Some => {
                self.terminal.say(&format!(
                    "`{name}` differs from the files: `mosaic pull {name}` brings its changes here, \
                     `mosaic push {name}` those of the files there"
                ))?;
                Ok(Outcome::Findings)
            }
        }
    }
}
