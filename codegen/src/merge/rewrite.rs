//! Makes a value of `ours` say what one of `theirs` says, by as few bytes as possible.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use crate::json::Kind;
use crate::json::edit::{Edit, Path, Segment};
use crate::merge::address::Naming;
use crate::merge::merger::Merger;
use crate::merge::node::{Content, Node};
use crate::merge::same::same;

impl<'m> Merger<'m> {
    /// Makes `ours` say what `theirs` says.
    ///
    /// The parser's depth limit bounds the recursion.
    pub(super) fn rewrite(&mut self, ours: Node<'m>, theirs: Node<'m>) {
        match (ours.value.kind(), theirs.value.kind()) {
            (Kind::Object, Kind::Object) => self.rewrite_object(ours, theirs),
            (Kind::Array, Kind::Array) => self.rewrite_array(ours, theirs),
            _ if same(ours, theirs) => {}
            _ => self.edit(ours, Edit::set(Path::of(ours.value), theirs.render())),
        }
    }

    fn rewrite_object(&mut self, ours: Node<'m>, theirs: Node<'m>) {
        let entries = ours.entries();
        let mut before: BTreeMap<_, _> =
            entries.iter().map(|entry| (&*entry.name, entry.content)).collect();
        let after = theirs.entries_as_written();
        let mut added = Vec::new();
        for entry in &after {
            match before.remove(&*entry.name) {
                Some(old) => {
                    let mark = self.trail.enter(&entry.name, Naming::Named);
                    self.rewrite_content(old, entry.content);
                    self.trail.leave(mark);
                }
                None => added.push(entry),
            }
        }
        let mut gone: HashSet<Cow<'m, str>> = HashSet::new();
        for (name, content) in before {
            match content {
                Content::Value(_) => drop(gone.insert(Cow::Owned(name.to_owned()))),
                Content::Script(file) => {
                    let path = Path::item(ours.value, file.reference.value);
                    self.edit(ours, Edit::remove(path));
                }
            }
        }
        self.remove_members(ours, &gone);
        for entry in added {
            let mark = self.trail.enter(&entry.name, Naming::Named);
            let text = self.text_for(entry.content, ours.source);
            self.trail.leave(mark);
            self.edit(ours, Edit::insert(Path::member(ours.value, &*entry.name), text));
        }
    }

    fn rewrite_content(&mut self, ours: Content<'m>, theirs: Content<'m>) {
        match (ours, theirs) {
            (Content::Value(ours), Content::Value(theirs)) => self.rewrite(ours, theirs),
            (Content::Script(file), theirs) => self.rewrite_script(file, theirs),
            (Content::Value(_), Content::Script(_)) if ours.is_same_script(theirs) => {}
            (Content::Value(ours), Content::Script(_)) => {
                self.edit(ours, Edit::set(Path::of(ours.value), theirs.render()));
            }
        }
    }

    /// Rewrites element by element: those at both ends that say the same stay, those between are
    /// paired in their order.
    fn rewrite_array(&mut self, ours: Node<'m>, theirs: Node<'m>) {
        let before: Vec<_> = ours.value.elements().map(|value| ours.beside(value)).collect();
        let after: Vec<_> = theirs.value.elements().map(|value| theirs.beside(value)).collect();
        let pairs = before.iter().zip(&after);
        let first = pairs.take_while(|(one, other)| same(**one, **other)).count();
        let (old, new) = (&before[first..], &after[first..]);
        let pairs = old.iter().rev().zip(new.iter().rev());
        let last = pairs.take_while(|(one, other)| same(**one, **other)).count();
        let (old, new) = (&old[..old.len() - last], &new[..new.len() - last]);
        for (old, new) in old.iter().zip(new) {
            self.rewrite(*old, *new);
        }
        for gone in old.iter().skip(new.len()) {
            self.edit(ours, Edit::remove(Path::item(ours.value, gone.value)));
        }
        let place = Path::of(ours.value).join(Segment::Index(first + old.len()));
        for added in new.iter().skip(old.len()) {
            self.edit(ours, Edit::insert(place.clone(), added.render()));
        }
    }
}
