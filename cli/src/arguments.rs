//! The command line, as typed.

use std::env;
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};
use mosaic_codegen::report::Format;

use crate::failure::Failure;
use crate::terminal::Terminal;
use crate::verbs::Verb;

/// Checks, compiles, reviews and deploys the managed-object schemas of PingOne AIC.
#[derive(Debug, Parser)]
#[command(
    name = "mosaic",
    version,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 clean, 1 findings (such as stale code), 2 could not run, 3 refused."
)]
pub(crate) struct Arguments {
    /// When to use colour; `auto` follows the terminal and `NO_COLOR`.
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub(crate) color: When,

    /// How findings are told; what tells none knows `text` and `json`.
    #[arg(long, global = true, value_parser = formats(), default_value = Format::Text.name())]
    pub(crate) format: Format,

    #[command(subcommand)]
    pub(crate) verb: Verb,
}

impl Arguments {
    /// Reads the command line; where it asks for help or makes no sense, says so and returns the exit
    /// code.
    pub(crate) fn read() -> Result<Self, ExitCode> {
        let arguments = Self::try_parse().and_then(Self::checked);
        arguments.map_err(|error| {
            if error.use_stderr()
                && wants_json(env::args_os().filter_map(|word| word.into_string().ok()))
            {
                let terminal = Terminal::new(When::Never, Format::Json, "mosaic");
                return terminal.fail(&misuse(&error).into());
            }
            drop(error.print()); // there is nowhere left to say that it could not be said
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        })
    }

    /// Refuses a format for findings where there are none.
    fn checked(self) -> Result<Self, clap::Error> {
        let (format, title) = (self.format.name(), self.verb.title());
        if !self.verb.is_plain() || matches!(self.format, Format::Text | Format::Json) {
            return Ok(self);
        }
        let problem =
            format!("`{title}` tells no findings: expected `text` or `json`, found `{format}`");
        Err(Self::command().error(ErrorKind::InvalidValue, problem))
    }
}

/// Returns whether `words`, which are not a command line, ask for JSON all the same.
fn wants_json(words: impl Iterator<Item = String>) -> bool {
    let words: Vec<_> = words.collect();
    let apart = words.windows(2).any(|pair| pair == ["--format", "json"]);
    apart || words.iter().any(|word| word == "--format=json")
}

/// Returns what is wrong with the command line, as the parser says it in its first paragraph, and
/// its tip.
fn misuse(error: &clap::Error) -> Failure {
    let text = error.render().to_string();
    let paragraph = text.lines().take_while(|line| !line.is_empty()).map(str::trim);
    let problem = paragraph.collect::<Vec<_>>().join(" ");
    let tip = text.lines().find_map(|line| line.trim().strip_prefix("tip: "));
    let problem = problem.strip_prefix("error: ").unwrap_or(&problem);
    Failure::new(problem, tip.unwrap_or("run `mosaic --help`"))
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

/// Returns what reads the name of a format.
fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.iter();
    let names = names.map(|format| {
        PossibleValue::new(format.name())
            .help(format.purpose().trim_end_matches('.').replace('`', ""))
    });
    PossibleValuesParser::new(names).try_map(|name| {
        let mut formats = Format::ALL.iter().copied();
        formats.find(|format| format.name() == name).ok_or("expected the name of a format")
    })
}
