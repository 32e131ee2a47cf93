//! Which types may go, with their records: those that are named, and that nobody names by mistake.

use anyhow::Result;
use mosaic_codegen::config::closest;

use super::Push;
use crate::command;
use crate::failure::Failure;
use crate::push::{Kept, Rules, Snapshot};

impl Push<'_> {
    /// Returns which of the types that may go are gone already; refuses to delete what the files have, and
    /// what nobody knows: that is a typing mistake.
    pub(super) fn gone(&self, kept: &Kept, rules: &Rules) -> Result<Vec<String>> {
        let types = |snapshot: &Snapshot| snapshot.types(rules.product);
        let (held, wanted) = (types(&kept.before), types(&kept.after));
        let mut gone = Vec::new();
        for name in &rules.deletes {
            if wanted.contains(name) {
                let problem = format!("expected a type that the files lack, found `{name}`");
                return Err(Failure::new(problem, "take it out of the files first").into());
            }
            if !held.contains(name) {
                self.expect_known(name, kept, rules)?;
                gone.push(name.clone());
            }
        }
        Ok(gone)
    }

    /// Refuses to take a type for gone that was never there, as far as anything on record tells.
    fn expect_known(&self, name: &str, kept: &Kept, rules: &Rules) -> Result<()> {
        let known: Vec<_> =
            kept.types(rules.product).chain(self.ledger.types(rules.product)).collect();
        if known.iter().any(|known| known == name) {
            return Ok(());
        }
        let problem = format!("expected a type of `{}`, found `{name}`", self.name());
        let way_out = match closest(name, known.iter().map(String::as_str)) {
            Some(closest) => format!("did you mean `{closest}`?"),
            None => "nothing on record tells of one by that name".to_owned(),
        };
        Err(Failure::new(problem, way_out).into())
    }
}

/// Refuses to put back what lacks types that nobody named.
pub(super) fn expect_none(staying: &[String]) -> Result<()> {
    if staying.is_empty() {
        return Ok(());
    }
    let named = staying.iter().flat_map(|name| ["--delete", name]);
    let problem = "what is put back lacks types that the tenant has";
    let way_out = format!("say `{}` if they may go with their records", command::line(named));
    Err(Failure::refused(problem, way_out).into())
}
