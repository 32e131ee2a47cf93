//! What `mosaic` can do: a file a verb, and this one list.

mod completions;
mod generate;
mod init;
mod slots;

use anyhow::Result;
use clap::Subcommand;

use crate::outcome::Outcome;
use crate::terminal::Terminal;

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Generate(generate::Arguments),
    Init(init::Arguments),
    Slots(slots::Arguments),
    Completions(completions::Arguments),
}

/// Does it.
pub(crate) fn run(verb: Verb, terminal: &Terminal) -> Result<Outcome> {
    match verb {
        Verb::Generate(arguments) => generate::run(&arguments, terminal),
        Verb::Init(arguments) => init::run(&arguments, terminal),
        Verb::Slots(arguments) => slots::run(&arguments, terminal),
        Verb::Completions(arguments) => completions::run(&arguments),
    }
}
