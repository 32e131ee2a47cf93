//! The catalog of vendor facts is well-formed, agrees with itself, and with the collected facts.

mod consistency;
mod facts;
mod generations;
mod reader;
mod schema;
