//! The tenant behind HTTP: tokens, configuration, the schema and policy services, faults, the socket.

mod client;
mod configuration;
mod data;
mod faults;
mod schema;
mod socket;
mod tokens;
mod users;
