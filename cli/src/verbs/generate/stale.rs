//! Checked-in code that is not what the schema gives.

use std::fs;
use std::io;

use anyhow::{Context, Result};
use mosaic_codegen::Diagnostic;
use mosaic_codegen::files::Output;
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::span::{Location, SourceId, Span};

/// How many characters of a line are told.
const WIDTH: usize = 80;

/// Returns a finding for each file that is missing, differs, or is left over; files that differ
/// become sources, so that a report can show them. `command` is what makes them current.
pub(crate) fn findings(
    output: &Output<'_>,
    sources: &mut Sources,
    command: &str,
) -> Result<Vec<Diagnostic>> {
    let mut findings = Vec::new();
    for (path, expected) in output.files() {
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
    for path in output.leftovers()? {
        let path = path.display();
        let message = format!("expected nothing at `{path}`, found code that nothing generates");
        findings.push(nowhere("code-left-over", message));
    }
    for finding in &mut findings {
        finding.hint.get_or_insert_with(|| format!("run `{command}`"));
    }
    Ok(findings)
}

/// Returns the finding at the first line that differs.
fn differs(id: SourceId, found: &str, expected: &str) -> Diagnostic {
    if found.replace("\r\n", "\n") == expected {
        let first = Location { source: id, span: span_of_line(found, 0) };
        return Diagnostic::error("code-stale", first, "expected lines that end in LF, found CRLF")
            .with_hint("keep git from changing them: `*.rs text eol=lf` in `.gitattributes`");
    }
    // The header names a fingerprint, which differs whenever anything does.
    let difference = first_difference(found, expected, 1);
    let Difference { number, found: line, expected } = difference.unwrap_or(Difference {
        number: 0,
        found: found.split_inclusive('\n').next(),
        expected: expected.split_inclusive('\n').next(),
    });
    let message = match (line, expected.map(str::trim_end)) {
        (_, None) => "expected the end of the file, found more code".to_owned(),
        (Some(line), Some(expected)) if line.trim_end() == expected => {
            "expected nothing but LF at the end of the line".to_owned()
        }
        (_, Some("")) => "expected an empty line, found other code".to_owned(),
        (_, Some(line)) => {
            let line: String = line.trim_start().chars().take(WIDTH).collect();
            format!("expected `{line}`, found other code")
        }
    };
    let location = Location { source: id, span: span_of_line(found, number) };
    Diagnostic::error("code-stale", location, message)
}

/// A line that is not what it ought to be, its end included.
struct Difference<'t> {
    /// Its number, from 0.
    number: usize,
    found: Option<&'t str>,
    expected: Option<&'t str>,
}

/// Returns the first line from `from` on that differs.
fn first_difference<'t>(found: &'t str, expected: &'t str, from: usize) -> Option<Difference<'t>> {
    let mut found = found.split_inclusive('\n').skip(from);
    let mut expected = expected.split_inclusive('\n').skip(from);
    let mut number = from;
    loop {
        match (found.next(), expected.next()) {
            (None, None) => return None,
            (one, other) if one == other => number += 1,
            (found, expected) => return Some(Difference { number, found, expected }),
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
    Diagnostic::error(code, Location::NOWHERE, message)
}
