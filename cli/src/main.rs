//! The `mosaic` command.

mod arguments;
mod destination;
mod discovery;
mod input;
mod outcome;
mod settings;
mod stale;
mod table;
mod terminal;
mod verbs;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;
use crate::terminal::Terminal;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(arguments.color, arguments.format);
    match verbs::run(arguments.verb, &terminal) {
        Ok(outcome) => outcome.into(),
        Err(error) => terminal.fail(&error),
    }
}
