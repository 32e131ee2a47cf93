//! What a tenant answers to verbs, without HTTP.

mod actions;
mod answers;
mod configuration;
mod journal;
mod patches;
mod policies;
mod queries;
mod relationships;
mod support;
mod writes;
