//! Edits of several makers, of which each is taken whole or not at all.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use crate::json::edit::error::EditError;
use crate::json::edit::items::Found;
use crate::json::edit::lookup::Lookup;
use crate::json::edit::path::{Path, Segment};
use crate::json::edit::{Action, Edit, apply};
use crate::json::value::{Kind, Value};
use crate::span::Span;

/// How many groups in a row may fail by themselves before the batch does.
const ATTEMPTS: usize = 16;

/// Groups of edits of one text that do not get in each other's way.
///
/// Whoever comes first has a place; an edit that stands in an earlier group already is done once.
pub(crate) struct Batch<'a> {
    text: &'a str,
    lookup: Lookup<'a>,
    taken: Taken,
    /// The groups that were added, without what earlier ones hold already.
    groups: Vec<Vec<Edit>>,
}

/// What the edits of a batch touch.
#[derive(Default)]
struct Taken {
    claims: HashSet<Claim>,
    /// The ends of the bytes that go, by their starts; none overlap.
    bytes: BTreeMap<u32, u32>,
    /// The ends of the containers that something is added to.
    ends: BTreeSet<u32>,
    /// The names that members get, with the starts of their objects.
    names: HashSet<(u32, String)>,
}

/// What one edit does, whatever way its path takes to the place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Claim {
    /// These bytes go or change.
    Bytes(Span, Action),
    /// Something is added to the container at these bytes, under the name or at the place.
    Addition(Span, Segment, Action),
}

impl<'a> Batch<'a> {
    /// Returns an empty batch of edits of `text`, which was parsed to `root` without a fault.
    pub(crate) fn new(text: &'a str, root: Value<'a>) -> Self {
        let (taken, groups) = (Taken::default(), Vec::new());
        Self { text, lookup: Lookup::new(root), taken, groups }
    }

    /// Adds all of `edits`, or none.
    ///
    /// # Errors
    ///
    /// Fails where an edit has nothing to work on, or touches what an edit of the batch touches.
    pub(crate) fn add(&mut self, edits: &[Edit]) -> Result<(), EditError> {
        let mut group = Vec::with_capacity(edits.len());
        for edit in edits {
            let claim = self.claim(edit)?;
            if self.taken.claims.contains(&claim) {
                continue;
            }
            self.taken.check(&claim, &edit.path)?;
            group.push((claim, edit.clone()));
        }
        let mut edits = Vec::with_capacity(group.len());
        for (claim, edit) in group {
            self.taken.insert(claim);
            edits.push(edit);
        }
        self.groups.push(edits);
        Ok(())
    }

    /// Returns the text after groups that go together, and which these are: all of them, but for what
    /// only shows when they are applied, such as a text that would be nested too deep.
    pub(crate) fn apply(&self) -> (String, Range<usize>) {
        for first in 0..self.groups.len().min(ATTEMPTS) {
            let mut end = self.groups.len();
            while end > first {
                if let Ok(text) = apply(self.text, &self.groups[first..end].concat()) {
                    return (text, first..end);
                }
                end = first + (end - first) / 2;
            }
        }
        (self.text.to_owned(), 0..0)
    }

    fn claim(&mut self, edit: &Edit) -> Result<Claim, EditError> {
        let Edit { path, action } = edit;
        if let Action::Set(_) = action {
            let span = self.lookup.resolve(path.segments())?.span();
            return Ok(Claim::Bytes(span, action.clone()));
        }
        let (last, above) = path.segments().split_last().ok_or(EditError::Outermost)?;
        let container = self.lookup.resolve(above)?;
        let found = self.lookup.items(container).find(last);
        if let Action::Insert(_) = action {
            if matches!((found, container.kind()), (Found::One(..), Kind::Object)) {
                return Err(EditError::Exists { path: path.clone() });
            }
            return Ok(Claim::Addition(container.span(), last.clone(), action.clone()));
        }
        let Found::One(_, value) = found else {
            return Err(EditError::Missing { path: path.clone() });
        };
        let key = self.lookup.items(container).key_span(value);
        let span = match (action, key) {
            (Action::Rename(_), Some(key)) => key,
            (Action::Rename(_), None) => return Err(EditError::NotAMember { path: path.clone() }),
            (_, Some(key)) => Span::new(key.start, value.span().end),
            (_, None) => value.span(),
        };
        Ok(Claim::Bytes(span, action.clone()))
    }
}

impl Taken {
    /// Fails where `claim` touches what is taken.
    fn check(&self, claim: &Claim, path: &Path) -> Result<(), EditError> {
        match claim {
            Claim::Bytes(Span { start, end }, _) => {
                let before = self.bytes.range(..*end).next_back();
                if before.is_some_and(|(_, other)| other > start)
                    || self.ends.range(start..end).next().is_some()
                {
                    return Err(EditError::Conflict { offset: *start });
                }
            }
            Claim::Addition(container, last, _) => {
                let end = container.end.saturating_sub(1);
                let around = self.bytes.range(..=end).next_back();
                if around.is_some_and(|(_, other)| *other > end) {
                    return Err(EditError::Conflict { offset: end });
                }
                if let Segment::Name(name) = last
                    && self.names.contains(&(container.start, name.clone()))
                {
                    return Err(EditError::Exists { path: path.clone() });
                }
            }
        }
        Ok(())
    }

    fn insert(&mut self, claim: Claim) {
        match &claim {
            Claim::Bytes(span, _) => {
                self.bytes.insert(span.start, span.end);
            }
            Claim::Addition(container, last, _) => {
                self.ends.insert(container.end.saturating_sub(1));
                if let Segment::Name(name) = last {
                    self.names.insert((container.start, name.clone()));
                }
            }
        }
        self.claims.insert(claim);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parser::parse;

    const TEXT: &str = r#"{"a": {"b": [1, 2, 3]}, "c": true}"#;

    /// Returns [`TEXT`] after those of `groups` that go together, and which are refused.
    fn after(groups: &[&[Edit]]) -> (String, Vec<usize>) {
        let (document, _) = parse(TEXT);
        let mut batch = Batch::new(TEXT, document.root().unwrap());
        let refused = groups.iter().enumerate().filter(|(_, group)| batch.add(group).is_err());
        let refused: Vec<_> = refused.map(|(position, _)| position).collect();
        (batch.apply().0, refused)
    }

    #[test]
    fn neighbours_go_together() {
        let (text, refused) = after(&[
            &[Edit::remove("a/b/0")],
            &[Edit::remove("a/b/1")],
            &[Edit::remove("a/b/2")],
            &[Edit::insert("a/d", "1")],
            &[Edit::insert("a/e", "2")],
        ]);
        assert_eq!(
            (text.as_str(), refused),
            (r#"{"a": {"b": [], "d": 1, "e": 2}, "c": true}"#, vec![])
        );
    }

    #[test]
    fn an_edit_that_is_there_already_is_done_once() {
        let (text, refused) = after(&[&[Edit::set("c", "false")], &[Edit::set("/c", "false")]]);
        assert_eq!((text, refused), (TEXT.replace("true", "false"), vec![]));
    }

    #[test]
    fn whoever_comes_first_has_the_place() {
        let cases: [[Edit; 2]; 6] = [
            [Edit::set("c", "1"), Edit::set("c", "2")],
            [Edit::remove("a"), Edit::remove("a/b/0")],
            [Edit::remove("a/b/0"), Edit::remove("a")],
            [Edit::remove("a"), Edit::insert("a/d", "1")],
            [Edit::insert("a/d", "1"), Edit::remove("a")],
            [Edit::insert("a/d", "1"), Edit::insert("a/d", "2")],
        ];
        for [first, second] in cases {
            let alone = apply(TEXT, std::slice::from_ref(&first)).unwrap();
            let (text, refused) = after(&[&[first], &[second]]);
            assert_eq!((text, refused), (alone, vec![1]));
        }
    }

    #[test]
    fn a_group_is_taken_whole_or_not_at_all() {
        let group = [Edit::set("c", "false"), Edit::remove("a/gone")];
        assert_eq!(after(&[&group]), (TEXT.to_owned(), vec![0]));
    }

    #[test]
    fn a_group_that_fails_by_itself_stops_no_other() {
        let broken = [Edit::set("c", "1"), Edit::rename("c", "a")];
        let (text, _) = after(&[&broken, &[Edit::remove("a/b/0")]]);
        assert_eq!(text, TEXT.replace("1, ", ""));
    }
}
