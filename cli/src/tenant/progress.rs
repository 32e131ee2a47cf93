//! One line that says what is waited for, as long as it is; on a terminal alone.

use std::io::{self, IsTerminal, Write};

use mosaic_codegen::report::harmless;

/// What takes a line off a terminal.
const CLEAR: &str = "\r\u{1b}[2K";

/// One line that says what is waited for; it goes when this does.
#[derive(Debug)]
#[must_use = "the line goes at once where nobody keeps it"]
pub(crate) struct Progress {
    is_shown: bool,
}

impl Progress {
    /// Says what is waited for, if a person looks on.
    pub(crate) fn begin(what: &str) -> Self {
        let mut stderr = io::stderr().lock();
        let is_shown = stderr.is_terminal()
            && write!(stderr, "{} …", harmless(what)).and_then(|()| stderr.flush()).is_ok();
        Self { is_shown }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let mut stderr = io::stderr().lock();
            // There is nowhere to say that it could not be said.
            drop(write!(stderr, "{CLEAR}").and_then(|()| stderr.flush()));
        }
    }
}
