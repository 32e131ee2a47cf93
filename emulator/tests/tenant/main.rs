//! What a tenant answers to verbs, without HTTP.

mod actions;
mod answers;
mod configuration;
mod derived;
mod internal;
mod journal;
mod link_queries;
mod links;
mod patches;
mod policies;
mod queries;
mod races;
mod relationship_laws;
mod relationship_patches;
mod relationships;
mod support;
mod writes;
