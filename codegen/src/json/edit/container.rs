//! An object or array whose items come and go, and its commas.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use crate::json::edit::error::EditError;
use crate::json::edit::items::Items;
use crate::json::edit::path::Path;
use crate::json::edit::splice::Splice;
use crate::json::edit::style::{Shape, Style};
use crate::json::parser::parse;
use crate::json::text;
use crate::json::value::{Key, Kind, Value};
use crate::span::Span;

/// A container and what becomes of its items, which are counted as they were.
pub(super) struct Container<'a> {
    value: Value<'a>,
    items: Rc<Items<'a>>,
    removed: BTreeSet<usize>,
    /// New items, by the index of the item that they go before; those at the end by the count.
    inserted: BTreeMap<usize, Vec<NewItem>>,
    /// The new name of an item, and the path that it was renamed by.
    renamed: BTreeMap<usize, (String, Path)>,
    /// The names of the members that stay, once the last of a name does not.
    kept_names: OnceCell<HashSet<Cow<'a, str>>>,
}

/// A member or element that is to be.
pub(super) struct NewItem {
    pub(super) path: Path,
    /// Its name; none in an array.
    pub(super) name: Option<String>,
    /// Its value as a JSON text.
    pub(super) value: String,
}

impl<'a> Container<'a> {
    /// Returns the container `value`, whose items are `items`.
    pub(super) fn new(value: Value<'a>, items: Rc<Items<'a>>) -> Self {
        Self {
            value,
            items,
            removed: BTreeSet::new(),
            inserted: BTreeMap::new(),
            renamed: BTreeMap::new(),
            kept_names: OnceCell::new(),
        }
    }

    pub(super) fn key(&self, index: usize) -> Option<Key<'a>> {
        self.items.list()[index].key
    }

    pub(super) fn remove(&mut self, index: usize) -> Result<(), EditError> {
        if self.removed.insert(index) {
            Ok(())
        } else {
            Err(EditError::Conflict { offset: self.items.list()[index].span.start })
        }
    }

    pub(super) fn insert(&mut self, place: usize, item: NewItem) {
        self.inserted.entry(place).or_default().push(item);
    }

    pub(super) fn rename(&mut self, index: usize, name: &str, path: &Path) {
        self.renamed.insert(index, (name.to_owned(), path.clone()));
    }

    /// Fails where a new name is one that another member has or gets.
    pub(super) fn check_names(&self) -> Result<(), EditError> {
        let renamed = self.renamed.values().map(|(name, path)| (name, path));
        let inserted = self.inserted.values().flatten();
        let inserted = inserted.filter_map(|item| Some((item.name.as_ref()?, &item.path)));
        let mut given = BTreeSet::new();
        for (name, path) in renamed.chain(inserted) {
            if !given.insert(name) || self.keeps(name) {
                return Err(EditError::Exists { path: path.clone() });
            }
        }
        Ok(())
    }

    /// Returns whether a member called `name` stays as it is.
    fn keeps(&self, name: &str) -> bool {
        let stays =
            |index: &usize| !self.removed.contains(index) && !self.renamed.contains_key(index);
        match self.items.member(name) {
            None => false,
            Some(last) if stays(&last) => true,
            Some(_) => {
                let kept =
                    || (0..self.items.len()).filter(stays).filter_map(|index| self.key(index));
                self.kept_names.get_or_init(|| kept().map(Key::name).collect()).contains(name)
            }
        }
    }

    /// Returns what changes for the items to come and go.
    pub(super) fn into_splices(self, text: &str, style: &Style<'_>) -> Vec<Splice> {
        let count = self.items.len();
        let Some(last) = (0..count).rev().find(|index| !self.removed.contains(index)) else {
            return vec![self.replace_all(text, style)];
        };
        let span = |index: usize| self.items.list()[index].span;
        // What goes takes the comma after it, and its line, along.
        let removed = self.removed.range(..last);
        let removed =
            removed.map(|&index| Splice::new(span(index).start, span(index + 1).start, ""));
        let before = self.inserted.range(..=last).map(|(&place, new)| {
            let gap = self.gap(text, style, place);
            let new = new.iter().map(|new| self.write(new, &gap, style) + "," + &gap);
            Splice::new(span(place).start, span(place).start, new.collect::<String>())
        });
        let mut splices: Vec<_> = removed.chain(before).collect();
        let gap = self.gap(text, style, count);
        let after = self.inserted.range(last + 1..).flat_map(|(_, new)| new);
        let after = after.map(|new| String::from(",") + &gap + &self.write(new, &gap, style));
        splices.push(Splice::new(span(last).end, span(count - 1).end, after.collect::<String>()));
        splices
    }

    /// Returns the change where no item stays.
    fn replace_all(&self, text: &str, style: &Style<'_>) -> Splice {
        let Span { start, end } = self.value.span();
        if self.inserted.is_empty() {
            return Splice::new(start + 1, end - 1, "");
        }
        let gap = self.gap(text, style, self.items.len());
        let new = self.inserted.values().flatten().map(|new| self.write(new, &gap, style));
        let new = new.collect::<Vec<_>>().join(&format!(",{gap}"));
        if let (Some(first), Some(last)) = (self.items.list().first(), self.items.list().last()) {
            return Splice::new(first.span.start, last.span.end, new);
        }
        let new = match Shape::of(&gap) {
            Shape::Line => new,
            Shape::Lines => format!("{gap}{new}{}{}", style.newline, style.indentation(start)),
        };
        Splice::new(start + 1, end - 1, new)
    }

    /// Returns what stands between a comma and the item of index `place`, as its neighbours show it.
    fn gap(&self, text: &str, style: &Style<'_>, place: usize) -> String {
        let Span { start, end } = self.value.span();
        let gap = match self.items.list() {
            [] if style.shape == Shape::Lines && ends_line(&text[end as usize..]) => {
                return format!("{}{}{}", style.newline, style.indentation(start), style.unit);
            }
            [] => style.gap,
            [only] => {
                let opening = &text[start as usize + 1..only.span.start as usize];
                if opening.contains('\n') { opening } else { style.gap }
            }
            items => {
                let after = place.clamp(1, items.len() - 1);
                let between = Span::new(items[after - 1].span.end, items[after].span.start);
                let between = &text[between.range()];
                between.split_once(',').map_or(between, |(_, gap)| gap)
            }
        };
        match gap.rsplit_once('\n') {
            Some((_, indent)) => format!("{}{indent}", style.newline),
            None => gap.to_owned(),
        }
    }

    /// Returns `new` as it is written after `gap`.
    fn write(&self, new: &NewItem, gap: &str, style: &Style<'_>) -> String {
        let (document, _) = parse(&new.value);
        let value = document.root().map_or_else(String::new, |value| {
            let alike = match value.kind() {
                Kind::Array => self.items.array_shape(),
                _ => self.items.object_shape(),
            };
            let shape = alike.unwrap_or_else(|| Shape::of(gap));
            style.lay_out(value, shape, gap.rsplit('\n').next().unwrap_or_default())
        });
        match &new.name {
            Some(name) => text::quote(name) + style.colon + &value,
            None => value,
        }
    }
}

/// Returns whether at most a comma stands before the end of the line.
fn ends_line(rest: &str) -> bool {
    let blank = [' ', '\t', '\r'];
    let rest = rest.trim_start_matches(blank);
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start_matches(blank);
    rest.is_empty() || rest.starts_with('\n')
}
