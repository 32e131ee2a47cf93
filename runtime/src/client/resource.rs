//! A resource that has no type, as bytes.

use std::fmt;

use bytes::Bytes;
use http::HeaderValue;

use super::{
    Error, Tenant,
    call::{Call, Contents, Optional},
    error::Kind,
};
use crate::wire::{Delete, Expected, Read, ResourcePath, Update, Verb, header::ACCEPT_API_VERSION};

/// A resource that has no type, such as `config/managed`: JSON goes in and comes out as it is.
///
/// Its calls have the token, the retries, the deadline and the errors of those of
/// [`managed`](Tenant::managed).
///
/// ```no_run
/// # use mosaic::{client::Tenant, wire::ResourcePath};
/// # async fn example(tenant: Tenant) -> Result<(), mosaic::Error> {
/// let configuration = tenant.resource("config/managed");
/// let before = configuration.read().await?;
/// configuration.replace(before).await?;
///
/// let path = ResourcePath::of(["schema", "managed", "alpha_user", "properties", "custom_car"]);
/// let car = tenant.resource(path).api_version("protocol=2.1,resource=2.0");
/// if car.read().optional().await?.is_some() {
///     car.delete().await?;
/// }
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct RawResource {
    tenant: Tenant,
    path: ResourcePath,
    api_version: Option<String>,
}

impl Tenant {
    /// Returns a resource that has no type; its path is the one below `/openidm/`, in plain text.
    ///
    /// An element that holds a slash is for [`ResourcePath::of`].
    pub fn resource(&self, path: impl Into<ResourcePath>) -> RawResource {
        RawResource { tenant: self.clone(), path: path.into(), api_version: None }
    }
}

impl RawResource {
    /// Sets the versions of protocol and resource (`Accept-API-Version`); those of the tenant where it
    /// is not set.
    ///
    /// A call with a text that no header can carry is an error, and not sent.
    #[must_use]
    pub fn api_version(mut self, version: impl Into<String>) -> Self {
        self.api_version = Some(version.into());
        self
    }

    /// Reads the resource as a whole; that there is none is an error
    /// ([`is_not_found`](Error::is_not_found)).
    pub fn read(&self) -> Call<Read, Contents> {
        self.call(Read { resource: self.path.clone(), fields: Vec::new(), held: None })
    }

    /// Puts `body`, which is JSON, in the place of the resource, and returns what the server made of it.
    ///
    /// **Whatever the body leaves out is erased**, and so is what others wrote since it was read: a
    /// configuration has no revision to insist on. The call is therefore not repeated once it may have
    /// been sent, and its error says that it [may have happened](Error::may_have_happened): read the
    /// resource to see whether it did. One that has a revision is written
    /// [at it](Call::at_revision), which may be repeated.
    ///
    /// It creates nothing (`If-Match: *`), but for what the server creates all the same, as it does a
    /// property below `schema/managed`.
    pub fn replace(&self, body: impl Into<Bytes>) -> Call<Update, Contents> {
        let (resource, expected) = (self.path.clone(), Expected::Existing);
        self.call(Update { resource, expected, fields: Vec::new(), body: body.into() })
    }

    /// Deletes the resource, and returns it as it was.
    ///
    /// The call is not repeated once it may have been sent, unless it insists on a
    /// [revision](Call::at_revision).
    pub fn delete(&self) -> Call<Delete, Contents> {
        let (resource, expected) = (self.path.clone(), Expected::Anything);
        self.call(Delete { resource, expected, fields: Vec::new() })
    }

    fn call<V: Verb>(&self, verb: V) -> Call<V, Contents> {
        let Some(text) = &self.api_version else {
            return Call::new(&self.tenant, Ok(verb), Contents::new());
        };
        let Ok(version) = HeaderValue::from_str(text) else {
            let message = format!("expected a value for the header `{ACCEPT_API_VERSION}`");
            let error = Error::new(Kind::Request(message)).about(V::NAME, self.path.to_string());
            return Call::new(&self.tenant, Err(error), Contents::new());
        };
        Call::new(&self.tenant, Ok(verb), Contents::new()).header(ACCEPT_API_VERSION, version)
    }
}

impl Call<Read, Contents> {
    /// Makes nothing (`None`) of a resource that is not there, in place of an error.
    pub fn optional(self) -> Call<Read, Optional<Contents>> {
        self.receiving(Optional::new())
    }
}

impl fmt::Debug for RawResource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RawResource")
            .field("path", &self.path)
            .field("tenant", &self.tenant)
            .finish_non_exhaustive()
    }
}
