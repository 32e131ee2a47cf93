//! The tenant behind HTTP: tokens, configuration, the schema and policy services, faults, the socket.

mod assertions;
mod client;
mod configuration;
mod data;
mod declarations;
mod faults;
mod schema;
#[path = "../signer/mod.rs"]
mod signer;
mod socket;
mod tokens;
mod users;
