//! Findings for a machine: one JSON object, described by `schemas/report.schema.json`.
//!
//! ```json
//! {
//!   "version": 1,
//!   "findings": [
//!     {
//!       "rule": "order-dangling", "level": "warning", "path": "alpha_user",
//!       "message": "…", "hint": "…", "file": "managed.json",
//!       "line": 12, "column": 17, "end_line": 12, "end_column": 24,
//!       "fingerprint": "0123456789abcdef",
//!       "fix": {
//!         "title": "…", "safety": "safe",
//!         "edits": [{ "line": 12, "column": 15, "end_line": 12, "end_column": 24, "text": "" }]
//!       },
//!       "related": [{ "label": "…", "file": "managed.json", "line": 1, "column": 1, "end_line": 1, "end_column": 2 }]
//!     }
//!   ],
//!   "omitted": 0,
//!   "summary": { "errors": 0, "warnings": 1, "infos": 0, "allowed": 0, "known": 0 }
//! }
//! ```
//!
//! `level` is `error`, `warning` or `info`; `path` is empty for a finding about a whole document;
//! `hint` and `fix` are null where there is none. Lines count from 1; columns count Unicode scalar
//! values from 1; the end is the place after the last character. The five members of a place are null
//! for a finding about no file. At most 1,000 findings are listed, the worst first; as many as
//! `omitted` says are only counted, in the summary. A reader ignores members that it does not know.

use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::fingerprint;
use crate::report::edits::{Edits, Texts};
use crate::report::writer::Writer;
use crate::report::{Place, Places, Report, Summary, in_order};
use crate::span::Location;

/// How many findings are listed: a document that has more is no schema.
const LIMIT: usize = 1_000;

/// Returns `report` as one JSON object, with a line for each finding.
pub(super) fn render(report: &Report<'_>) -> String {
    let Report { sources, linted } = report;
    let ordered = in_order(&linted.findings);
    let fingerprints = fingerprint::of(ordered.iter().copied());
    let listed = &ordered[..ordered.len().min(LIMIT)];
    let texts = Texts::of(sources, listed.iter().filter_map(|finding| finding.fix.as_deref()));
    let (places, mut changes) = (Places::new(sources), Edits::new(&texts));
    let mut writer = Writer::default();
    writer.object(|report| {
        report.key("version").number(1);
        report.key("findings").array(|list| {
            for (diagnostic, fingerprint) in listed.iter().zip(&fingerprints) {
                list.line();
                finding(list, &places, &mut changes, diagnostic, fingerprint);
            }
            list.end_line();
        });
        report.key("omitted").number(ordered.len() - listed.len());
        report.key("summary").object(|object| {
            let Summary { errors, warnings, infos } = Summary::of(&linted.findings);
            object.key("errors").number(errors);
            object.key("warnings").number(warnings);
            object.key("infos").number(infos);
            object.key("allowed").number(linted.allowed.len());
            object.key("known").number(linted.known.len());
        });
    });
    writer.finish() + "\n"
}

fn finding(
    writer: &mut Writer,
    places: &Places<'_>,
    changes: &mut Edits<'_>,
    diagnostic: &Diagnostic,
    fingerprint: &str,
) {
    writer.object(|object| {
        object.key("rule").string(diagnostic.rule);
        object.key("level").string(diagnostic.level.name());
        object.key("path").string(&diagnostic.path);
        object.key("message").string(&diagnostic.message);
        object.key("hint").optional(diagnostic.hint.as_deref());
        place(object, places, diagnostic.location);
        object.key("fingerprint").string(fingerprint);
        match diagnostic.fix.as_deref() {
            Some(found) => fix(object.key("fix"), places, changes, found),
            None => object.key("fix").null(),
        }
        object.key("related").array(|list| {
            for related in &diagnostic.related {
                list.object(|object| {
                    object.key("label").string(&related.label);
                    place(object, places, related.location);
                });
            }
        });
    });
}

fn fix(writer: &mut Writer, places: &Places<'_>, changes: &mut Edits<'_>, fix: &Fix) {
    writer.object(|object| {
        object.key("title").string(&fix.title);
        object.key("safety").string(match fix.safety {
            Safety::Proposed => "proposed",
            Safety::Safe => "safe",
        });
        object.key("edits").array(|list| {
            for splice in changes.splices(fix) {
                let location = Location { source: fix.source, span: splice.span };
                let place = places.place(location).expect("a fix is for a source of the report");
                list.object(|object| {
                    extent(object, &place);
                    object.key("text").string(&splice.text);
                });
            }
        });
    });
}

/// Writes the five members of a place.
fn place(writer: &mut Writer, places: &Places<'_>, location: Location) {
    match places.place(location) {
        Some(place) => {
            writer.key("file").string(&place.source.name);
            extent(writer, &place);
        }
        None => {
            for name in ["file", "line", "column", "end_line", "end_column"] {
                writer.key(name).null();
            }
        }
    }
}

fn extent(writer: &mut Writer, place: &Place<'_>) {
    writer.key("line").number(place.start.line);
    writer.key("column").number(place.start.column);
    writer.key("end_line").number(place.end.line);
    writer.key("end_column").number(place.end.column);
}
