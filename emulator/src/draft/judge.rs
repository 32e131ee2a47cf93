//! Where the verbs on objects meet the policies of their types.

use mosaic::{Json, wire::Refusal};
use serde_json::Map;

use crate::{
    Flavour,
    policy::{self, Existing},
    schema::ObjectType,
    store::Object,
    tenant::View,
};

/// When an object is judged as a whole.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Occasion<'a> {
    /// Before it is created.
    Create,
    /// Before it takes the place of this one.
    Update(&'a Object),
}

/// Judges an object as a whole.
///
/// A cloud tenant asks for what is required when an object is created, and then no more.
///
/// # Errors
///
/// When it fails a policy.
pub(crate) fn whole(
    view: View<'_>,
    object_type: &ObjectType,
    members: &Map<String, Json>,
    occasion: Occasion<'_>,
) -> Result<(), Refusal> {
    let (policies, before) = match (occasion, view.flavour) {
        (Occasion::Create, _) => (&object_type.policies, None),
        (Occasion::Update(before), Flavour::Idm) => (&object_type.policies, Some(before)),
        (Occasion::Update(before), Flavour::Aic) => (&object_type.lenient, Some(before)),
    };
    let around = Around { view, object_type, before };
    policies.judge_object(members, &around)?.into_result(policy::Occasion::Write)
}

/// Judges the properties of an object that operations reached.
///
/// # Errors
///
/// When one of them fails a policy.
pub(crate) fn touched(
    view: View<'_>,
    object_type: &ObjectType,
    (before, members): (&Object, &Map<String, Json>),
    touched: &[&str],
) -> Result<(), Refusal> {
    let around = Around { view, object_type, before: Some(before) };
    let verdict = object_type.policies.judge_touched(touched, members, &around)?;
    verdict.into_result(policy::Occasion::Patch)
}

/// What a policy may ask about the tenant around an object.
pub(crate) struct Around<'a> {
    /// Everything that is there.
    pub(crate) view: View<'a>,
    /// The type of the object.
    pub(crate) object_type: &'a ObjectType,
    /// The object as it is stored, if it is.
    pub(crate) before: Option<&'a Object>,
}

impl Existing for Around<'_> {
    fn is_taken(&self, property: &str, value: &str) -> bool {
        let objects = self.view.store.collection(&self.object_type.name);
        let except = self.before.map(Object::id);
        objects.is_some_and(|objects| objects.is_taken(property, value, except))
    }

    fn stored(&self) -> Option<&Map<String, Json>> {
        self.before.map(Object::members)
    }
}
