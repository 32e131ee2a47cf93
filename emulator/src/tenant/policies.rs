//! What the policies of a type say when they are asked by themselves.

use mosaic::{Json, wire::Refusal};
use serde_json::Map;

use super::Tenant;
use crate::draft::judge;

impl Tenant {
    /// Returns what a read of the policies of a type answers, or nothing where there is no such type;
    /// `resource` is what they are read of, such as `managed/alpha_user/*`.
    #[must_use]
    pub fn policies(&self, type_name: &str, resource: &str) -> Option<Json> {
        let state = self.state();
        let object_type = state.schema.object_type(type_name)?;
        Some(object_type.policies.listing(resource))
    }

    /// Answers an action of the policies of a type, such as `validateObject`, on the object `id`, be it
    /// there or not; nothing where there is no such type.
    ///
    /// # Errors
    ///
    /// When the action is none, or a policy makes no sense.
    pub fn validate(
        &self,
        (type_name, id): (&str, &str),
        action: &str,
        content: &Map<String, Json>,
    ) -> Option<Result<Json, Refusal>> {
        let state = self.state();
        let object_type = state.schema.object_type(type_name)?;
        let before = state.store.object(type_name, id);
        let around = judge::Around {
            view: self.view(&state),
            object_type,
            before: before.map(AsRef::as_ref),
        };
        Some(object_type.policies.answer(action, content, &around))
    }
}
