//! Findings as one page for a browser, which needs no other file and runs no script.

use std::fmt::Write;

use crate::report::{Places, Report, Summary, harmless, in_order};

/// How many findings are listed, the worst first.
const LIMIT: usize = 2_000;

/// What the page looks like.
const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;\
padding:0 1rem;color:#1d2430;background:#fff}h1{font-size:1.3rem}h2{font-size:1.05rem}\
code,.at{font-family:ui-monospace,monospace;font-size:.9em}table{border-collapse:collapse;width:100%}\
td,th{border-bottom:1px solid #dde;padding:.4rem;text-align:left;vertical-align:top}\
article{border-left:4px solid #99a;padding:.1rem .8rem;margin:.8rem 0}p{margin:.2rem 0}\
.error,.breaking{border-color:#c0262d}.warning,.risky{border-color:#c77700}.safe{border-color:#2a7d3f}\
.approved{opacity:.7}b.error,b.breaking{color:#c0262d}b.warning,b.risky{color:#9a5b00}\
pre{margin:.2rem 0;overflow-x:auto;font-size:.85em}.at,small{color:#5a6472}";

/// Returns `report` as a page with a table, under `title`.
pub(super) fn render(report: &Report<'_>, title: &str) -> String {
    let findings = in_order(&report.linted.findings);
    let places = Places::new(report.sources);
    let mut body = format!("<p>{}</p>\n", Summary::of(&report.linted.findings));
    if !findings.is_empty() {
        body.push_str("<table>\n<tr><th>level</th><th>what</th><th>where</th></tr>\n");
    }
    for finding in findings.iter().take(LIMIT) {
        let level = finding.level.name();
        // Writing to a `String` cannot fail.
        let _ = write!(
            body,
            "<tr><td><b class=\"{level}\">{level}</b></td><td>{} <code>{}</code>",
            escaped(&finding.message),
            finding.rule
        );
        if let Some(hint) = &finding.hint {
            let _ = write!(body, "<br><small>{}</small>", escaped(hint));
        }
        let place = places.place(finding.location).map_or_else(String::new, |place| {
            format!("{}:{}:{}", place.source.name, place.start.line, place.start.column)
        });
        let (path, place) = (escaped(&finding.path), escaped(&place));
        let _ = writeln!(body, "</td><td>{path}<br><span class=\"at\">{place}</span></td></tr>");
    }
    if !findings.is_empty() {
        body.push_str("</table>\n");
    }
    let hidden = findings.len().saturating_sub(LIMIT);
    if hidden > 0 {
        let _ = writeln!(body, "<p>… and {hidden} more</p>");
    }
    page(title, &body)
}

/// Returns a page called `title` around `body`.
pub(super) fn page(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

/// Returns `text` with every character that means something to HTML as a reference.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in harmless(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER), // no text at all
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_of_a_schema_is_obeyed() {
        assert_eq!(escaped("<a href='x'>&\"\u{1b}"), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;␛");
    }
}
