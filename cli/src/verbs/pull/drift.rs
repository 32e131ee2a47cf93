//! Whether tenant and files say the same: what a nightly job asks.

use anyhow::Result;
use mosaic_codegen::files::Inputs;

use super::{Difference, Pull};
use crate::checkout::Checkout;
use crate::outcome::Outcome;
use crate::push::Snapshot;
use crate::verbs::lint::is_for_a_forge;

impl Pull<'_> {
    /// Shows what the tenant has otherwise than the files, and writes nothing.
    pub(super) fn check(&self, local: &Inputs, tenant: &Snapshot) -> Result<Outcome> {
        let name = self.connection.name();
        let mut files = local.sources.clone();
        let checkout = Checkout::around(&self.here);
        if let Some(checkout) = checkout.filter(|_| is_for_a_forge(self.terminal.format())) {
            files.rename(|name| checkout.name(name));
        }
        match self.compare(&files, tenant.sources())? {
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
