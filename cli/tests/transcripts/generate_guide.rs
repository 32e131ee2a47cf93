//! The guide to generated code is run from top to bottom, and shows what is printed.

use crate::replay::Replay;
use crate::session::Session;

#[cfg(unix)]
#[test]
fn the_guide_shows_what_is_printed() {
    Replay::new(Session::new()).hold("generate.md");
}
