//! The members of a type, of its schema and of its properties: each is merged as one.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::json::edit::{Edit, Path};
use crate::meaning::Said;
use crate::merge::address::Naming;
use crate::merge::decide::{Decision, Past, Three};
use crate::merge::merger::Merger;
use crate::merge::node::{Content, Node};
use crate::merge::{Conflict, Decider};

/// What an object is whose members are merged one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A type.
    Type,
    /// The `schema` of a type.
    Schema,
    /// The `properties` of a schema, or of a property that is an object.
    Properties,
    /// A property that is an object with properties of its own.
    Property,
    /// What is around the types.
    Around,
}

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Member {
    /// Something whose members are merged one by one, where every side has it.
    Inner(Place, Naming),
    /// A list of names that is merged entry by entry.
    List,
    /// One thing.
    Unit,
}

impl Place {
    fn member(self, name: &str) -> Member {
        match (self, name) {
            (Self::Type, "schema") => Member::Inner(Self::Schema, Naming::Silent),
            (Self::Schema | Self::Property, "properties") => {
                Member::Inner(Self::Properties, Naming::Silent)
            }
            (Self::Schema | Self::Property, "order" | "required") => Member::List,
            (Self::Around, _) => Member::Inner(Self::Around, Naming::Named),
            (Self::Properties, _) => Member::Inner(Self::Property, Naming::Named),
            _ => Member::Unit,
        }
    }
}

/// What becomes of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays, with or without changes.
    Stays,
    /// It has to be removed.
    Goes,
}

/// The two sides of an object that both have, and what it was.
#[derive(Clone, Copy)]
pub(super) struct Object<'m> {
    pub(super) base: Option<Node<'m>>,
    pub(super) ours: Node<'m>,
    pub(super) theirs: Node<'m>,
}

impl<'m> Merger<'m> {
    /// Merges the members of `object`, one by one.
    ///
    /// The parser's depth limit bounds the recursion.
    pub(super) fn merge_members(&mut self, object: Object<'m>, place: Place) {
        let base = object.base.map(Node::index).unwrap_or_default();
        let (ours, theirs) = (object.ours.index(), object.theirs.index());
        let mut gone = HashSet::new();
        for name in names([object.theirs, object.ours]) {
            let three = Three {
                base: base.get(&name).copied(),
                ours: ours.get(&name).copied(),
                theirs: theirs.get(&name).copied(),
            };
            if self.inside.has(three.ours, three.theirs) && place == Place::Around {
                continue;
            }
            let kind = place.member(&name);
            let naming = match kind {
                Member::Inner(_, naming) => naming,
                Member::List | Member::Unit => Naming::Named,
            };
            let mark = self.trail.enter(&name, naming);
            match (kind, three.object()) {
                (Member::Inner(inner, _), Some(object)) if inner != Place::Property => {
                    self.merge_members(object, inner);
                }
                (Member::Inner(..), Some(object)) => self.merge_property(object),
                (Member::List, _) if self.merge_lists(three) => {}
                _ if self.merge_unit(object.ours, &name, three) == Fate::Goes => {
                    gone.insert(name.clone());
                }
                _ => {}
            }
            self.trail.leave(mark);
        }
        self.remove_members(object.ours, &gone);
    }

    /// Merges a property that both sides have: as one, unless both changed it, and at most one of
    /// them changed more than the properties in it.
    fn merge_property(&mut self, property: Object<'m>) {
        let three = property.three();
        match three.decide(self.past) {
            Decision::Keep => {}
            Decision::Conflict if self.past == Past::Known && property.differs_inside() => {
                self.merge_members(property, Place::Property);
            }
            Decision::Conflict if self.options.decider == Decider::Nobody => self.conflict(three),
            Decision::Conflict | Decision::Take => self.rewrite(property.ours, property.theirs),
        }
    }

    /// Merges the member `name` of `parent` as one; returns whether it goes.
    pub(super) fn merge_unit(&mut self, parent: Node<'m>, name: &str, three: Three<'m>) -> Fate {
        match three.decide(self.past) {
            Decision::Keep => {}
            Decision::Conflict if self.options.decider == Decider::Nobody => self.conflict(three),
            Decision::Conflict | Decision::Take => match (three.ours, three.theirs) {
                (Some(ours), Some(theirs)) => self.rewrite(ours, theirs),
                (None, Some(theirs)) => {
                    let path = Path::member(parent.value, name);
                    let text = self.text_for(Content::Value(theirs), parent.source);
                    self.edit(parent, Edit::insert(path, text));
                }
                (_, None) => return Fate::Goes,
            },
        }
        Fate::Stays
    }

    /// Removes every member of `object` that has one of the `names`: an earlier one would count
    /// once the last is gone.
    pub(super) fn remove_members(&mut self, object: Node<'m>, names: &HashSet<Cow<'m, str>>) {
        let members = object.value.members().filter(|_| !names.is_empty());
        for member in members.filter(|member| names.contains(&member.key.name())) {
            self.edit(object, Edit::remove(Path::item(object.value, member.value)));
        }
    }

    /// Notes that both sides changed the place at hand.
    pub(super) fn conflict(&mut self, three: Three<'m>) {
        self.merged.conflicts.push(Conflict {
            path: self.trail.path(),
            base: three.base.map(Node::written),
            ours: three.ours.map(Node::written),
            theirs: three.theirs.map(Node::written),
            our_text: three.ours.map(Node::render),
            their_text: three.theirs.map(Node::render),
            address: self.trail.address(),
        });
    }
}

impl<'m> Object<'m> {
    fn three(self) -> Three<'m> {
        Three { base: self.base, ours: Some(self.ours), theirs: Some(self.theirs) }
    }

    /// Returns whether both sides have properties inside, and one of them changed nothing else.
    fn differs_inside(self) -> bool {
        let Some(base) = self.base else { return false };
        let has_properties = |node: Node<'_>| node.value.get("properties").is_some();
        let (base_shell, ours, theirs) = (shell(base), shell(self.ours), shell(self.theirs));
        has_properties(self.ours)
            && has_properties(self.theirs)
            && (ours.is_same(&theirs) || base_shell.is_same(&ours) || base_shell.is_same(&theirs))
    }
}

/// Returns what a property says beside the properties in it.
fn shell(property: Node<'_>) -> Said<'_> {
    let mut said = property.as_written().said();
    if let Said::Members(members) = &mut said {
        members.retain(|(name, _)| Place::Property.member(name) == Member::Unit);
    }
    said
}

impl<'m> Three<'m> {
    /// Returns the object that it is on both sides, and in the base where that has it.
    fn object(self) -> Option<Object<'m>> {
        let Self { base, ours, theirs } = self;
        let (ours, theirs) =
            (ours.filter(|it| it.is_object())?, theirs.filter(|it| it.is_object())?);
        let is_fit = base.is_none_or(Node::is_object);
        is_fit.then_some(Object { base, ours, theirs })
    }
}

/// Returns the names of the members of `objects`, each once, in the order they are written.
fn names(objects: [Node<'_>; 2]) -> Vec<Cow<'_, str>> {
    let mut seen = HashSet::new();
    let names = objects.into_iter().flat_map(|object| object.value.members());
    names.map(|member| member.key.name()).filter(|name| seen.insert(name.clone())).collect()
}
