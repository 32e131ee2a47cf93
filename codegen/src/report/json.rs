//! Findings for a machine: one JSON object.
//!
//! ```json
//! {
//!   "version": 1,
//!   "findings": [
//!     {
//!       "rule": "type-unknown", "level": "error", "path": "alpha_user.custom_tier",
//!       "message": "…", "hint": "…", "file": "managed.json",
//!       "line": 12, "column": 17, "end_line": 12, "end_column": 24,
//!       "related": [{ "label": "…", "file": "…", "line": 1, "column": 1, "end_line": 1, "end_column": 2 }]
//!     }
//!   ],
//!   "omitted": 0,
//!   "summary": { "errors": 1, "warnings": 0, "infos": 0 }
//! }
//! ```
//!
//! `level` is `error`, `warning` or `info`; `path` is empty for a finding about a whole document;
//! `hint` is null where there is no way out to name. Lines count from 1; columns count Unicode
//! scalar values from 1; the end is the place after the last character. The five members of a
//! place are null for a finding about no file. At most 1,000 findings are listed, the worst first; as
//! many as `omitted` says are only counted, in the summary. A reader ignores members that it does not know.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Level};
use crate::report::harmless::is_harmless;
use crate::report::{Places, Summary, in_order};
use crate::source::Sources;
use crate::span::Location;

/// How many findings are listed: a document that has more is no schema.
const LIMIT: usize = 1_000;

/// Returns `diagnostics` as one JSON object, with a line for each finding.
#[must_use]
pub fn render(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let places = Places::new(sources);
    let mut text = String::from("{\"version\":1,\"findings\":[");
    for (position, diagnostic) in in_order(diagnostics).into_iter().take(LIMIT).enumerate() {
        text.push_str(if position == 0 { "\n" } else { ",\n" });
        finding(&mut text, &places, diagnostic);
    }
    let omitted = diagnostics.len().saturating_sub(LIMIT);
    let Summary { errors, warnings, infos } = Summary::of(diagnostics);
    let _ = writeln!(
        text,
        "\n],\"omitted\":{omitted},\"summary\":{{\"errors\":{errors},\"warnings\":{warnings},\"infos\":{infos}}}}}"
    );
    text
}

fn finding(text: &mut String, places: &Places<'_>, diagnostic: &Diagnostic) {
    let level = match diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
    };
    let _ = write!(text, "{{\"rule\":\"{}\",\"level\":\"{level}\",\"path\":", diagnostic.rule);
    string(text, &diagnostic.path);
    text.push_str(",\"message\":");
    string(text, &diagnostic.message);
    text.push_str(",\"hint\":");
    match &diagnostic.hint {
        Some(hint) => string(text, hint),
        None => text.push_str("null"),
    }
    place(text, places, diagnostic.location);
    text.push_str(",\"related\":[");
    for (position, related) in diagnostic.related.iter().enumerate() {
        text.push_str(if position == 0 { "{\"label\":" } else { ",{\"label\":" });
        string(text, &related.label);
        place(text, places, related.location);
        text.push('}');
    }
    text.push_str("]}");
}

/// Writes the five members of a place, with a comma before each.
fn place(text: &mut String, places: &Places<'_>, location: Location) {
    let Some(place) = places.place(location) else {
        let nothing = "null,\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null";
        let _ = write!(text, ",\"file\":{nothing}");
        return;
    };
    text.push_str(",\"file\":");
    string(text, &place.source.name);
    let _ = write!(
        text,
        ",\"line\":{},\"column\":{},\"end_line\":{},\"end_column\":{}",
        place.start.line, place.start.column, place.end.line, place.end.column
    );
}

/// Writes `value` as a JSON string; what a terminal might obey is escaped.
fn string(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            _ if is_harmless(character) => text.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    let _ = write!(text, "\\u{unit:04x}");
                }
            }
        }
    }
    text.push('"');
}
