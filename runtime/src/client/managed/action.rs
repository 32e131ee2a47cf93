//! Action: whatever else a collection or an object can do, by name.

use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};

use super::{Managed, Target, body, collection};
use crate::{
    Json, ManagedObject,
    client::{
        Error,
        call::{Call, Received},
        error::Kind,
    },
    wire::{Action, Outcome, ResourcePath},
};

/// What an action returns, as the type `R`.
pub struct Returned<R>(PhantomData<fn() -> R>);

impl<T: ManagedObject> Managed<T> {
    /// Does what the collection knows by this name, such as a script of the type's `actions`.
    ///
    /// The call is not repeated once it may have been sent.
    ///
    /// ```no_run
    /// # use mosaic::{Json, ManagedObject, ObjectId, Revision, client::Tenant};
    /// # #[derive(Clone, Default, PartialEq, ManagedObject)]
    /// # #[managed(path = "managed/alpha_user")]
    /// # struct AlphaUser { id: ObjectId, rev: Revision, #[managed(unindexed)] mail: Option<String> }
    /// # async fn example(tenant: Tenant, id: ObjectId) -> Result<(), mosaic::Error> {
    /// let users = tenant.managed::<AlphaUser>();
    /// let answer: Json = users.action_on(&id, "triggerSyncCheck").await?;
    /// # Ok(()) }
    /// ```
    pub fn action(&self, name: impl Into<String>) -> Call<Action, Returned<Json>> {
        Call::new(&self.tenant, Ok(acting(collection::<T>(), name.into())), returned())
    }

    /// Does what an object knows by this name.
    ///
    /// No action insists on a revision: the protocol has no way to say it.
    pub fn action_on(
        &self,
        target: impl Into<Target<T>>,
        name: impl Into<String>,
    ) -> Call<Action, Returned<Json>> {
        let resource = target.into().path();
        let verb = resource.map(|resource| acting(resource, name.into()));
        Call::new(&self.tenant, verb, returned())
    }
}

impl<R> Call<Action, Returned<R>> {
    /// Adds a parameter.
    pub fn parameter(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|action| action.parameters.push((name.into(), value.into())))
    }

    /// Sets the body.
    pub fn body(mut self, value: &impl Serialize) -> Self {
        self.verb = self.verb.and_then(|action| Ok(Action { body: Some(body(value)?), ..action }));
        self
    }

    /// Reads what comes back as another type; nothing is read as null.
    pub fn returning<S: DeserializeOwned>(self) -> Call<Action, Returned<S>> {
        self.receiving(returned())
    }
}

impl<R: DeserializeOwned + 'static> Received<Action> for Returned<R> {
    type Outcome = R;

    fn answered(self, answer: Outcome) -> Result<R, Error> {
        let body = answer.body.as_deref().unwrap_or(b"null");
        serde_json::from_slice(body).map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            let message =
                format!("expected what the action returns, found something else at {place}");
            Error::new(Kind::Unreadable(message))
        })
    }
}

fn acting(resource: ResourcePath, name: String) -> Action {
    Action { resource, name, parameters: Vec::new(), body: None }
}

const fn returned<R>() -> Returned<R> {
    Returned(PhantomData)
}
