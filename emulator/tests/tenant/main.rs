//! What a tenant answers to verbs, without HTTP.

mod actions;
mod answers;
mod configuration;
mod journal;
mod patches;
mod policies;
mod queries;
mod derived;
mod links;
mod relationship_laws;
mod relationships;
mod support;
mod writes;
