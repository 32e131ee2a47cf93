//! What a batch of edits amounts to, container by container.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::json::document::Document;
use crate::json::edit::container::{Container, NewItem};
use crate::json::edit::error::EditError;
use crate::json::edit::items::Found;
use crate::json::edit::lookup::Lookup;
use crate::json::edit::path::{Path, Segment};
use crate::json::edit::splice::Splice;
use crate::json::edit::style::{Shape, Style};
use crate::json::edit::{Action, Edit};
use crate::json::parser::parse;
use crate::json::text;
use crate::json::value::{Kind, Value};

/// A document that edits are asked about one after another.
pub struct Editor<'a> {
    text: &'a str,
    lookup: Lookup<'a>,
    style: Style<'a>,
}

/// All edits of one call.
struct Plan<'e, 'a> {
    editor: &'e mut Editor<'a>,
    /// Values that are set and names that change.
    splices: Vec<Splice>,
    /// The containers whose items change, by their offset.
    containers: BTreeMap<u32, Container<'a>>,
}

impl<'a> Editor<'a> {
    /// Returns the editor of `document`; nothing where that holds no value.
    ///
    /// The document must have been read without a fault of syntax.
    #[must_use]
    pub fn new(document: &'a Document<'_>) -> Option<Self> {
        let root = document.root()?;
        let text = document.text();
        Some(Self { text, lookup: Lookup::new(root), style: Style::of(text, root) })
    }

    /// Returns the bytes that `edits` replace, in no order, and what comes in their place.
    ///
    /// # Errors
    ///
    /// Fails where an edit has nothing to work on or something in its way. That two edits touch the
    /// same bytes is for [`apply`](crate::json::edit::apply) to find.
    pub fn splices(&mut self, edits: &[Edit]) -> Result<Vec<Splice>, EditError> {
        let mut plan = Plan { editor: self, splices: Vec::new(), containers: BTreeMap::new() };
        for edit in edits {
            plan.add(edit)?;
        }
        plan.into_splices()
    }
}

impl<'a> Plan<'_, 'a> {
    /// Adds one edit.
    fn add(&mut self, edit: &Edit) -> Result<(), EditError> {
        let path = &edit.path;
        match &edit.action {
            Action::Set(value) => self.set(path, value),
            Action::Insert(value) => self.insert(path, value),
            Action::Remove => {
                let (container, index) = self.item(path)?;
                container.remove(index)
            }
            Action::Rename(name) => self.rename(path, name),
        }
    }

    /// Returns all that changes; fails where two members of an object would have one name.
    fn into_splices(self) -> Result<Vec<Splice>, EditError> {
        let mut splices = self.splices;
        for container in self.containers.into_values() {
            container.check_names()?;
            splices.extend(container.into_splices(self.editor.text, &self.editor.style));
        }
        Ok(splices)
    }

    fn set(&mut self, path: &Path, value: &str) -> Result<(), EditError> {
        let old = self.editor.lookup.resolve(path.segments())?;
        let span = old.span();
        let shape = match old.kind() {
            Kind::Object | Kind::Array if !old.is_empty() => self.editor.lookup.items(old).shape,
            _ => self.shape_around(path)?,
        };
        let new = with_value(path, value, |new| {
            if new.raw() == old.raw() {
                return old.raw().to_owned(); // a layout that is there already is kept
            }
            self.editor.style.lay_out(new, shape, self.editor.style.indentation(span.start))
        })?;
        self.splices.push(Splice::new(span.start, span.end, new));
        Ok(())
    }

    fn insert(&mut self, path: &Path, value: &str) -> Result<(), EditError> {
        let (last, above) = path.segments().split_last().ok_or(EditError::Outermost)?;
        let parent = self.editor.lookup.resolve(above)?;
        let items = self.editor.lookup.items(parent);
        let (place, name) = match (parent.kind(), last) {
            (Kind::Object, Segment::Name(name)) => (items.len(), Some(name)),
            (Kind::Array, Segment::Name(name)) => match items.find(last) {
                Found::None => (place_of_named(path, value, items.len(), name)?, None),
                _ => return Err(EditError::Exists { path: path.clone() }),
            },
            (Kind::Array, Segment::Index(index)) if *index <= items.len() => (*index, None),
            (Kind::Array, Segment::Index(_)) => {
                return Err(EditError::Missing { path: path.clone() });
            }
            _ => return Err(EditError::Missing { path: Path::from(above.to_vec()) }),
        };
        with_value(path, value, |_| ())?;
        let item = NewItem { path: path.clone(), name: name.cloned(), value: value.to_owned() };
        self.container(parent).insert(place, item);
        Ok(())
    }

    fn rename(&mut self, path: &Path, name: &str) -> Result<(), EditError> {
        let (container, index) = self.item(path)?;
        let Some(key) = container.key(index) else {
            return Err(EditError::NotAMember { path: path.clone() });
        };
        container.rename(index, name, path);
        let new = if key.is(name) { key.raw().to_owned() } else { text::quote(name) };
        self.splices.push(Splice::new(key.span().start, key.span().end, new));
        Ok(())
    }

    /// Returns the container of the item at `path`, and the item's index in it.
    fn item(&mut self, path: &Path) -> Result<(&mut Container<'a>, usize), EditError> {
        let (last, above) = path.segments().split_last().ok_or(EditError::Outermost)?;
        let parent = self.editor.lookup.resolve(above)?;
        match self.editor.lookup.items(parent).find(last) {
            Found::One(index, _) => Ok((self.container(parent), index)),
            Found::None => Err(EditError::Missing { path: path.clone() }),
            Found::Several => Err(EditError::Ambiguous { path: path.clone() }),
        }
    }

    fn container(&mut self, value: Value<'a>) -> &mut Container<'a> {
        let items = self.editor.lookup.items(value);
        let new = || Container::new(value, Rc::clone(items));
        self.containers.entry(value.span().start).or_insert_with(new)
    }

    /// Returns the shape of the container that the value at `path` is in.
    fn shape_around(&mut self, path: &Path) -> Result<Shape, EditError> {
        let Some((_, above)) = path.segments().split_last() else {
            return Ok(self.editor.style.shape);
        };
        let parent = self.editor.lookup.resolve(above)?;
        Ok(self.editor.lookup.items(parent).shape)
    }
}

/// Returns what `read` makes of the JSON text `value`, which is to go to `path`.
fn with_value<R>(
    path: &Path,
    value: &str,
    read: impl FnOnce(Value<'_>) -> R,
) -> Result<R, EditError> {
    let (document, errors) = parse(value);
    match document.root() {
        Some(root) if errors.is_empty() => Ok(read(root)),
        _ => Err(EditError::Value { path: path.clone(), errors }),
    }
}

/// Returns where the new element `value` goes in an array of `length`, if it has the name that its path gives.
fn place_of_named(path: &Path, value: &str, length: usize, name: &str) -> Result<usize, EditError> {
    let has_name =
        |new: Value<'_>| new.get("name").and_then(Value::as_str).is_some_and(|found| found == name);
    let is_index = name.parse() == Ok(length);
    if !is_index && !with_value(path, value, has_name)? {
        return Err(EditError::NameDiffers { path: path.clone() });
    }
    Ok(length)
}
