//! What a tenant answers to verbs, without HTTP.

mod actions;
mod answers;
mod configuration;
mod patches;
mod queries;
mod relationships;
mod support;
mod writes;
