//! The configuration of a tenant, and every other document that is kept beside it.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError},
};

use aws_lc_rs::digest;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use http::StatusCode;
use mosaic::{Json, wire::Refusal};
use mosaic_codegen::catalog::Catalog;
use serde_json::Map;

use super::{OpenError, Tenant};
use crate::{
    Flavour, refusal,
    schema::{Configuration, ObjectType, Schema},
    store::{Journal, Store, Transaction},
};

/// The name of the configuration of managed objects among the documents.
const MANAGED: &str = "managed";

/// The name of the document that says which attribute of the directory holds which property.
pub(crate) const REPOSITORY: &str = "repo.ds";

/// The key under which a tenant remembers which file it was opened with.
const ORIGIN: &str = "origin";

impl Tenant {
    /// Returns the configuration as `config/managed` answers with it: `_id` first.
    #[must_use]
    pub fn configuration(&self) -> Map<String, Json> {
        let mut answer = Map::new();
        answer.insert("_id".to_owned(), Json::from(MANAGED));
        let document = self.document(MANAGED);
        answer.extend(document.iter().flat_map(|document| (**document).clone()));
        answer
    }

    /// Serves another configuration from now on. Objects of a type that is no longer there are kept,
    /// and are served again when it comes back.
    ///
    /// # Errors
    ///
    /// When no server would serve it.
    pub fn configure(&self, managed: &[u8]) -> Result<(), Refusal> {
        self.configure_beside(managed, None)
    }

    /// Serves another configuration from now on, and keeps a mapping to the directory with it where
    /// there is one.
    ///
    /// # Errors
    ///
    /// When no server would serve it.
    pub(crate) fn configure_beside(
        &self,
        managed: &[u8],
        mapping: Option<Map<String, Json>>,
    ) -> Result<(), Refusal> {
        let given = self.parse(managed)?;
        let mut guard = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let state = &mut *guard;
        self.judge(&state.schema, &given)?;
        let mut transaction = Transaction::new(&mut state.store);
        transaction.set_document(MANAGED, Some(given.document));
        if mapping.is_some() {
            transaction.set_document(REPOSITORY, mapping);
        }
        let position = transaction
            .commit(self.journal.as_ref())
            .map_err(|error| super::error::unkept(&error))?;
        tell_of_scripts(&given.schema);
        state.schema = Arc::new(given.schema);
        drop(guard);
        self.settle(position)
    }

    /// Refuses a configuration that would be refused if it were to be served, and changes nothing.
    ///
    /// # Errors
    ///
    /// When no server would serve it.
    pub(crate) fn check_configuration(&self, managed: &[u8]) -> Result<(), Refusal> {
        let given = self.parse(managed)?;
        self.judge(&self.state().schema, &given)
    }

    fn parse(&self, managed: &[u8]) -> Result<Configuration, Refusal> {
        Configuration::parse(managed, self.flavour).map_err(|error| {
            let message = format!("Invalid configuration provided for managed: {error}");
            Refusal::new(StatusCode::BAD_REQUEST, message)
        })
    }

    /// Refuses what the server does not take in the place of what it has.
    fn judge(&self, current: &Schema, given: &Configuration) -> Result<(), Refusal> {
        match self.flavour {
            Flavour::Aic => refuse_unprefixed(current, &given.schema),
            Flavour::Idm => Ok(()),
        }
    }

    /// Returns the schema of a type, as it was written.
    #[must_use]
    pub fn schema(&self, type_name: &str) -> Option<Json> {
        self.state().schema.object_type(type_name).map(|found| found.schema.clone())
    }

    /// Returns the configuration document called `name`; `managed` is one of them.
    #[must_use]
    pub fn document(&self, name: &str) -> Option<Arc<Map<String, Json>>> {
        self.state().store.document(name).map(Arc::clone)
    }

    /// Returns the names of the configuration documents, in their order.
    #[must_use]
    pub fn document_names(&self) -> Vec<String> {
        self.state().store.documents().map(|(name, _)| name.to_owned()).collect()
    }

    /// Keeps a configuration document, or removes it; the one called `managed` is
    /// [configured](Tenant::configure) instead.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn set_document(
        &self,
        name: &str,
        document: Option<Map<String, Json>>,
    ) -> Result<(), Refusal> {
        self.write(|write| {
            write.transaction.set_document(name, document);
            Ok(())
        })
    }

    /// Returns what was remembered under `name`; nobody reads it over HTTP.
    #[must_use]
    pub fn remembered(&self, name: &str) -> Option<Json> {
        self.state().store.remembered(name).cloned()
    }

    /// Remembers something for the next time that the tenant is opened, such as a key that was made.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn remember(&self, name: &str, value: Json) -> Result<(), Refusal> {
        self.write(|write| {
            write.transaction.remember(name, value);
            Ok(())
        })
    }
}

/// Decides between the configuration that a tenant is opened with and the one that it kept, and
/// returns the schema of the one that counts.
pub(super) fn settle(
    store: &mut Store,
    given: Configuration,
    journal: &dyn Journal,
    flavour: Flavour,
) -> Result<Schema, OpenError> {
    let origin = Json::from(fingerprint(&given.document));
    let kept = store.document(MANAGED).filter(|_| store.remembered(ORIGIN) == Some(&origin));
    if let Some(kept) = kept {
        let text = serde_json::to_vec(&**kept).unwrap_or_default();
        return Ok(Configuration::parse(&text, flavour)?.schema);
    }
    let mut transaction = Transaction::new(store);
    transaction.set_document(MANAGED, Some(given.document));
    transaction.set_document(REPOSITORY, None);
    transaction.remember(ORIGIN, origin);
    journal.settle(transaction.commit(journal)?)?;
    Ok(given.schema)
}

/// Says once which types have scripts: a server would run them, and here nobody does.
pub(super) fn tell_of_scripts(schema: &Schema) {
    let scripted = schema.types().iter().filter(|object_type| object_type.has_scripts);
    let names: Vec<_> = scripted.map(|object_type| object_type.name.as_str()).collect();
    if !names.is_empty() {
        tracing::warn!(types = names.join(", "), "the scripts of these types are not run");
    }
}

/// Returns what tells one document from another.
fn fingerprint(document: &Map<String, Json>) -> String {
    let text = serde_json::to_vec(document).unwrap_or_default();
    let bytes = digest::digest(&digest::SHA256, &text);
    BASE64_STANDARD.encode(bytes)
}

/// Refuses properties of users that are new and not prefixed, as Advanced Identity Cloud does.
fn refuse_unprefixed(current: &Schema, given: &Schema) -> Result<(), Refusal> {
    for object_type in given.types() {
        let known = current.object_type(&object_type.name);
        let is_known = |name: &str| known.is_some_and(|known| known.property(name).is_some());
        let names = object_type.properties.iter().map(|property| property.name.as_str());
        let unprefixed = unprefixed(object_type, names.filter(|name| !is_known(name)));
        if !unprefixed.is_empty() {
            return Err(refusal::unprefixed(object_type, &unprefixed));
        }
    }
    Ok(())
}

/// Returns those of `names` that are neither the vendor's nor prefixed as a tenant's own have to be;
/// none where a type accepts any.
pub(crate) fn unprefixed<'n>(
    object_type: &ObjectType,
    names: impl Iterator<Item = &'n str>,
) -> BTreeSet<&'n str> {
    let Some(prefix) = object_type.custom_prefix else { return BTreeSet::new() };
    let is_slot = |name: &str| Catalog::embedded().slot(&object_type.name, name).is_some();
    let is_vendors = |name: &str| object_type.unlisted.iter().any(|known| known == name);
    names.filter(|name| !name.starts_with(prefix) && !is_slot(name) && !is_vendors(name)).collect()
}
