//! What the tenant says while it runs.

use std::io;

use mosaic_codegen::report::text::Color;
use tracing::Level;

use crate::terminal::Terminal;

/// Writes what the tenant says to standard error: warnings and, if `is_verbose`, each request.
pub(super) fn begin(is_verbose: bool, terminal: &Terminal) {
    let level = if is_verbose { Level::INFO } else { Level::WARN };
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(io::stderr)
        .with_ansi(terminal.talk_color() == Color::Ansi)
        .with_target(false)
        .without_time();
    // A process serves once, so nobody was there before.
    drop(tracing::subscriber::set_global_default(subscriber.finish()));
}
