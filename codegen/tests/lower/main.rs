//! What a configuration is taken for, from its bytes to the model.

#![cfg(test)]

mod corpus;
mod derived;
mod describe;
mod findings;
mod hostile;
mod kinds;
mod layouts;
mod placement;
mod samples;
mod settings;
