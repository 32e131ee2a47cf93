//! References of which the target is one of several types.

use serde_json::Map;

use crate::{
    Json,
    record::{Record, Slot, SlotRef, Table},
    reference::Link,
    value::Embedded,
};

/// A reference whose target is one of several types: made by `#[derive(ReferenceEnum)]`.
///
/// The collection of the target decides the variant.
pub trait ReferenceEnum: Sized {
    /// Makes the variant that a link's collection stands for.
    fn from_link(link: Link) -> Self;

    /// Returns the data of the reference.
    fn link(&self) -> &Link;

    /// Returns the data of the reference, to change it.
    fn link_mut(&mut self) -> &mut Link;
}

impl<E: ReferenceEnum> Embedded for E {
    fn empty() -> Self {
        Self::from_link(Link::default())
    }
}

impl<E: ReferenceEnum> Record for E {
    fn table(&self) -> &'static Table {
        self.link().table()
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        self.link_mut().slot(index)
    }

    fn get(&self, index: usize) -> SlotRef<'_> {
        self.link().get(index)
    }

    fn rest(&self) -> Option<&Map<String, Json>> {
        self.link().rest()
    }

    fn rest_mut(&mut self) -> Option<&mut Map<String, Json>> {
        self.link_mut().rest_mut()
    }

    fn finish(&mut self) -> Result<(), String> {
        self.link_mut().finish()?;
        *self = Self::from_link(std::mem::take(self.link_mut()));
        Ok(())
    }
}
