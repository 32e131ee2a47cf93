//! The command line, as typed.

use clap::{Parser, ValueEnum};

use crate::verbs::Verb;

/// Compiles PingOne AIC managed-object schemas into typed Rust.
#[derive(Debug, Parser)]
#[command(
    name = "mosaic",
    version,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 clean, 1 findings (such as stale code), 2 could not run."
)]
pub(crate) struct Arguments {
    /// When to use colour; `auto` follows the terminal and `NO_COLOR`.
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(crate) color: When,

    /// How findings are told, on standard error.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,

    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless the environment asks for none.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a person.
    Text,
    /// For a machine: one JSON object.
    Json,
}
