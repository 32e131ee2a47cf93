//! Query: the relationships of a property that pass a filter.

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use mosaic::{
    Json,
    wire::{Query, Refusal, Selection, server::Results},
};
use serde_json::Map;

use super::{Resource, shown::OWN};
use crate::{
    Flavour, fields,
    paging::Candidate,
    refusal,
    relationships::{Edge, Place, Vertex, reference, revision},
    store::{ID, REVISION, fold},
    tenant::{LinkPlace, View},
    verbs::query::Prepared,
};

/// A query of the relationships of a property, made ready. A filter sees the reference and the fields of
/// the object that it leads to; results can be sorted by the members of the reference alone.
pub(crate) struct Listing<'q> {
    resource: Resource<'q>,
    prepared: Prepared<'q>,
    pointers: Vec<Vec<String>>,
}

impl<'q> Listing<'q> {
    /// Makes a query ready.
    ///
    /// # Errors
    ///
    /// When the path leads to no collection, or a part of the query cannot be read.
    pub(crate) fn of(
        view: View<'_>,
        place: &'q LinkPlace<'q>,
        request: &'q Query,
    ) -> Result<Self, Refusal> {
        let resource = Resource::find(view, place)?;
        if !resource.is_collection() {
            return Err(resource.refuse("queried"));
        }
        let names_alone = refuse_unsupported(request)? == Names::Alone && request.fields.is_empty();
        let prepared = Prepared::new(request, view.flavour)?;
        let pointers = match view.flavour {
            Flavour::Idm if names_alone => vec![vec!["_refProperties".to_owned(), ID.to_owned()]],
            _ => prepared.pointers().to_vec(),
        };
        Ok(Self { resource, prepared, pointers })
    }

    /// Returns the relationships in the order of their ids, as far as the query may see them.
    pub(crate) fn candidates(&self, view: View<'_>) -> Vec<Candidate<Arc<Edge>>> {
        let (vertex, property) = (&self.resource.vertex, &self.resource.place.property.name);
        let touched = self.prepared.touched();
        let mut edges: Vec<_> = view.store.graph().edges(vertex, property).collect();
        edges.sort_by_cached_key(|edge| fold(&edge.id));
        let candidates = edges.into_iter().map(|edge| {
            Candidate::seen_as(Arc::clone(edge), self.resource.seen(view, edge, &touched))
        });
        candidates.collect()
    }

    /// Returns the page; `looking` gives each result its view of what is there.
    pub(crate) fn page(
        &self,
        candidates: Vec<Candidate<Arc<Edge>>>,
        looking: impl Fn(&dyn Fn(View<'_>) -> Bytes) -> Bytes,
    ) -> Results {
        self.prepared.page(self.prepared.find(candidates), |result| {
            looking(&|view| self.resource.body(view, result.subject(), &self.pointers))
        })
    }
}

impl Resource<'_> {
    /// Returns what a query on the members called `touched` may see of a relationship.
    fn seen(&self, view: View<'_>, edge: &Edge, touched: &BTreeSet<&str>) -> Map<String, Json> {
        let far = &edge.far(&self.vertex, &self.place.property.name).vertex;
        let mut seen = Map::new();
        if touched.iter().any(|name| !name.starts_with('_')) {
            seen = target(view, far, touched).unwrap_or_default();
        }
        if touched.iter().any(|name| name.starts_with(OWN)) {
            seen.extend(reference(edge, far, Place::Item(revision(view, far)), view.flavour));
        }
        seen.insert(ID.to_owned(), Json::from(&*edge.id));
        seen.insert(REVISION.to_owned(), Json::from(edge.revision.as_str()));
        seen
    }
}

/// Returns what a query on the members called `touched` may see of the object at the other end.
fn target(view: View<'_>, far: &Vertex, touched: &BTreeSet<&str>) -> Option<Map<String, Json>> {
    let type_name = far.type_name()?;
    let object_type = view.schema.object_type(type_name)?;
    let object = view.store.object(type_name, far.id())?;
    Some(fields::seen(view, object_type, object, touched))
}

/// What a query by name asks to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    /// The ids of the relationships alone.
    Alone,
    /// Whatever its fields ask for.
    AsAsked,
}

/// Refuses what is a query of objects, but none of relationships.
fn refuse_unsupported(request: &Query) -> Result<Names, Refusal> {
    let of_target = |key: &&String| !key.trim_start_matches(['+', '-', '/']).starts_with('_');
    if let Some(key) = request.sort_keys.iter().find(of_target) {
        return Err(refusal::bad_request(format!(
            "The sort key '{key}' is not a field of a relationship"
        )));
    }
    match &request.selection {
        Selection::Filter(_) => Ok(Names::AsAsked),
        Selection::Named { id, .. } if id == "query-all" => Ok(Names::AsAsked),
        Selection::Named { id, .. } if id == "query-all-ids" => Ok(Names::Alone),
        Selection::Named { .. } => Err(refusal::bad_request(
            "Invalid _queryId: only query-all and query-all-ids supported",
        )),
        Selection::Expression(_) => Err(refusal::bad_request("_queryExpression not supported")),
    }
}
