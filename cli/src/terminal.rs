//! Where words go: data to standard output, talk to standard error.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use anyhow::Context;
use mosaic_codegen::Diagnostic;
use mosaic_codegen::files::write_if_changed;
use mosaic_codegen::lint::Linted;
use mosaic_codegen::report::text::{Color, Style};
use mosaic_codegen::report::{Format, Report, ReviewReport, harmless};
use mosaic_codegen::source::Sources;
use mosaic_codegen::span::Location;

use crate::arguments::When;
use crate::failure::{outcome, way_out};
use crate::outcome::Outcome;

/// The two streams, and how to write on them.
#[derive(Debug)]
pub(crate) struct Terminal {
    /// Whether standard error is coloured.
    talk: Color,
    /// Whether standard output is coloured.
    data: Color,
    format: Format,
    /// What stands above a report: the command.
    title: &'static str,
}

impl Terminal {
    pub(crate) fn new(when: When, format: Format, title: &'static str) -> Self {
        let color = |choice: ColorChoice| match (when, choice) {
            (When::Never, _) | (When::Auto, ColorChoice::Never) => Color::Plain,
            (When::Always | When::Auto, _) => Color::Ansi,
        };
        Self {
            talk: color(AutoStream::choice(&io::stderr())),
            data: color(AutoStream::choice(&io::stdout())),
            format,
            title,
        }
    }

    /// Returns whether what goes to standard output may be coloured.
    pub(crate) fn data_color(&self) -> Color {
        self.data
    }

    /// Returns whether what goes to standard error may be coloured.
    pub(crate) fn talk_color(&self) -> Color {
        self.talk
    }

    /// Returns how findings and tables are told.
    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// Returns whether a report is read by programs: they want a whole one, also where a person is
    /// told in a line that nothing changed, or that all is new.
    pub(crate) fn is_for_machines(&self) -> bool {
        self.format != Format::Text
    }

    /// Says one line to a person.
    pub(crate) fn say(&self, line: &str) -> io::Result<()> {
        self.say_to_reader(line).map(drop)
    }

    /// Says one line to a person, and returns whether there is one.
    pub(crate) fn say_to_reader(&self, line: &str) -> io::Result<Reader> {
        match self.format {
            Format::Json => Ok(Reader::There), // a machine reads the findings alone
            _ => write(&mut io::stderr().lock(), &format!("{}\n", harmless(line))),
        }
    }

    /// Tells findings: to a person only when there are any, to a machine always.
    pub(crate) fn report(&self, sources: &Sources, findings: &[Diagnostic]) -> io::Result<()> {
        let linted = Linted { findings: findings.to_vec(), ..Linted::default() };
        let style = Style { color: self.talk, title: self.title, ..Style::default() };
        let report = self.format.render(&Report { sources, linted: &linted }, style);
        write(&mut io::stderr().lock(), &report).map(drop)
    }

    /// Writes a report that is what was asked for: to `out` or, where that is not given, to standard
    /// output.
    pub(crate) fn publish(&self, report: &Report<'_>, out: Option<&Path>) -> anyhow::Result<()> {
        write_to(out, &self.format.render(report, self.style(out)))
    }

    /// Writes a review as [`Terminal::publish`] writes a report.
    pub(crate) fn publish_review(
        &self,
        report: &ReviewReport<'_>,
        out: Option<&Path>,
    ) -> anyhow::Result<()> {
        write_to(out, &self.format.render_review(report, self.style(out)))
    }

    /// Returns how text looks that goes to `out`.
    fn style(&self, out: Option<&Path>) -> Style {
        let color = if out.is_some() { Color::Plain } else { self.data };
        Style { color, title: self.title, ..Style::default() }
    }

    /// Tells why a verb could not do its work.
    pub(crate) fn fail(&self, error: &anyhow::Error) -> ExitCode {
        let (problem, way_out) = (format!("{error:#}"), way_out(error));
        let told = match self.format {
            Format::Json => {
                let rule = match outcome(error) {
                    Outcome::Refused => "refused",
                    _ => "could-not-run",
                };
                let finding = Diagnostic::error(rule, Location::NOWHERE, problem);
                let hint = way_out.map(str::to_owned);
                self.report(&Sources::new(), &[Diagnostic { hint, ..finding }])
            }
            _ => self.tell(&problem, way_out),
        };
        drop(told); // there is nowhere left to say that it could not be said
        outcome(error).into()
    }

    fn tell(&self, problem: &str, way_out: Option<&str>) -> io::Result<()> {
        let (on, off) = match self.talk {
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

/// Writes `text` to the file `out`, or to standard output.
pub(crate) fn write_to(out: Option<&Path>, text: &str) -> anyhow::Result<()> {
    match out {
        Some(path) => {
            write_if_changed(path, text)?;
            Ok(())
        }
        None => print(text),
    }
}

/// Writes data.
pub(crate) fn print(data: &str) -> anyhow::Result<()> {
    write(&mut io::stdout().lock(), data).context("cannot write to standard output")?;
    Ok(())
}

/// Whether somebody reads what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    There,
    /// Has read enough, and decides nothing else: the work goes on to its end.
    Gone,
}

fn write(stream: &mut impl Write, text: &str) -> io::Result<Reader> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Ok(()) => Ok(Reader::There),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Reader::Gone),
        Err(error) => Err(error),
    }
}

/// Returns whether somebody is there to answer a question.
pub(crate) fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}
