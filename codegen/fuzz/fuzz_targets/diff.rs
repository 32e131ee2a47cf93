//! Any two texts can be compared, and the way back is the mirror of the way there.

#![no_main]

#[path = "../../tests/diff/mirror.rs"]
mod mirror;

use libfuzzer_sys::fuzz_target;
use mirror::{check_mirror, single};

fuzz_target!(|input: (&str, &str)| {
    let (old, new) = input;
    check_mirror(&single(old), &single(new));
});
