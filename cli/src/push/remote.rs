//! What a push asks of a tenant.

use std::time::Duration;

use mosaic::client::{CallOptions, Tenant};
use mosaic::wire::{Counting, Paging, Query, ResourcePath, Selection};
use mosaic::{Error, Retry};
use mosaic_codegen::catalog::Product;
use mosaic_codegen::deploy::End;

use crate::push::{Snapshot, Unseen};

/// The version of the schema service that keeps the mapping of relationships to the directory.
const SCHEMA_VERSION: &str = "protocol=2.1,resource=2.0";

/// A tenant, as far as a push needs it.
#[derive(Clone, Debug)]
pub(crate) struct Remote {
    tenant: Tenant,
    name: String,
    product: Product,
}

/// Whether a type answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It does, be it to refuse whoever asks.
    Served,
    /// There is no such type (404).
    Missing,
}

impl Remote {
    /// Returns the tenant that messages call `name`, and that is a `product`.
    pub(crate) fn new(name: impl Into<String>, tenant: Tenant, product: Product) -> Self {
        Self { tenant, name: name.into(), product }
    }

    /// Returns where the tenant is.
    pub(crate) fn url(&self) -> String {
        self.tenant.url()
    }

    /// Reads the configuration; everything that a tenant has is read here.
    ///
    /// # Errors
    ///
    /// If there is no answer, or one that is no configuration as a whole: whatever is not told in it would
    /// be taken for deleted.
    pub(crate) async fn look(&self) -> Result<Snapshot, Unseen> {
        let body = self.tenant.resource("config/managed").read().await?;
        self.seen(&body)
    }

    /// Reads the configuration as [`look`](Self::look) does, for some time `at_most`.
    pub(super) async fn look_for(&self, at_most: Duration) -> Result<Snapshot, Unseen> {
        let body = self.tenant.resource("config/managed").read().deadline(at_most).await?;
        self.seen(&body)
    }

    /// Returns the configuration that a tenant answered with.
    fn seen(&self, body: &[u8]) -> Result<Snapshot, Unseen> {
        let snapshot = Snapshot::new(&self.name, body.to_vec());
        match snapshot.fault(self.product) {
            None => Ok(snapshot),
            Some(fault) => Err(Unseen::Unreadable(Box::new(fault))),
        }
    }

    /// Writes the configuration; once, for a pause between looking and writing is one in which somebody
    /// else may write.
    pub(super) async fn configure(&self, text: String) -> Result<(), Error> {
        let write = self.tenant.resource("config/managed").replace(text);
        write.retry(Retry::off()).await.map(drop)
    }

    /// Declares an end of a relationship, and the other end with it.
    pub(super) async fn declare(&self, end: &End, body: String) -> Result<(), Error> {
        let property = self.tenant.resource(path(end)).api_version(SCHEMA_VERSION);
        property.replace(body).retry(Retry::off()).await.map(drop)
    }

    /// Removes an end of a relationship; one that is not there is removed already.
    pub(super) async fn remove(&self, end: &End) -> Result<(), Error> {
        let property = self.tenant.resource(path(end)).api_version(SCHEMA_VERSION);
        match property.delete().retry(Retry::off()).await {
            Err(error) if error.is_not_found() => Ok(()),
            answer => answer.map(drop),
        }
    }

    /// Asks the type called `object` for nothing, which costs nothing.
    pub(super) async fn probe(&self, object: &str) -> Result<Answer, Error> {
        let nothing = Query {
            collection: ResourcePath::of(["managed", object]),
            selection: Selection::Filter("false".to_owned()),
            fields: Vec::new(),
            sort_keys: Vec::new(),
            page_size: Some(1),
            paging: Paging::Start,
            counting: Counting::None,
        };
        match self.tenant.call(&nothing, &CallOptions::default()).await {
            Ok(_) => Ok(Answer::Served),
            Err(error) if error.is_not_found() => Ok(Answer::Missing),
            // What a proxy refuses tells nothing of the type.
            Err(error) if error.is_forbidden() && !error.is_foreign() => Ok(Answer::Served),
            Err(error) => Err(error),
        }
    }
}

/// Returns where the schema service has an end.
fn path(end: &End) -> ResourcePath {
    ResourcePath::of(["schema", "managed", &end.object, "properties", &end.property])
}
