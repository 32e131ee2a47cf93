//! Scripts of both sides, wherever their texts are.

use std::borrow::Cow;

use crate::diff::members::{Entry, entries};
use crate::diff::walk::{Walk, is_same, names};
use crate::diff::{Kind, Pair, Side};
use crate::json::{Kind as JsonKind, Value};
use crate::meaning::plain;
use crate::model::{Body, Hook, Property, Script};

/// What it is called that a script was added, removed or changed.
#[derive(Clone, Copy)]
pub(super) struct Kinds {
    added: Kind,
    removed: Kind,
    changed: Kind,
}

/// The scripts of a type's events.
pub(super) const OF_TYPE: Kinds = Kinds {
    added: Kind::TypeHookAdded,
    removed: Kind::TypeHookRemoved,
    changed: Kind::TypeHookChanged,
};

/// The scripts of a type's actions.
pub(super) const ACTION: Kinds =
    Kinds { added: Kind::ActionAdded, removed: Kind::ActionRemoved, changed: Kind::ActionChanged };

/// The scripts of a property.
pub(super) const OF_PROPERTY: Kinds = Kinds {
    added: Kind::PropHookAdded,
    removed: Kind::PropHookRemoved,
    changed: Kind::PropHookChanged,
};

impl<'m> Walk<'m> {
    /// Compares the scripts of `hooks`, name by name.
    pub(super) fn hooks(&mut self, hooks: Pair<&'m [Hook<'m>]>, kinds: Kinds) {
        let sorted = |hooks: Option<&'m [Hook<'m>]>| {
            let hooks = hooks.into_iter().flatten();
            let mut hooks: Vec<_> = hooks.filter(|hook| !hook.script.value.is_null()).collect();
            hooks.sort_by(|one, other| one.name.value.cmp(&other.name.value));
            hooks
        };
        let (gone, come, kept) =
            names::joined(sorted(hooks.old), sorted(hooks.new), |hook| &hook.name.value);
        for pair in kept {
            if !self.is_same_script(pair.map(|hook| &hook.script)) {
                self.hook(kinds.changed, pair);
            }
        }
        for hook in gone {
            self.hook(kinds.removed, Pair { old: Some(hook), new: None });
        }
        for hook in come {
            self.hook(kinds.added, Pair { old: None, new: Some(hook) });
        }
    }

    fn hook(&mut self, kind: Kind, hook: Pair<&'m Hook<'m>>) {
        let key = hook.latest().map_or("", |hook| &hook.name.value);
        self.tell_key(kind, key, hook.map(|hook| hook.script.value));
    }

    /// Returns whether both scripts do the same: the same text, inline or in a file, with the same
    /// settings.
    fn is_same_script(&self, scripts: Pair<&'m Script<'m>>) -> bool {
        let Some((old, new)) = scripts.both() else { return true };
        let Some((before, after)) = self.sides.both() else { return true };
        if text(before, &old.body) != text(after, &new.body) {
            return false;
        }
        let is_text = |name: &str| matches!(name, "source" | "file");
        let is_nothing = |value: Value<'_>| value.kind() == JsonKind::Object && value.is_empty();
        let said = |entry: &Entry<'m>| match &*entry.name {
            "globals" => entry.values.and_then(|value| (!is_nothing(value)).then_some(value)),
            _ => entry.values,
        };
        let missing = matches!((&old.body, &new.body), (Body::Missing, _) | (_, Body::Missing));
        let settings = entries(scripts.map(|script| script.value));
        let is_alike = !missing || is_same(scripts.map(|script| script.value));
        is_alike && settings.iter().all(|entry| is_text(&entry.name) || is_same(said(entry)))
    }
}

/// Returns the text that runs, or what leads to it.
fn text<'m>(side: Side<'m>, body: &'m Body<'m>) -> Text<'m> {
    match body {
        Body::Inline(source) => Text::Inline(plain(Cow::Borrowed(&source.value))),
        Body::File { resolved: Some(file), .. } => {
            Text::Inline(plain(Cow::Borrowed(&side.documents.sources().get(*file).text)))
        }
        Body::File { reference, resolved: None } => {
            let path = &*reference.value;
            Text::Elsewhere(path.strip_prefix(crate::source::FILE_SCHEME).unwrap_or(path))
        }
        Body::Missing => Text::Missing,
    }
}

/// What runs.
#[derive(PartialEq, Eq)]
enum Text<'m> {
    /// This text.
    Inline(Cow<'m, str>),
    /// The text of a file that is not there to read.
    Elsewhere(&'m str),
    /// Nothing.
    Missing,
}

/// Returns whether the text of `hook` is in a file of its own.
pub(super) fn is_in_file(hook: &Hook<'_>) -> bool {
    matches!(hook.script.body, Body::File { .. })
}

/// Returns whether a script of `property`, or of a part of it, is in a file of its own.
pub(super) fn has_files(property: &Property<'_>) -> bool {
    property.hooks.iter().any(is_in_file) || property.kind.parts().iter().any(has_files)
}

/// Returns the text that `hook` of `side` runs; nothing where it is not there to read.
pub(in crate::diff) fn script_text<'m>(side: Side<'m>, hook: &'m Hook<'m>) -> Option<Cow<'m, str>> {
    match text(side, &hook.script.body) {
        Text::Inline(text) => Some(text),
        Text::Elsewhere(_) | Text::Missing => None,
    }
}
