//! What is kept of one push: what it replaced and by what, to go on from or to go back to.

use std::path::Path;

use anyhow::Result;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy::{self, Step};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::push::{Snapshot, Standing};
use crate::record::Record;

/// What is kept of one push: what it replaced and by what, to the byte.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// Where the tenant is.
    pub(crate) url: String,
    /// What the tenant had.
    pub(crate) before: Snapshot,
    /// What it was to have.
    pub(crate) after: Snapshot,
    /// What tenant and files had in common until then.
    pub(crate) base: Snapshot,
    /// What they have in common once everything is there.
    pub(crate) common: Snapshot,
}

impl Kept {
    /// Reads what is kept at `path`.
    ///
    /// # Errors
    ///
    /// If there is nothing, or something else.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let name = path.display();
        let found = match Record::read(path)? {
            Record::Whole(record) => match Self::parse(&record) {
                Some(kept) => return Ok(kept),
                None => "found another record",
            },
            Record::Absent => "found no file",
            Record::Damaged => "found something else, or a damaged file",
        };
        let problem = format!("expected what a push replaced in `{name}`, {found}");
        Err(Failure::new(problem, "name a file of `.mosaic/TENANT/undo`, as the push told it")
            .into())
    }

    /// Writes it to `path`.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let Self { url, before, after, base, common } = self;
        let record = json!({
            "version": 1, "url": url, "before": before.text(), "after": after.text(),
            "base": base.text(), "common": common.text(),
        });
        Record::write(path, record)
    }

    fn parse(record: &Value) -> Option<Self> {
        let snapshot = |part: &str| Some(Snapshot::new(part, record[part].as_str()?));
        if record["version"] != 1 {
            return None;
        }
        Some(Self {
            url: record["url"].as_str()?.to_owned(),
            before: snapshot("before")?,
            after: snapshot("after")?,
            base: snapshot("base")?,
            common: snapshot("common")?,
        })
    }

    /// Returns the steps that the push takes.
    pub(crate) fn steps(&self, product: Product) -> Vec<Step> {
        self.before.read(product, |tenant| {
            self.after.read(product, |wanted| deploy::steps(tenant, wanted, product))
        })
    }

    /// Returns where the push stands with a tenant that has `now`.
    pub(crate) fn standing(&self, now: &Snapshot, product: Product) -> Standing {
        Standing::of(now, &self.before, &self.after, product)
    }

    /// Returns the names of all types that it knows of.
    pub(crate) fn types(&self, product: Product) -> impl Iterator<Item = String> {
        let Self { before, after, base, .. } = self;
        [before, after, base].into_iter().flat_map(move |snapshot| snapshot.types(product))
    }
}
