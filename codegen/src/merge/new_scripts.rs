//! Scripts that come to a text whose scripts are in files: each gets a file of its own.

use std::collections::BTreeSet;

use crate::json::edit::{self, Edit, Path};
use crate::json::{self, Kind, Value};
use crate::merge::NewFile;
use crate::merge::merger::Merger;
use crate::merge::node::Content;
use crate::merge::scripts::like;
use crate::source::{FILE_SCHEME, Role, event_script};
use crate::span::SourceId;

/// How deep below a type a script may stand: `schema`, `properties`, a property, a hook.
const DEPTH: usize = 4;

/// A script in a text, and what the name of its file says of it.
type Found<'a> = (String, Value<'a>);

impl<'m> Merger<'m> {
    /// Returns the JSON text of `theirs` for the place at hand in the text `source` of `ours`, with
    /// scripts in files where that text keeps its own there.
    pub(super) fn text_for(&mut self, theirs: Content<'m>, source: SourceId) -> String {
        let text = theirs.render();
        if !self.scripts.split.contains(&source) {
            return text;
        }
        let name = &self.ours.side.documents.sources().get(source).name;
        let folder = name[..name.rfind('/').map_or(0, |slash| slash + 1)].to_owned();
        self.move_scripts(text, &folder)
    }

    /// Returns `text`, which goes to the place at hand, with its scripts moved to files in `folder`.
    pub(super) fn move_scripts(&mut self, text: String, folder: &str) -> String {
        let address = self.trail.address();
        let (Some(object), Some((member, example))) = (address.object, &self.scripts.example)
        else {
            return text;
        };
        let style = ScriptStyle { member, example, folder, naming: self.scripts.naming };
        let (text, files) = style.move_out(text, &object, address.members, &mut self.taken);
        self.merged.files.extend(files);
        text
    }
}

/// How scripts are kept in files.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScriptStyle<'s> {
    /// The member that names the file: `file`, or `source` with a scheme.
    pub(crate) member: &'s str,
    /// What one of the files says, whose line ends the others get.
    pub(crate) example: &'s str,
    /// Where they are, with `/` at the end.
    pub(crate) folder: &'s str,
    /// What they are called.
    pub(crate) naming: Naming,
}

/// What the file of a script is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Naming {
    /// By type and place, beside the type, as fr-config-manager does.
    #[default]
    Beside,
    /// By type and event, in `event-scripts/`; there are no others.
    Events,
}

impl ScriptStyle<'_> {
    /// Returns `text`, which is at `members` of the type `object`, without its scripts, and the files
    /// that they are in then; their names are none of those that are `taken`.
    pub(crate) fn move_out(
        self,
        text: String,
        object: &str,
        mut members: Vec<String>,
        taken: &mut BTreeSet<String>,
    ) -> (String, Vec<NewFile>) {
        let (document, _) = json::parse(&text);
        let mut found = Vec::new();
        if let Some(root) = document.root() {
            find(root, &mut members, &mut found);
        }
        let (mut edits, mut files) = (Vec::new(), Vec::new());
        for (suffix, script) in found {
            let Some(source) = script.get("source") else { continue };
            let Some(name) = self.naming.file_name(object, &suffix, script) else { continue };
            if !taken.insert(format!("{}{name}", self.folder).to_lowercase()) {
                continue; // another file has the name: the script stays where it is
            }
            let reference = if self.member == "file" {
                edits.push(Edit::rename(Path::item(script, source), "file"));
                json::quote(&name)
            } else {
                json::quote(&format!("{FILE_SCHEME}{name}"))
            };
            edits.push(Edit::set(Path::of(source), reference));
            files.push(NewFile {
                name: format!("{}{name}", self.folder),
                object: object.to_owned(),
                text: like(self.example, &source.as_str().unwrap_or_default()),
                role: Role::Script,
            });
        }
        match edit::apply(&text, &edits) {
            Ok(edited) => (edited, files),
            Err(_) => (text, Vec::new()),
        }
    }
}

/// Collects the scripts in `value`, which is at `members` of its type.
fn find<'a>(value: Value<'a>, members: &mut Vec<String>, found: &mut Vec<Found<'a>>) {
    if let Some(suffix) = suffix(members)
        && is_script(value)
    {
        found.push((suffix, value));
    } else if members.len() < DEPTH {
        for member in value.members() {
            members.push(member.key.name().into_owned());
            find(member.value, members, found);
            members.pop();
        }
    }
}

/// Returns what the file of a script at `members` of its type is called behind the name of the type.
fn suffix(members: &[String]) -> Option<String> {
    match members {
        [event] => Some(event.clone()),
        [actions, name] if actions == "actions" => Some(format!("actions.{name}")),
        [schema, properties, property, hook]
            if schema == "schema" && properties == "properties" =>
        {
            Some(format!("{property}.{hook}"))
        }
        _ => None,
    }
}

/// Returns whether `value` is a script with its text in it.
pub(super) fn is_script(value: Value<'_>) -> bool {
    let text = |name| value.get(name).and_then(Value::as_str);
    value.kind() == Kind::Object
        && value.get("file").is_none()
        && text("type").is_some()
        && text("source").is_some_and(|source| !source.starts_with(FILE_SCHEME))
}

impl Naming {
    /// Returns what the file of `script`, which is at the place called `suffix` of the type `object`, is
    /// called; nothing where it is in no file.
    fn file_name(self, object: &str, suffix: &str, script: Value<'_>) -> Option<String> {
        if self == Self::Events {
            return event_script(object, suffix);
        }
        let is_plain =
            |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-');
        let media_type = script.get("type").and_then(Value::as_str).unwrap_or_default();
        let extension = if media_type.contains("groovy") { "groovy" } else { "js" };
        let name = format!("{object}.{suffix}");
        let name: String =
            name.chars().map(|letter| if is_plain(&letter) { letter } else { '-' }).collect();
        Some(format!("{}.{extension}", name.trim_start_matches('.')))
    }
}
