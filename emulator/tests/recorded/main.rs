//! What real servers answered, asked again of a local tenant.

mod configuration;
mod crest;
mod door;
mod exchange;
mod http_status;
mod judges;
mod managed;
mod recordings;
mod replay;
mod rules;
mod setting;
mod shape;
#[path = "../signer/mod.rs"]
mod signer;
mod state;
#[path = "../../src/vectors.rs"]
#[allow(clippy::print_stdout, reason = "a test says what it counted")]
mod vectors;
