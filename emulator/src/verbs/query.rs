//! Query: the members of a collection that pass a filter.

use std::{collections::BTreeSet, sync::Arc};

use bytes::Bytes;
use http::StatusCode;
use mosaic::{
    filter::{Filter, Operator, Scalar},
    wire::{Counting, Query, Refusal, Selection as Asked, server::Results},
};

use crate::{
    Flavour,
    fields::{self, Selection},
    filter::{self, Matcher},
    index,
    paging::{Candidate, Page, Request},
    refusal,
    schema::ObjectType,
    store::Object,
    tenant::View,
};

/// A query on the objects of one type, made ready.
pub(crate) struct Prepared<'q> {
    filter: Filter,
    selection: Selection,
    paging: Request<'q>,
    counting: Counting,
    flavour: Flavour,
}

/// What a query found.
pub(crate) struct Found<T> {
    page: Page<T>,
    total: Option<usize>,
}

impl<'q> Prepared<'q> {
    /// Makes a query ready.
    ///
    /// # Errors
    ///
    /// When a part of it cannot be read, or the server knows no query of that name.
    pub(crate) fn new(query: &'q Query, flavour: Flavour) -> Result<Self, Refusal> {
        let mut selection = Selection::parse(&query.fields)?;
        let mut counting = query.counting;
        let filter = match &query.selection {
            Asked::Filter(text) => {
                // The open server counts nothing but what it has a query for by name.
                if flavour == Flavour::Idm && counting == Counting::Exact {
                    counting = Counting::None;
                }
                parse(text)?
            }
            Asked::Named { id, parameters } => {
                if id == "query-all-ids" && query.fields.is_empty() {
                    selection = Selection::id_alone();
                }
                named(id, parameters)?
            }
            Asked::Expression(_) => {
                let message = "Query by expression not supported";
                return Err(Refusal::new(StatusCode::NOT_IMPLEMENTED, message));
            }
        };
        Ok(Self { filter, selection, paging: Request::new(query)?, counting, flavour })
    }

    /// Returns the objects that may be results, as far as the query may see them: secrets are hidden
    /// from it, and what follows from references is shown.
    pub(crate) fn candidates(
        &self,
        view: View<'_>,
        object_type: &ObjectType,
    ) -> Vec<Candidate<Arc<Object>>> {
        let Some(collection) = view.store.collection(&object_type.name) else {
            return Vec::new();
        };
        let objects: Vec<_> = match index::equality(object_type, &self.filter) {
            Some((name, text)) => collection.having(name, text),
            None => collection.iter().collect(),
        };
        let objects = objects.into_iter();
        let touched = self.touched();
        if fields::are_stored_and_open(object_type, &touched) {
            return objects.map(Candidate::open).collect();
        }
        let seen = |object| fields::seen(view, object_type, object, &touched);
        objects.map(|object| Candidate::seen_as(Arc::clone(object), seen(object))).collect()
    }

    /// Returns the properties that decide which results come, and in which order.
    pub(crate) fn touched(&self) -> BTreeSet<&str> {
        let filtered = filter::fields(&self.filter).into_iter().map(|field| field.pointer);
        let touched = filtered.chain(self.paging.order().fields()).filter_map(<[String]>::first);
        touched.map(String::as_str).collect()
    }

    /// Returns the pointers that each record shall show.
    pub(crate) fn pointers(&self) -> &[Vec<String>] {
        self.selection.pointers()
    }

    /// Returns the properties for want of whose index a real tenant would read every entry.
    pub(crate) fn missing_indexes(&self, object_type: &ObjectType) -> BTreeSet<String> {
        index::missing(object_type, &self.filter, self.paging.order())
    }

    /// Finds the results among `candidates`.
    pub(crate) fn find<T>(&self, mut candidates: Vec<Candidate<T>>) -> Found<T> {
        let matcher = Matcher::new(&self.filter, self.flavour);
        candidates.retain(|candidate| matcher.matches(candidate.members()));
        let is_counted = match self.counting {
            Counting::None | Counting::Estimate => false,
            Counting::Exact => self.paging.is_paged(),
            Counting::Only => true,
        };
        let total = is_counted.then_some(candidates.len());
        Found { page: self.paging.page(candidates, self.flavour), total }
    }

    /// Returns what a client is shown of a result.
    pub(crate) fn shown(&self, view: View<'_>, object_type: &ObjectType, result: &Object) -> Bytes {
        fields::body(view, object_type, result, &self.selection)
    }

    /// Returns the page that shows each result as `shown` does.
    pub(crate) fn page<T>(
        &self,
        found: Found<T>,
        shown: impl Fn(&Candidate<T>) -> Bytes,
    ) -> Results {
        let Found { page: Page { candidates, cookie }, total } = found;
        let records = match self.counting {
            Counting::Only => Vec::new(),
            _ => candidates.iter().map(shown).collect(),
        };
        let total = total.map(|total| total as u64);
        let counting = if total.is_some() { self.counting } else { Counting::None };
        Results { records, cookie, counting, total, ..Results::default() }
    }
}

impl<T> Found<T> {
    /// Returns the ids of the results.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.page.candidates.iter().map(Candidate::id)
    }
}

/// Reads the text of a filter.
///
/// # Errors
///
/// 400 where it is no filter; 500 where a pointer in it is none, which the servers do not expect.
pub(crate) fn parse(text: &str) -> Result<Filter, Refusal> {
    mosaic::filter::parse(text).map_err(|error| match error.pointer() {
        Some(pointer) => Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, pointer.to_string()),
        None => refusal::bad_request(format!(
            "The value '{text}' for parameter '_queryFilter' could not be parsed as a valid query \
             filter"
        )),
    })
}

/// Returns the filter that stands for the query called `id`, one of those that the repositories of the
/// open server come with.
fn named(id: &str, parameters: &[(String, String)]) -> Result<Filter, Refusal> {
    let parameter = |name: &str| {
        let found = parameters.iter().find(|(given, _)| given == name);
        let missing = || refusal::bad_request(format!("The query parameter '{name}' is missing"));
        found.map(|(_, value)| value.clone()).ok_or_else(missing)
    };
    match id {
        "query-all" | "query-all-ids" => Ok(Filter::Literal(true)),
        "for-userName" => Ok(equals("userName", parameter("uid")?)),
        "credential-query" => Ok(Filter::And(vec![
            equals("userName", parameter("username")?),
            equals("accountStatus", "active".to_owned()),
        ])),
        _ => Err(refusal::bad_request(format!(
            "The passed query identifier '{id}' does not match any configured queries"
        ))),
    }
}

fn equals(name: &str, value: String) -> Filter {
    let (operator, value) = (Operator::Equal, Scalar::Text(value));
    Filter::Comparison { field: vec![name.to_owned()], operator, value }
}
