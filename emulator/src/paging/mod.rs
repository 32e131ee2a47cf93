//! One page of results.

mod candidate;
mod cookie;
mod page;

pub(crate) use self::{
    candidate::Candidate,
    cookie::Cookie,
    page::{Page, Request},
};
