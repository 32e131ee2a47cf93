//! The guide to reviews is run from top to bottom, and shows what is printed.

use std::fs;

use crate::replay::Replay;
use crate::session::{Session, schemas};

#[cfg(unix)]
#[test]
fn the_guide_shows_what_is_printed() {
    Replay::new(Session::new()).hold("review.md");
}

#[test]
fn the_approval_of_the_guide_is_for_the_change_of_the_guide() {
    let guide = fs::read_to_string(schemas("..").join("docs/guide/review.md")).expect("the guide");
    let (_, approval) =
        guide.split_once("[[diff.approve]]\nfingerprint = \"").expect("an approval");
    let fingerprint = approval.get(..16).expect("16 digits");
    assert!(guide.contains(&format!("fingerprint: {fingerprint}")), "{fingerprint}");
    assert!(guide.contains("approved[enum-narrowed] reader.tier"), "{guide}");
}
