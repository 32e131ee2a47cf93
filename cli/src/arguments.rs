//! The command line, as typed.

use std::env;
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory, FromArgMatches, Parser, ValueEnum};
use mosaic_codegen::report::Format;

use crate::failure::Failure;
use crate::terminal::Terminal;
use crate::verbs::{self, Verb};

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

    /// How findings and changes are told; what tells none knows `text` and `json` at most.
    #[arg(long, global = true, value_parser = formats(Format::ALL, |format| format.purpose()), default_value = Format::Text.name())]
    pub(crate) format: Format,

    #[command(subcommand)]
    pub(crate) verb: Verb,
}

impl Arguments {
    /// Reads the command line; where it asks for help or makes no sense, says so and returns the exit
    /// code.
    pub(crate) fn read() -> Result<Self, ExitCode> {
        Self::parse_words().map_err(|error| {
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

    fn parse_words() -> Result<Self, clap::Error> {
        let mut command = command();
        let matches = command.try_get_matches_from_mut(env::args_os())?;
        let arguments = Self::from_arg_matches(&matches).and_then(Self::checked);
        arguments.map_err(|error| error.format(&mut command))
    }

    /// Refuses a format that the verb does not know and that stands before it, where any is taken.
    fn checked(self) -> Result<Self, clap::Error> {
        let known = self.verb.formats();
        if known.contains(&self.format) {
            return Ok(self);
        }
        let names: Vec<_> = known.iter().map(|format| format!("`{}`", format.name())).collect();
        let (names, found, title) = (names.join(" or "), self.format.name(), self.verb.title());
        let problem = format!("expected {names} as the format of `{title}`, found `{found}`");
        Err(clap::Error::raw(ErrorKind::InvalidValue, problem))
    }
}

/// Returns the command line as it may be typed: a verb that tells no findings takes the formats that it knows.
pub(crate) fn command() -> Command {
    Arguments::command().mut_subcommands(|verb| {
        let known = verbs::formats(verb.get_name());
        if known == Format::ALL { verb } else { verb.arg(format_of_answers(known)) }
    })
}

/// Returns `--format` of a verb that tells no findings; it is not shown where there is nothing to choose.
fn format_of_answers(known: &'static [Format]) -> Arg {
    let purpose = |format: &Format| match format {
        Format::Json => "For a machine: one JSON object",
        _ => "For a person",
    };
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .help("How it is told")
        .value_parser(formats(known, purpose))
        .default_value(Format::Text.name())
        .hide(known.len() == 1)
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

/// Returns what reads the name of one of the formats `known`, each with its purpose.
fn formats<P: AsRef<str>>(
    known: &'static [Format],
    purpose: impl Fn(&Format) -> P,
) -> impl TypedValueParser<Value = Format> {
    let names = known.iter().map(|format| {
        let purpose = purpose(format).as_ref().trim_end_matches('.').replace('`', "");
        PossibleValue::new(format.name()).help(purpose)
    });
    PossibleValuesParser::new(names).try_map(|name| {
        let mut formats = known.iter().copied();
        formats.find(|format| format.name() == name).ok_or("expected the name of a format")
    })
}
