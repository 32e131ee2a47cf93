//! The types of a whole tenant, the client and the local tenant, together and over a real port.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod broken;
mod configuration;
mod errors;
mod faults;
mod flavours;
mod links;
mod local;
mod paging;
mod projections;
mod resources;
mod secrets;
mod tokens;
mod verbs;
mod waiting;
mod writers;

mod managed {
    //! The managed objects of the sample tenant, made from its schema.

    include!(concat!(env!("OUT_DIR"), "/managed.rs"));
}
