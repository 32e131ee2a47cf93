//! Where words go: data to standard output, talk to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use mosaic_codegen::Diagnostic;
use mosaic_codegen::report::text::{Color, Style};
use mosaic_codegen::report::{harmless, json, text};
use mosaic_codegen::source::Sources;
use mosaic_codegen::span::Location;

use crate::arguments::{Format, When};
use crate::failure::way_out;
use crate::outcome::Outcome;

/// The two streams, and how to write on them.
#[derive(Debug)]
pub(crate) struct Terminal {
    color: Color,
    format: Format,
}

impl Terminal {
    pub(crate) fn new(when: When, format: Format) -> Self {
        let color = match when {
            When::Always => Color::Ansi,
            When::Never => Color::Plain,
            When::Auto => match AutoStream::choice(&io::stderr()) {
                ColorChoice::Never => Color::Plain,
                _ => Color::Ansi,
            },
        };
        Self { color, format }
    }

    /// Returns how findings and tables are told.
    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// Says one line to a person.
    pub(crate) fn say(&self, line: &str) -> io::Result<()> {
        match self.format {
            Format::Text => writeln!(io::stderr().lock(), "{}", harmless(line)),
            Format::Json => Ok(()), // a machine reads the findings alone
        }
    }

    /// Tells findings: to a person only when there are any, to a machine always.
    pub(crate) fn report(&self, sources: &Sources, findings: &[Diagnostic]) -> io::Result<()> {
        let report = match self.format {
            Format::Text => {
                text::render(sources, findings, Style { color: self.color, ..Style::default() })
            }
            Format::Json => json::render(sources, findings),
        };
        io::stderr().lock().write_all(report.as_bytes())
    }

    /// Tells why a verb could not do its work.
    pub(crate) fn fail(&self, error: &anyhow::Error) -> ExitCode {
        if is_broken_pipe(error) {
            return Outcome::Clean.into(); // whoever was reading has read enough
        }
        let (problem, way_out) = (format!("{error:#}"), way_out(error));
        let told = match self.format {
            Format::Text => self.tell(&problem, way_out),
            Format::Json => {
                let finding = Diagnostic::error("could-not-run", Location::NOWHERE, problem);
                let hint = way_out.map(str::to_owned);
                self.report(&Sources::new(), &[Diagnostic { hint, ..finding }])
            }
        };
        drop(told); // there is nowhere left to say that it could not be said
        Outcome::Failed.into()
    }

    fn tell(&self, problem: &str, way_out: Option<&str>) -> io::Result<()> {
        let (on, off) = match self.color {
            Color::Ansi => ("\u{1b}[1;91m", "\u{1b}[0m"),
            Color::Plain => ("", ""),
        };
        let mut stderr = io::stderr().lock();
        write!(stderr, "{on}error{off}: ")?;
        for (position, line) in problem.lines().enumerate() {
            writeln!(stderr, "{}{}", if position == 0 { "" } else { "  " }, harmless(line))?;
        }
        if let Some(way_out) = way_out {
            writeln!(stderr, "  help: {}", harmless(way_out))?;
        }
        Ok(())
    }
}

/// Writes data.
pub(crate) fn print(data: &str) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(data.as_bytes())
        .and_then(|()| stdout.flush())
        .context("cannot write to standard output")
}

/// Returns whether somebody is there to answer a question.
pub(crate) fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let cause = cause.downcast_ref::<io::Error>();
        cause.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
