//! One relationship, written by itself.

use std::sync::Arc;

use http::StatusCode;
use mosaic::{Json, wire::Refusal};

use super::{Edge, Effect, Given, Near, Writer, assign::missing};

impl Writer<'_, '_> {
    /// Makes one more relationship of a collection, with the id `id` or one of its own.
    ///
    /// # Errors
    ///
    /// 400 when `value` is no reference, its target is not there, or its target is taken; 412 when the
    /// relationship is already there.
    pub(crate) fn link(
        &mut self,
        near: Near<'_>,
        value: &Json,
        id: Option<&str>,
    ) -> Result<Arc<Edge>, Refusal> {
        let given = self.given_to_link(near, value)?;
        self.refuse_existing(near, &given, None)?;
        self.create(near, given, id)
    }

    /// Makes a relationship that is there what `value` says.
    ///
    /// # Errors
    ///
    /// As [`Writer::link`].
    pub(crate) fn relink(
        &mut self,
        near: Near<'_>,
        edge: &Arc<Edge>,
        value: &Json,
    ) -> Result<(Arc<Edge>, Effect), Refusal> {
        let given = self.given_to_link(near, value)?;
        self.refuse_existing(near, &given, Some(edge))?;
        self.change(near, edge, given)
    }

    fn given_to_link(&self, near: Near<'_>, value: &Json) -> Result<Given, Refusal> {
        let given = Given::read(value, near, self.flavour)?;
        let vertex = self.find(&given.vertex).ok_or_else(|| missing(&given.vertex))?;
        Ok(Given { vertex, ..given })
    }

    /// Refuses a relationship that another than `own` already is. It is looked for at the target,
    /// which has few where the owner has many.
    fn refuse_existing(
        &self,
        near: Near<'_>,
        given: &Given,
        own: Option<&Arc<Edge>>,
    ) -> Result<(), Refusal> {
        let far = self.far_end(near, given.vertex.clone());
        let is_same = |edge: &&Arc<Edge>| {
            own.is_none_or(|own| own.id != edge.id)
                && edge.touches(near.vertex, near.property)
                && edge.properties == given.properties
        };
        let mut there = self.graph().ending_at(&far.vertex, far.property.as_deref());
        if there.find(is_same).is_none() {
            return Ok(());
        }
        let (owner, reference) = (near.vertex.reference(), far.vertex.reference());
        let message = format!(
            "Managed object '{owner}' has already been assigned relationship '{reference}'."
        );
        Err(Refusal::new(StatusCode::PRECONDITION_FAILED, message))
    }
}
