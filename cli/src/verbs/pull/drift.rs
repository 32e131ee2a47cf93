//! Whether tenant and files say the same: what a nightly job asks.

use anyhow::Result;
use mosaic_codegen::files::Inputs;

use super::{Difference, Pull};
use crate::answer::{Answer, Close};
use crate::checkout::Checkout;
use crate::push::Snapshot;
use crate::verbs::lint::is_for_a_forge;

impl Pull<'_> {
    /// Shows what the tenant has otherwise than the files, and writes nothing.
    pub(super) fn check(&self, local: &Inputs, tenant: &Snapshot) -> Result<Answer> {
        let name = self.connection.name();
        let mut files = local.sources.clone();
        let checkout = Checkout::around(&self.here);
        if let Some(checkout) = checkout.filter(|_| is_for_a_forge(self.terminal.format())) {
            files.rename(|name| checkout.name(name));
        }
        let (difference, review) = self.compare(&files, tenant.sources())?;
        let close = match difference {
            Difference::None => {
                self.terminal.say(&format!("`{name}` has what the files say"))?;
                Close::NothingToDo
            }
            Difference::Some => {
                self.terminal.say(&format!(
                    "`{name}` differs from the files: `mosaic pull {name}` brings its changes here, \
                     `mosaic push {name}` those of the files there"
                ))?;
                Close::Differs
            }
        };
        Ok(Answer { review, ..Answer::of(close) })
    }
}
