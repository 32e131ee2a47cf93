//! The laws of parsing hold on any text.

#![no_main]

#[path = "../../tests/json_laws/mod.rs"]
mod json_laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| json_laws::check(text));
