//! Scripts that `ours` keeps in files.

use std::collections::{BTreeMap, BTreeSet};

use crate::json::Value;
use crate::json::edit::{Edit, Path};
use crate::merge::merger::Merger;
use crate::merge::new_scripts::{Naming, is_script};
use crate::merge::node::{Content, Node, ScriptFile, View};
use crate::source::{Documents, Layout};
use crate::span::SourceId;

impl<'m> Merger<'m> {
    /// Makes a script in a file say what `theirs` says; in its place, where the file has other
    /// readers or `theirs` is no script.
    pub(super) fn rewrite_script(&mut self, file: ScriptFile<'m>, theirs: Content<'m>) {
        if Content::Script(file).is_same_script(theirs) {
            return;
        }
        match theirs.text() {
            Some(text) if !self.scripts.shared.contains(&file.source) => {
                self.merged.texts.insert(file.source, like(file.text, &text));
            }
            _ => {
                let path = Path::of(file.reference.value);
                self.edit(file.reference, Edit::set(path, theirs.render()));
                if file.name == "file" {
                    let path = Path::item(file.holder, file.reference.value);
                    self.edit(file.reference, Edit::rename(path, "source"));
                }
            }
        }
    }
}

/// Returns `text` with lines that end as those of the file do that says `before`.
pub(super) fn like(before: &str, text: &str) -> String {
    let mut lines = text.replace("\r\n", "\n");
    if before.ends_with('\n') && !lines.ends_with('\n') {
        lines.push('\n');
    }
    if before.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines }
}

/// How `ours` keeps scripts in files.
#[derive(Debug, Default)]
pub(super) struct Scripts {
    /// The files that more than one script is in.
    shared: BTreeSet<SourceId>,
    /// The texts of configurations whose scripts are in files, or would be.
    pub(super) split: BTreeSet<SourceId>,
    /// The member that names a file, `file` or `source`, and what one file says; of the first one.
    pub(super) example: Option<(&'static str, String)>,
    /// What the files are called.
    pub(super) naming: Naming,
}

impl Scripts {
    /// Returns how `view` keeps scripts in files.
    pub(super) fn of(view: View<'_>) -> Self {
        let (mut scripts, mut readers) = (Self::default(), BTreeMap::new());
        for object in view.side.model.objects.iter().filter(|_| view.has_scripts()) {
            scripts.visit(view.object(object), &mut readers);
        }
        let shared = readers.into_iter().filter(|(_, count)| *count > 1);
        scripts.shared = shared.map(|(source, _)| source).collect();
        if view.side.documents.sources().has_event_scripts() {
            scripts.naming = Naming::Events;
        }
        scripts.find_empty(view.side.documents);
        scripts
    }

    /// Finds the texts whose scripts would be in files if they had any, by their layout.
    fn find_empty(&mut self, documents: &Documents<'_>) {
        let bare = documents.parsed().iter().filter(|it| it.layout == Some(Layout::BareType));
        for parsed in bare {
            let is_split = self.naming == Naming::Events
                || is_in_own_folder(&documents.sources().get(parsed.source).name)
                    && parsed.holder().is_some_and(|holder| !has_scripts(holder));
            if is_split {
                self.split.insert(parsed.source);
                self.example.get_or_insert_with(|| ("file", "\n".to_owned()));
            }
        }
    }

    /// Counts the scripts in each file; the parser's depth limit bounds the recursion.
    fn visit(&mut self, node: Node<'_>, readers: &mut BTreeMap<SourceId, usize>) {
        if let Some(file) = node.script() {
            *readers.entry(file.source).or_default() += 1;
            self.split.insert(node.source);
            self.example.get_or_insert_with(|| (file.name, file.text.to_owned()));
        }
        let values = node.value.members().map(|member| member.value);
        for value in values.chain(node.value.elements()) {
            self.visit(node.beside(value), readers);
        }
    }
}

/// Returns whether the file called `name` is in a folder that is called alike, as fr-config-manager keeps
/// types.
fn is_in_own_folder(name: &str) -> bool {
    let mut parts = name.rsplit('/');
    let stem = parts.next().and_then(|file| file.strip_suffix(".json"));
    stem.is_some() && stem == parts.next()
}

/// Returns whether a script is in `holder`, with its text; the parser's depth limit bounds the recursion.
fn has_scripts(holder: Value<'_>) -> bool {
    let values = holder.members().map(|member| member.value).chain(holder.elements());
    is_script(holder) || values.into_iter().any(has_scripts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_written_with_the_line_ends_of_its_file() {
        assert_eq!(like("a;\r\n", "a;\nb;"), "a;\r\nb;\r\n");
        assert_eq!(like("a;", "a;\r\nb;"), "a;\nb;");
        assert_eq!(like("a;\n", "b;\n"), "b;\n");
    }
}
