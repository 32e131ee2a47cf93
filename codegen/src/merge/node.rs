//! A value on one side of a merge, with the scripts that it keeps in files.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::diff::{Side, Written};
use crate::json::{Kind, Member, Value};
use crate::meaning::{Reference, is_same_script};
use crate::model::Object;
use crate::source::{Documents, Role};
use crate::span::{Location, SourceId};

/// One side, looked at once for all of its values.
#[derive(Clone, Copy)]
pub(super) struct View<'m> {
    pub(super) side: Side<'m>,
    /// The texts, where there are scripts among them.
    scripts: Option<&'m Documents<'m>>,
}

/// A value on one side.
#[derive(Clone, Copy)]
pub(super) struct Node<'m> {
    pub(super) value: Value<'m>,
    pub(super) source: SourceId,
    /// The texts of the side, where there are scripts among them.
    scripts: Option<&'m Documents<'m>>,
}

/// A member of an object as it counts.
pub(super) struct Entry<'m> {
    pub(super) name: Cow<'m, str>,
    pub(super) content: Content<'m>,
}

/// What a member says.
#[derive(Clone, Copy)]
pub(super) enum Content<'m> {
    /// What is written there.
    Value(Node<'m>),
    /// What the file says that is named there: the text of a script.
    Script(ScriptFile<'m>),
}

/// A script in a file.
#[derive(Clone, Copy)]
pub(super) struct ScriptFile<'m> {
    /// The member's value that names the file.
    pub(super) reference: Node<'m>,
    /// The script object that the member is in.
    pub(super) holder: Value<'m>,
    /// The name of the member: `file`, or `source`.
    pub(super) name: &'static str,
    /// The file.
    pub(super) source: SourceId,
    /// What it says.
    pub(super) text: &'m str,
}

impl<'m> Content<'m> {
    /// Returns the text that it is; nothing where it is none.
    pub(super) fn text(self) -> Option<Cow<'m, str>> {
        match self {
            Self::Value(node) => node.value.as_str(),
            Self::Script(file) => Some(Cow::Borrowed(file.text)),
        }
    }

    /// Returns whether both are the text of one script.
    pub(super) fn is_same_script(self, other: Self) -> bool {
        let texts = self.text().zip(other.text());
        texts.is_some_and(|(one, other)| is_same_script(&one, &other))
    }
}

impl<'m> View<'m> {
    pub(super) fn new(side: Side<'m>) -> Self {
        let mut sources = side.documents.sources().iter();
        let has_scripts = sources.any(|(_, source)| source.role == Role::Script);
        Self { side, scripts: has_scripts.then_some(side.documents) }
    }

    /// Returns whether some of the scripts are in files.
    pub(super) fn has_scripts(self) -> bool {
        self.scripts.is_some()
    }

    /// Returns the node of a whole type.
    pub(super) fn object(self, object: &Object<'m>) -> Node<'m> {
        self.node(object.value, object.source())
    }

    /// Returns the node of `value`, which stands in `source`.
    pub(super) fn node(self, value: Value<'m>, source: SourceId) -> Node<'m> {
        Node { value, source, scripts: self.scripts }
    }
}

impl<'m> Node<'m> {
    /// Returns the node of `value`, which stands in the same text.
    pub(super) fn beside(self, value: Value<'m>) -> Self {
        Self { value, ..self }
    }

    /// Returns whether the text of the value is all that it says.
    pub(super) fn is_literal(self) -> bool {
        self.scripts.is_none()
    }

    /// Returns the texts that the scripts of the side are among; nothing where none is in a file.
    pub(super) fn files(self) -> Option<&'m Documents<'m>> {
        self.scripts
    }

    pub(super) fn is_object(self) -> bool {
        self.value.kind() == Kind::Object
    }

    /// Returns the members by their names; of a repeated name the last one, which counts.
    pub(super) fn index(self) -> HashMap<Cow<'m, str>, Node<'m>> {
        let members = self.value.members();
        members.map(|member| (member.key.name(), self.beside(member.value))).collect()
    }

    /// Returns the members as they count, in the order of their names: of a repeated name the last
    /// one, and the text of a script in place of the name of its file.
    pub(super) fn entries(self) -> Vec<Entry<'m>> {
        let mut entries = self.all_entries();
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        // Of equal names the first of the reversed list stays: the one that was written last.
        entries.reverse();
        entries.dedup_by(|one, other| one.name == other.name);
        entries.reverse();
        entries
    }

    /// Returns the members as they count, in the order they are written.
    pub(super) fn entries_as_written(self) -> Vec<Entry<'m>> {
        let (mut entries, mut seen) = (self.all_entries(), HashSet::new());
        entries.reverse();
        entries.retain(|entry| seen.insert(entry.name.clone()));
        entries.reverse();
        entries
    }

    fn all_entries(self) -> Vec<Entry<'m>> {
        let script = self.script();
        let is_reference = |value: Value<'_>| {
            script.is_some_and(|script| script.reference.value.id() == value.id())
        };
        let entry = |member: Member<'m>| match script {
            Some(script) if is_reference(member.value) => {
                Entry { name: Cow::Borrowed("source"), content: Content::Script(script) }
            }
            _ => {
                let content = Content::Value(self.beside(member.value));
                Entry { name: member.key.name(), content }
            }
        };
        self.value.members().map(entry).collect()
    }

    /// Returns the script that the object keeps in a file which is there.
    pub(super) fn script(self) -> Option<ScriptFile<'m>> {
        let documents = self.scripts?;
        let script = Reference::in_object(self.value)?;
        let source = script.source(documents, self.source)?;
        Some(ScriptFile {
            reference: self.beside(script.value),
            holder: self.value,
            name: script.name,
            source,
            text: &documents.sources().get(source).text,
        })
    }

    /// Returns the value with its place.
    pub(super) fn written(self) -> Written<'m> {
        let location = Location { source: self.source, span: self.value.span() };
        Written { location, value: Some(self.value) }
    }
}
