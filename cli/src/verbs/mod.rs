//! What `mosaic` can do: a file a verb, and this one list.

mod check_repo;
mod completions;
mod diff;
mod explain;
mod generate;
mod init;
mod lint;
mod merge;
mod pull;
mod push;
mod rules;
mod serve;
mod slots;

use anyhow::Result;
use clap::Subcommand;
use mosaic_codegen::report::Format;

use crate::outcome::Outcome;
use crate::terminal::Terminal;

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Generate(generate::Arguments),
    Init(init::Arguments),
    Lint(Box<lint::Arguments>),
    Diff(Box<diff::Arguments>),
    Merge(merge::Arguments),
    Pull(Box<pull::Arguments>),
    Push(Box<push::Arguments>),
    CheckRepo(check_repo::Arguments),
    Rules(rules::Arguments),
    Explain(explain::Arguments),
    Slots(slots::Arguments),
    Serve(Box<serve::Arguments>),
    Completions(completions::Arguments),
}

impl Verb {
    /// Returns the command, as reports are headed by it.
    pub(crate) const fn title(&self) -> &'static str {
        match self {
            Self::Generate(_) => "mosaic generate",
            Self::Init(_) => "mosaic init",
            Self::Lint(_) => "mosaic lint",
            Self::Diff(_) => "mosaic diff",
            Self::Merge(_) => "mosaic merge",
            Self::Pull(_) => "mosaic pull",
            Self::Push(_) => "mosaic push",
            Self::CheckRepo(_) => "mosaic check-repo",
            Self::Rules(_) => "mosaic rules",
            Self::Explain(_) => "mosaic explain",
            Self::Slots(_) => "mosaic slots",
            Self::Serve(_) => "mosaic serve",
            Self::Completions(_) => "mosaic completions",
        }
    }

    /// Returns the formats that it knows.
    pub(crate) fn formats(&self) -> &'static [Format] {
        formats(self.title().trim_start_matches("mosaic "))
    }
}

/// Returns the formats that the verb called `name` knows: all, unless it prints tables or pages, and neither
/// findings nor changes.
pub(crate) fn formats(name: &str) -> &'static [Format] {
    match name {
        "init" | "rules" | "explain" | "slots" | "serve" => &[Format::Text, Format::Json],
        "completions" => &[Format::Text],
        _ => Format::ALL,
    }
}

/// Does it.
pub(crate) fn run(verb: Verb, terminal: &Terminal) -> Result<Outcome> {
    match verb {
        Verb::Generate(arguments) => generate::run(&arguments, terminal),
        Verb::Init(arguments) => init::run(&arguments, terminal),
        Verb::Lint(arguments) => lint::run(&arguments, terminal),
        Verb::Diff(arguments) => diff::run(&arguments, terminal),
        Verb::Merge(arguments) => merge::run(&arguments, terminal),
        Verb::Pull(arguments) => pull::run(&arguments, terminal),
        Verb::Push(arguments) => push::run(&arguments, terminal),
        Verb::CheckRepo(arguments) => check_repo::run(&arguments, terminal),
        Verb::Rules(arguments) => rules::run(&arguments, terminal),
        Verb::Explain(arguments) => explain::run(&arguments, terminal),
        Verb::Slots(arguments) => slots::run(&arguments, terminal),
        Verb::Serve(arguments) => serve::run(&arguments, terminal),
        Verb::Completions(arguments) => completions::run(&arguments),
    }
}
