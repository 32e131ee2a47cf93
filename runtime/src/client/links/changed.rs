//! The object whose links were changed.

use crate::{
    Json, Revision,
    client::{Error, Received, error::Kind},
    wire::{PatchRequest, Stored},
};

/// The revision that an object has after a change of its links.
pub struct Changed(());

impl Changed {
    pub(super) const fn new() -> Self {
        Self(())
    }
}

impl Received<PatchRequest> for Changed {
    type Outcome = Revision;

    fn answered(self, answer: Stored) -> Result<Revision, Error> {
        let told = answer.revision.or_else(|| inside(&answer.body));
        told.ok_or_else(|| {
            let message = "expected a revision, found none".to_owned();
            Error::new(Kind::Unreadable(message))
        })
    }
}

/// Returns the revision that an object holds.
fn inside(body: &[u8]) -> Option<Revision> {
    let object: Json = serde_json::from_slice(body).ok()?;
    Revision::new(object.get("_rev")?.as_str()?).ok()
}
