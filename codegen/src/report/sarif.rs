//! Findings as a SARIF 2.1.0 log, for code scanning.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Findings that were accepted or
//! recorded are in the log with a suppression that says so. Columns count Unicode scalar values.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Fix, Level};
use crate::fingerprint;
use crate::report::edits::{Edits, Texts};
use crate::report::writer::Writer;
use crate::report::{Place, Places, Report, in_order};
use crate::rules;
use crate::span::Location;

/// How many results are listed, the worst first; GitHub shows 5,000 of a run.
const LIMIT: usize = 5_000;

/// Where the format is described.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A finding, and why it was not reported.
struct Entry<'r> {
    finding: &'r Diagnostic,
    fingerprint: String,
    /// Nothing for one that stands.
    suppressed: Option<&'r str>,
}

/// Returns `report` as one JSON object, with a line for each result.
pub(super) fn render(report: &Report<'_>) -> String {
    let entries = entries(report);
    let fixes = entries.iter().filter_map(|entry| entry.finding.fix.as_deref());
    let texts = Texts::of(report.sources, fixes);
    let mut log = Log {
        places: Places::new(report.sources),
        changes: Edits::new(&texts),
        rules: entries.iter().map(|entry| (entry.finding.rule, 0)).collect(),
    };
    for (index, position) in log.rules.values_mut().enumerate() {
        *position = index;
    }
    let mut writer = Writer::default();
    writer.object(|object| {
        object.key("$schema").string(SCHEMA);
        object.key("version").string("2.1.0");
        object.key("runs").array(|runs| runs.object(|run| log.run(run, &entries)));
    });
    writer.finish() + "\n"
}

/// Returns what is listed: what stands, the worst first, then what was accepted and recorded.
fn entries<'r>(report: &Report<'r>) -> Vec<Entry<'r>> {
    let linted = report.linted;
    let standing = in_order(&linted.findings).into_iter().map(|finding| (finding, None));
    let allowed = linted.allowed.iter();
    let allowed = allowed.map(|(finding, reason)| (finding, Some(reason.as_str())));
    let known = linted.known.iter().map(|finding| (finding, Some("recorded when linting began")));
    let all: Vec<_> = standing.chain(allowed).chain(known).take(LIMIT).collect();
    let fingerprints = fingerprint::of(all.iter().map(|(finding, _)| *finding));
    let all = all.into_iter().zip(fingerprints);
    all.map(|((finding, suppressed), fingerprint)| Entry { finding, fingerprint, suppressed })
        .collect()
}

struct Log<'r, 't> {
    places: Places<'r>,
    changes: Edits<'t>,
    /// The rules of the results, with their positions in the list.
    rules: BTreeMap<&'static str, usize>,
}

impl Log<'_, '_> {
    fn run(&mut self, run: &mut Writer, entries: &[Entry<'_>]) {
        run.key("tool").object(|tool| {
            tool.key("driver").object(|driver| {
                driver.key("name").string("mosaic");
                driver.key("semanticVersion").string(env!("CARGO_PKG_VERSION"));
                driver.key("rules").array(|list| {
                    for name in self.rules.keys() {
                        list.line();
                        rule(list, name);
                    }
                });
            });
        });
        run.key("columnKind").string("unicodeCodePoints");
        run.key("results").array(|results| {
            for entry in entries {
                results.line();
                results.object(|result| self.result(result, entry));
            }
            results.end_line();
        });
    }

    fn result(&mut self, result: &mut Writer, entry: &Entry<'_>) {
        let Entry { finding, fingerprint, suppressed } = entry;
        result.key("ruleId").string(finding.rule);
        result.key("ruleIndex").number(self.rules[finding.rule]);
        result.key("level").string(level(finding.level));
        let hint = finding.hint.as_ref().map_or_else(String::new, |hint| format!("\n{hint}"));
        text(result.key("message"), &format!("{}{hint}", finding.message));
        result.key("locations").array(|list| self.location(list, finding));
        result.key("partialFingerprints").object(|object| {
            object.key("mosaic/v1").string(fingerprint);
        });
        self.related(result, finding);
        if let Some(found) = finding.fix.as_deref() {
            result.key("fixes").array(|list| self.fix(list, found));
        }
        if let Some(reason) = suppressed {
            result.key("suppressions").array(|list| {
                list.object(|suppression| {
                    suppression.key("kind").string("external");
                    suppression.key("status").string("accepted");
                    suppression.key("justification").string(reason);
                });
            });
        }
    }

    /// Writes where `finding` is: as a place in a file, and as a semantic path.
    fn location(&self, list: &mut Writer, finding: &Diagnostic) {
        let place = self.places.place(finding.location);
        if place.is_none() && finding.path.is_empty() {
            return;
        }
        list.object(|location| {
            if let Some(place) = place {
                physical(location, &place);
            }
            if !finding.path.is_empty() {
                location.key("logicalLocations").array(|list| {
                    list.object(|logical| {
                        logical.key("fullyQualifiedName").string(&finding.path);
                    });
                });
            }
        });
    }

    fn related(&self, result: &mut Writer, finding: &Diagnostic) {
        if finding.related.is_empty() {
            return;
        }
        result.key("relatedLocations").array(|list| {
            for related in &finding.related {
                let Some(place) = self.places.place(related.location) else { continue };
                list.object(|location| {
                    physical(location, &place);
                    text(location.key("message"), &related.label);
                });
            }
        });
    }

    fn fix(&mut self, list: &mut Writer, fix: &Fix) {
        let splices = self.changes.splices(fix);
        let place = |span| self.places.place(Location { source: fix.source, span });
        let Some(file) = splices.first().and_then(|splice| place(splice.span)) else {
            return; // a fix that cannot be applied
        };
        list.object(|object| {
            text(object.key("description"), &fix.title);
            object.key("artifactChanges").array(|list| {
                list.object(|change| {
                    artifact(change, &file);
                    change.key("replacements").array(|list| {
                        for splice in &splices {
                            let Some(place) = place(splice.span) else { continue };
                            list.object(|replacement| {
                                region(replacement.key("deletedRegion"), &place);
                                text(replacement.key("insertedContent"), &splice.text);
                            });
                        }
                    });
                });
            });
        });
    }
}

/// Writes what is known of the rule called `name`; of what is no rule of the book, the name.
fn rule(list: &mut Writer, name: &str) {
    list.object(|object| {
        object.key("id").string(name);
        let Some(rule) = rules::find(name) else {
            return kind(object, name);
        };
        text(object.key("shortDescription"), &rule.purpose());
        object.key("help").object(|help| {
            help.key("text").string(rule.page);
            help.key("markdown").string(rule.page);
        });
        object.key("defaultConfiguration").object(|configuration| {
            configuration.key("level").string(level(rule.level));
        });
        object.key("properties").object(|properties| {
            properties.key("tags").array(|tags| tags.string(rule.group.name()));
        });
    });
}

/// Writes what is known of the kind of change called `name`.
#[cfg(feature = "review")]
fn kind(object: &mut Writer, name: &str) {
    if let Some(kind) = crate::diff::Kind::ALL.iter().find(|kind| kind.name() == name) {
        text(object.key("shortDescription"), kind.title());
    }
}

/// Knows of no kinds of changes.
#[cfg(not(feature = "review"))]
fn kind(_: &mut Writer, _: &str) {}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn text(writer: &mut Writer, text: &str) {
    writer.object(|object| object.key("text").string(text));
}

fn physical(writer: &mut Writer, place: &Place<'_>) {
    writer.key("physicalLocation").object(|location| {
        artifact(location, place);
        region(location.key("region"), place);
    });
}

fn artifact(writer: &mut Writer, place: &Place<'_>) {
    writer.key("artifactLocation").object(|artifact| {
        artifact.key("uri").string(&uri(&place.source.name));
    });
}

fn region(writer: &mut Writer, place: &Place<'_>) {
    writer.object(|region| {
        region.key("startLine").number(place.start.line);
        region.key("startColumn").number(place.start.column);
        region.key("endLine").number(place.end.line);
        region.key("endColumn").number(place.end.column);
    });
}

/// Returns the name of a file as a reference: relative, or with the scheme `file` where it is not.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    if name.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}"); // writing to a `String` cannot fail
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_name_is_a_reference_whatever_is_in_it() {
        assert_eq!(uri("schemas/a b#.json"), "schemas/a%20b%23.json");
        assert_eq!(uri("/tmp/é.json"), "file:///tmp/%C3%A9.json");
    }
}
