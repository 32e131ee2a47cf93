//! Scripts that `ours` keeps in files.

use std::collections::{BTreeMap, BTreeSet};

use crate::json::edit::{Edit, Path};
use crate::merge::merger::Merger;
use crate::merge::node::{Content, Node, ScriptFile, View};
use crate::merge::same::same_script;
use crate::span::SourceId;

impl<'m> Merger<'m> {
    /// Makes a script in a file say what `theirs` says; in its place, where the file has other
    /// readers or `theirs` is no script.
    pub(super) fn rewrite_script(&mut self, file: ScriptFile<'m>, theirs: Content<'m>) {
        let text = theirs.text();
        if text.as_deref().is_some_and(|text| same_script(file.text, text)) {
            return;
        }
        match text {
            Some(text) if !self.shared.contains(&file.source) => {
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
fn like(before: &str, text: &str) -> String {
    let mut lines = text.replace("\r\n", "\n");
    if before.ends_with('\n') && !lines.ends_with('\n') {
        lines.push('\n');
    }
    if before.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines }
}

/// Returns the files that more than one script of `view` is in.
pub(super) fn shared(view: View<'_>) -> BTreeSet<SourceId> {
    let mut readers = BTreeMap::new();
    for object in view.side.model.objects.iter().filter(|_| view.has_scripts()) {
        count(view.object(object), &mut readers);
    }
    readers.into_iter().filter(|(_, count)| *count > 1).map(|(source, _)| source).collect()
}

/// Counts the scripts in each file; the parser's depth limit bounds the recursion.
fn count(node: Node<'_>, readers: &mut BTreeMap<SourceId, usize>) {
    if let Some(file) = node.script() {
        *readers.entry(file.source).or_default() += 1;
    }
    let values = node.value.members().map(|member| member.value);
    for value in values.chain(node.value.elements()) {
        count(node.beside(value), readers);
    }
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
