//! Where the verbs on objects meet the policies of their types.

use mosaic::{Json, wire::Refusal};
use serde_json::Map;

use crate::{schema::ObjectType, tenant::View};

/// When an object is judged as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occasion<'a> {
    /// Before it is created.
    Create,
    /// Before it takes the place of the object with this id.
    Update(&'a str),
}

/// Judges an object as a whole.
///
/// # Errors
///
/// When it fails a policy.
pub(crate) fn whole(
    _: View<'_>,
    _: &ObjectType,
    _: &Map<String, Json>,
    _: Occasion<'_>,
) -> Result<(), Refusal> {
    Ok(())
}

/// Judges the properties of an object that operations reached.
///
/// # Errors
///
/// When one of them fails a policy.
pub(crate) fn touched(
    _: View<'_>,
    _: &ObjectType,
    _: (&str, &Map<String, Json>),
    _: &[&str],
) -> Result<(), Refusal> {
    Ok(())
}
