//! The `mosaic` command.

mod answer;
mod arguments;
mod base;
mod checkout;
mod clash;
mod command;
mod day;
mod failure;
mod git;
mod globs;
mod input;
mod outcome;
mod push;
mod question;
mod reading;
mod record;
mod server_file;
mod side;
mod steps;
mod table;
mod tenant;
mod terminal;
mod verbs;

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::terminal::Terminal;

fn main() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let terminal = Terminal::new(arguments.color, arguments.format, arguments.verb.title());
    match verbs::run(arguments.verb, &terminal) {
        Ok(outcome) => outcome.into(),
        Err(error) => terminal.fail(&error),
    }
}
