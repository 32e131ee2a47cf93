//! The relationships of a tenant: one edge between two objects, seen from both.

mod assign;
mod canonical;
mod edge;
mod expansion;
mod given;
mod graph;
mod link;
mod reference;
pub(crate) mod resource;
mod vertex;
mod writer;

pub(crate) use self::{
    canonical::canonical_value,
    edge::{Edge, End},
    expansion::{revision, show, target},
    given::Given,
    graph::Graph,
    reference::{Place, leads_to, reference},
    vertex::Vertex,
    writer::{Effect, Near, Writer},
};
