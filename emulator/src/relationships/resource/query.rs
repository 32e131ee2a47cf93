//! Query: the relationships of a property that pass a filter.

use std::{collections::BTreeSet, sync::Arc};

use mosaic::{
    Json,
    wire::{Query, QueryAnswer, Refusal, Selection},
};
use serde_json::Map;

use super::{Resource, shown::OWN};
use crate::{
    Flavour, fields,
    paging::Candidate,
    refusal,
    relationships::{Edge, Place, Vertex, reference, revision},
    store::{ID, Object, REVISION, fold},
    tenant::{LinkPlace, View},
    verbs::query::Prepared,
};

/// Answers a query of the relationships of a property. A filter sees the reference and the fields of
/// the object that it leads to; results can be sorted by the members of the reference alone.
///
/// # Errors
///
/// When the path leads to no collection, or a part of the query cannot be read.
pub(crate) fn query(
    view: View<'_>,
    place: &LinkPlace<'_>,
    request: &Query,
) -> Result<QueryAnswer, Refusal> {
    let resource = Resource::find(view, place)?;
    if !resource.is_collection() {
        return Err(resource.refuse("queried"));
    }
    let names_alone = refuse_unsupported(request)? == Names::Alone && request.fields.is_empty();
    let prepared = Prepared::new(request, view.flavour)?;
    let found = prepared.find(resource.candidates(view, &prepared.touched()));
    let of_reference = [vec!["_refProperties".to_owned(), ID.to_owned()]];
    let pointers = match view.flavour {
        Flavour::Idm if names_alone => &of_reference,
        _ => prepared.pointers(),
    };
    Ok(prepared.answer_with(found, |candidate| {
        let edge = view.store.graph().edge(candidate.object().id());
        let edge = edge.expect("a candidate was made of each relationship");
        resource.body(view, edge, pointers)
    }))
}

impl Resource<'_> {
    /// Returns the relationships in the order of their ids, as far as a query may see them.
    fn candidates(&self, view: View<'_>, touched: &BTreeSet<&str>) -> Vec<Candidate> {
        let graph = view.store.graph();
        let mut edges: Vec<_> = graph.edges(&self.vertex, &self.place.property.name).collect();
        edges.sort_by_cached_key(|edge| fold(&edge.id));
        let candidates = edges.into_iter().map(|edge| {
            let object = Object::new(edge.id.to_string(), edge.revision.clone(), Map::new());
            Candidate::seen_as(&Arc::new(object), self.seen(view, edge, touched))
        });
        candidates.collect()
    }

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
