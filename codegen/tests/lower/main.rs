//! What a configuration is taken for, from its bytes to the model.

#![cfg(test)]

mod corpus;
mod describe;
mod kinds;
