//! The side of a server: the parameters of a query, and what they exclude.

use bytes::Bytes;
use http::{Method, Response, StatusCode};

use super::{Counting, Paging, Query, QueryAnswer, Selection};
use crate::{
    filter,
    wire::{
        Refusal, Served,
        server::{Arguments, Flavour, Incoming, refused},
    },
};

impl Served for Query {
    fn receive(incoming: &Incoming<'_>) -> Result<Self, Refusal> {
        incoming.insist(&Method::GET)?;
        incoming.refuse_match()?;
        incoming.refuse_none_match()?;
        let mut arguments = incoming.arguments();
        let fields = arguments.take_fields()?;
        let sort_keys = arguments.take_sort_keys()?;
        let page_size = arguments.take_as("_pageSize", INTEGER, |text| text.parse().ok())?;
        let counting = counting(&mut arguments, incoming.flavour)?;
        let filter = arguments.take("_queryFilter")?;
        if let Some(filter) = &filter {
            check_filter(filter)?;
        }
        let (id, expression) = (arguments.take("_queryId")?, arguments.take("_queryExpression")?);
        let paging = paging(&mut arguments)?;
        let parameters = arguments.rest()?;
        let selection = selection(filter, id, expression, parameters)?;
        let collection = incoming.path();
        Ok(Self { collection, selection, fields, sort_keys, page_size, paging, counting })
    }

    fn encode_answer(answer: &QueryAnswer) -> Response<Bytes> {
        Response::new(answer.body.clone())
    }
}

/// What a size and an offset are.
const INTEGER: &str = "valid integer";

fn counting(arguments: &mut Arguments, flavour: Flavour) -> Result<Counting, Refusal> {
    let policy = arguments.take_as("_totalPagedResultsPolicy", "valid count policy", |text| {
        let policies = [Counting::None, Counting::Estimate, Counting::Exact];
        policies.into_iter().find(|policy| policy.name().eq_ignore_ascii_case(text))
    })?;
    let only = match flavour {
        Flavour::Aic => arguments.take("_countOnly")?,
        Flavour::Idm => None,
    };
    match only {
        Some(only) if only.eq_ignore_ascii_case("true") => Ok(Counting::Only),
        _ => Ok(policy.unwrap_or_default()),
    }
}

fn paging(arguments: &mut Arguments) -> Result<Paging, Refusal> {
    let cookie = arguments.take("_pagedResultsCookie")?;
    let offset: Option<i32> =
        arguments.take_as("_pagedResultsOffset", INTEGER, |text| text.parse().ok())?;
    let offset = offset.and_then(|offset| u32::try_from(offset).ok());
    match (cookie, offset) {
        (Some(_), Some(1..)) => Err(exclusive("_pagedResultsOffset", "_pagedResultsCookie")),
        (Some(cookie), _) => Ok(Paging::Cookie(cookie)),
        (None, Some(offset)) => Ok(Paging::Offset(offset)),
        (None, None) => Ok(Paging::Start),
    }
}

fn selection(
    filter: Option<String>,
    id: Option<String>,
    expression: Option<String>,
    parameters: Vec<(String, String)>,
) -> Result<Selection, Refusal> {
    match (filter, id, expression) {
        (Some(_), Some(_), _) => Err(exclusive("_queryId", "_queryFilter")),
        (_, Some(_), Some(_)) => Err(exclusive("_queryId", "_queryExpression")),
        (Some(_), _, Some(_)) => Err(exclusive("_queryFilter", "_queryExpression")),
        (Some(text), None, None) => Ok(Selection::Filter(text)),
        (None, Some(id), None) => Ok(Selection::Named { id, parameters }),
        (None, None, Some(text)) => Ok(Selection::Expression(text)),
        (None, None, None) => {
            Err(refused("No values provided for the request parameter '_queryFilter'"))
        }
    }
}

/// A pointer that is none is an error of the server, which does not expect it.
fn check_filter(text: &str) -> Result<(), Refusal> {
    let Err(error) = filter::parse(text) else {
        return Ok(());
    };
    Err(match error.pointer() {
        Some(pointer) => Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, pointer.to_string()),
        None => refused(format!(
            "The value '{text}' for parameter '_queryFilter' could not be parsed as a valid query filter"
        )),
    })
}

fn exclusive(one: &str, other: &str) -> Refusal {
    refused(format!("The parameters {one} and {other} are mutually exclusive"))
}
