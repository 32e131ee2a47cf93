//! The laws of editing hold on any text.

#![no_main]

#[path = "../../tests/json_edit_laws/mod.rs"]
mod json_edit_laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &str)| json_edit_laws::check(input.1, usize::from(input.0)));
