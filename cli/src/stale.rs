//! Checked-in code that is not what the schema gives.

use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::{Context, Result};
use mosaic_codegen::Diagnostic;
use mosaic_codegen::files::leftovers;
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::span::{Location, SourceId, Span};

use crate::destination::Placed;

/// The way out of every finding here.
const HINT: &str = "run `mosaic generate`";

/// The place of a finding that is in no file: no set of sources has this one.
pub(crate) const NOWHERE: Location = Location { source: SourceId(u32::MAX), span: Span::new(0, 0) };

/// How many characters of a line are told.
const WIDTH: usize = 80;

/// Returns a finding for each file that is missing, differs, or is left over; files that differ
/// become sources, so that a report can show them.
pub(crate) fn findings(placed: &Placed<'_>, sources: &mut Sources) -> Result<Vec<Diagnostic>> {
    let mut findings = Vec::new();
    for (path, expected) in &placed.files {
        let name = path.display().to_string();
        match fs::read(path) {
            Ok(bytes) if bytes == expected.as_bytes() => {}
            Ok(bytes) => {
                let (id, _) = sources.add(name, bytes, Role::Generated);
                findings.push(differs(id, &sources.get(id).text, expected));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                findings.push(nowhere("code-missing", format!("expected `{name}`, found nothing")));
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read `{name}`")),
        }
    }
    for path in leftovers_of(placed)? {
        let message =
            format!("expected nothing at `{}`, found code of a type that is gone", path.display());
        findings.push(nowhere("code-left-over", message));
    }
    Ok(findings)
}

/// Returns the generated files beside `placed` that are not among them.
pub(crate) fn leftovers_of(placed: &Placed<'_>) -> Result<Vec<PathBuf>> {
    let Some(folder) = &placed.folder else {
        return Ok(Vec::new());
    };
    let current: Vec<PathBuf> = placed.files.iter().map(|(path, _)| path.clone()).collect();
    Ok(leftovers(folder, &current)?)
}

/// Returns the finding at the first line that differs.
fn differs(id: SourceId, found: &str, expected: &str) -> Diagnostic {
    // The header names a fingerprint, which differs whenever anything does.
    let (line, expected) = first_difference(found, expected, 1)
        .or_else(|| first_difference(found, expected, 0))
        .unwrap_or((found.lines().count(), None));
    let message = match expected.map(str::trim) {
        Some(line) => {
            format!("expected `{}`, found other code", line.chars().take(WIDTH).collect::<String>())
        }
        None => "expected the end of the file, found more code".to_owned(),
    };
    let location = Location { source: id, span: span_of_line(found, line) };
    Diagnostic::error("code-stale", location, message).with_hint(HINT)
}

/// Returns the number of the first line from `from` on that differs, and what it ought to be.
fn first_difference<'e>(
    found: &str,
    expected: &'e str,
    from: usize,
) -> Option<(usize, Option<&'e str>)> {
    let mut found = found.lines().skip(from);
    let mut expected = expected.lines().skip(from);
    let mut number = from;
    loop {
        match (found.next(), expected.next()) {
            (None, None) => return None,
            (one, other) if one == other => number += 1,
            (_, other) => return Some((number, other)),
        }
    }
}

/// Returns the bytes of the line `number`, from 0, without its indentation; the end of the text
/// where there is no such line.
fn span_of_line(text: &str, number: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(number).map(str::len).sum();
    let line = text[start..].lines().next().unwrap_or_default();
    let indentation = line.len() - line.trim_start().len();
    let offset = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
    Span::new(offset(start + indentation), offset(start + line.len()))
}

/// Returns a finding about a file that has no text to show.
fn nowhere(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, NOWHERE, message).with_hint(HINT)
}
