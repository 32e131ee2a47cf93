//! What a tenant answers to verbs, without HTTP.

mod configuration;
mod support;
mod writes;
