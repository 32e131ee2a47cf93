//! Queries, and the count of those that a real tenant could not answer from an index.

use std::{
    collections::BTreeMap,
    sync::{Arc, MutexGuard, PoisonError},
};

use mosaic::wire::{Query, QueryAnswer, Refusal, server::Results};

use super::{LinkPlace, Place, Tenant, View};
use crate::{
    derived::Memo,
    reference, refusal,
    schema::{ObjectType, Schema},
    verbs::query::Prepared,
};

/// So many properties are counted: a query may name any number that no type has.
const MOST_COUNTED: usize = 1000;

impl Tenant {
    /// Finds the members of a collection that pass a filter.
    ///
    /// Objects are tested and sorted outside of the lock, and each result is shown under one of its own:
    /// others write meanwhile, however much a page has to show.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub fn query(&self, request: &Query) -> Result<QueryAnswer, Refusal> {
        Ok(self.page(request)?.answer(self.flavour))
    }

    /// Finds the members of a collection that pass a filter, as a page that is not written yet.
    ///
    /// # Errors
    ///
    /// When the server would refuse it.
    pub(crate) fn page(&self, request: &Query) -> Result<Results, Refusal> {
        let page = self.find(request);
        self.health().and(page)
    }

    fn find(&self, request: &Query) -> Result<Results, Refusal> {
        let state = self.state();
        let schema = Arc::clone(&state.schema);
        let object_type = match Place::find(&schema, self.misfits, &request.collection)? {
            Place::Collection(object_type) => object_type,
            Place::Object(..) => return Err(refusal::not_on_instance("queried")),
            Place::Relationship(place) => {
                drop(state);
                return self.links(&schema, &place, request);
            }
        };
        let prepared = Prepared::new(request, self.flavour)?;
        let candidates = prepared.candidates(self.view(&state), object_type);
        drop(state);
        self.count_missing(object_type, &prepared);
        let (found, memo) = (prepared.find(candidates), Memo::default());
        Ok(prepared.page(found, |result| {
            let state = self.state();
            let view = View { schema: &schema, memo: Some(&memo), ..self.view(&state) };
            prepared.shown(view, object_type, result.subject())
        }))
    }

    /// Finds the relationships of a property that pass a filter, under as short a lock.
    fn links(
        &self,
        schema: &Schema,
        place: &LinkPlace<'_>,
        request: &Query,
    ) -> Result<Results, Refusal> {
        let state = self.state();
        let view = View { schema, ..self.view(&state) };
        let listing = reference::Listing::of(view, place, request)?;
        let candidates = listing.candidates(view);
        drop(state);
        let memo = Memo::default();
        Ok(listing.page(candidates, |shown| {
            let state = self.state();
            shown(View { schema, memo: Some(&memo), ..self.view(&state) })
        }))
    }

    /// Returns how many queries a real tenant could not have answered from an index, by type and
    /// property.
    #[must_use]
    pub fn unindexed_queries(&self) -> BTreeMap<(String, String), u64> {
        self.unindexed().clone()
    }

    fn count_missing(&self, object_type: &ObjectType, prepared: &Prepared<'_>) {
        for property in prepared.missing_indexes(object_type) {
            let key = (object_type.name.clone(), property);
            let mut counts = self.unindexed();
            if counts.len() == MOST_COUNTED && !counts.contains_key(&key) {
                continue;
            }
            let count = counts.entry(key.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                let (object_type, property) = key;
                tracing::warn!(
                    object_type,
                    property,
                    "a query on a property without a suitable index reads every entry of a real tenant"
                );
            }
        }
    }

    fn unindexed(&self) -> MutexGuard<'_, BTreeMap<(String, String), u64>> {
        self.unindexed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
