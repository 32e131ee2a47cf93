//! Any request is answered.

#![no_main]

#[path = "../../tests/request_laws/mod.rs"]
mod request_laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| request_laws::check(text));
