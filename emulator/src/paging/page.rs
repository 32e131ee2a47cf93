//! Which of all results a page shows.

use mosaic::wire::{Paging, Query, Refusal};

use super::{Candidate, Cookie};
use crate::{
    Flavour,
    sort::{Order, Rank},
    store::fold,
};

/// What a query says about pages.
pub(crate) struct Request<'q> {
    /// The order of the results; where it has no keys, that of their ids.
    order: Order,
    /// The most results of one page.
    size: Option<usize>,
    /// How many results are left out.
    offset: usize,
    /// Where the page before this one ended.
    behind: Option<Cookie>,
    /// What tells this query from others.
    name: String,
    query: &'q Query,
}

/// One page of results.
pub(crate) struct Page<T> {
    /// The results.
    pub(crate) candidates: Vec<Candidate<T>>,
    /// What to ask the next page with; nothing on the last one.
    pub(crate) cookie: Option<String>,
}

impl<'q> Request<'q> {
    /// Reads what a query says about pages.
    ///
    /// # Errors
    ///
    /// When a sort key or the cookie cannot be read.
    pub(crate) fn new(query: &'q Query) -> Result<Self, Refusal> {
        let order = Order::parse(&query.sort_keys)?;
        let size = query.page_size.and_then(|size| usize::try_from(size).ok());
        let size = size.filter(|size| *size > 0);
        let name = format!("{}\n{:?}\n{:?}", query.collection, query.selection, query.sort_keys);
        let (offset, behind) = match &query.paging {
            Paging::Start => (0, None),
            Paging::Offset(offset) => (usize::try_from(*offset).unwrap_or(usize::MAX), None),
            Paging::Cookie(cookie) => (0, Some(Cookie::decode(cookie, &name)?)),
        };
        Ok(Self { order, size, offset, behind, name, query })
    }

    /// Returns the order of the results.
    pub(crate) fn order(&self) -> &Order {
        &self.order
    }

    /// Returns whether there are pages at all.
    pub(crate) fn is_paged(&self) -> bool {
        self.size.is_some()
    }

    /// Returns the page of `results`, which stand in the order of their ids.
    pub(crate) fn page<T>(&self, results: Vec<Candidate<T>>, flavour: Flavour) -> Page<T> {
        let size = self.size.unwrap_or(usize::MAX);
        let wanted = self.offset.saturating_add(size);
        let mut results = if self.query.sort_keys.is_empty() {
            self.in_order_of_ids(results)
        } else {
            self.in_order(results, wanted.saturating_add(1))
        };
        let is_last = results.len() <= wanted;
        // The open server has to be asked once more where the last page is full.
        let is_end = is_last && (flavour == Flavour::Aic || results.len() < wanted);
        results.truncate(wanted);
        let candidates = results.split_off(self.offset.min(results.len()));
        let last = candidates.last().filter(|_| !is_end && self.is_paged());
        let cookie = last.map(|last| Cookie::new(last.members(), &self.order).encode(&self.name));
        Page { candidates, cookie }
    }

    /// Returns the results behind the page before.
    fn in_order_of_ids<T>(&self, mut results: Vec<Candidate<T>>) -> Vec<Candidate<T>> {
        let behind = self.behind.as_ref().and_then(|cookie| cookie.last.get("_id")?.as_str());
        let Some(behind) = behind.map(fold) else { return results };
        let seen = results.partition_point(|result| fold(result.id()) <= behind);
        results.split_off(seen)
    }

    /// Returns the first `wanted` results behind the page before, sorted.
    fn in_order<T>(&self, results: Vec<Candidate<T>>, wanted: usize) -> Vec<Candidate<T>> {
        let behind = self.behind.as_ref().map(|cookie| self.order.rank(&cookie.last));
        let ranked = results.into_iter().map(|object| (self.order.rank(object.members()), object));
        let mut ranked: Vec<(Rank, _)> = match behind {
            Some(behind) => ranked.filter(|(rank, _)| *rank > behind).collect(),
            None => ranked.collect(),
        };
        if wanted < ranked.len() {
            ranked.select_nth_unstable_by(wanted, |(one, _), (other, _)| one.cmp(other));
            ranked.truncate(wanted);
        }
        ranked.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        ranked.into_iter().map(|(_, object)| object).collect()
    }
}
