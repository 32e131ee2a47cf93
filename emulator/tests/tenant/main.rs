//! What a tenant answers to verbs, without HTTP.

mod configuration;
mod relationships;
mod support;
mod writes;
