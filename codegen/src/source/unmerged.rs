//! A text in which git has marked the conflicts of a merge, which no error of its syntax tells of.

use crate::diagnostic::Diagnostic;
use crate::span::{Location, SourceId, Span};

/// Returns that `text` is that of a merge which is not settled; nothing where it holds no marks.
pub(super) fn report(source: SourceId, text: &str) -> Option<Diagnostic> {
    let mut conflicts = Vec::new();
    let (mut open, mut place) = (None, 0);
    for line in text.split_inclusive('\n') {
        let start = place;
        place += line.len();
        if is_mark(line, '<') {
            open = Some(start);
        } else if is_mark(line, '>') {
            conflicts.extend(open.take().map(|start| (start, place)));
        }
    }
    let first = conflicts.first().and_then(|&(start, end)| {
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    })?;
    let found = match conflicts.len() {
        1 => "a conflict".to_owned(),
        count => format!("{count} conflicts"),
    };
    let message = format!("expected a merge that is settled, found the marks of {found}");
    let finding = Diagnostic::error("json-unmerged", Location { source, span: first }, message);
    Some(finding.with_hint("decide each from `<<<<<<<` to `>>>>>>>`, and `git add` the file"))
}

/// How many signs a mark has at least: git makes so many, unless it is asked for more.
const LENGTH: usize = 7;

/// Returns whether `line` begins or ends a conflict, as git marks it with `sign`s.
fn is_mark(line: &str, sign: char) -> bool {
    let rest = line.trim_start_matches(sign);
    line.len() - rest.len() >= LENGTH && rest.starts_with([' ', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKED: &str = "{\n<<<<<<< HEAD\n  \"a\": 1\n||||||| base\n  \"a\": 0\n=======\n  \"a\": 2\n\
                          >>>>>>> main\n}\n";

    #[test]
    fn a_text_with_conflicts_is_one_finding_at_the_first() {
        let told = |text: &str| report(SourceId(0), text).map(|finding| finding.message);
        let one = "expected a merge that is settled, found the marks of a conflict";
        assert_eq!(told(MARKED).as_deref(), Some(one));
        let two = "expected a merge that is settled, found the marks of 2 conflicts";
        assert_eq!(told(&MARKED.repeat(2)).as_deref(), Some(two));
        let span = report(SourceId(0), MARKED).expect("there is one").location.span;
        assert!(MARKED[span.start as usize..span.end as usize].ends_with(">>>>>>> main\n"));
    }

    #[test]
    fn what_only_looks_like_a_mark_is_none() {
        for text in ["", "<<<<<<< HEAD\n", "\"<<<<<<< a\"\n>>>>>>> b\n", "<<<<<<<<a\n>>>>>>> b\n"] {
            assert_eq!(report(SourceId(0), text), None, "{text}");
        }
    }
}
