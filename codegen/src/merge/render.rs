//! A value as a JSON text that stands for itself: scripts in files are written out.

use crate::json::{self, Member};
use crate::merge::node::{Content, Node};
use crate::span::Span;

impl Content<'_> {
    /// Returns the JSON text of what the member says.
    pub(super) fn render(self) -> String {
        match self {
            Self::Value(node) => node.render(),
            Self::Script(file) => json::quote(file.text),
        }
    }
}

impl Node<'_> {
    /// Returns the JSON text of the value, laid out as it is written.
    pub(super) fn render(self) -> String {
        let text = self.value.raw();
        if self.is_literal() {
            return text.to_owned();
        }
        let mut replacements = Vec::new();
        self.write_out(&mut replacements);
        let start = self.value.span().start;
        let (mut output, mut copied) = (String::with_capacity(text.len()), start);
        for (span, new) in replacements {
            output.push_str(&text[(copied - start) as usize..(span.start - start) as usize]);
            output.push_str(&new);
            copied = span.end;
        }
        output.push_str(&text[(copied - start) as usize..]);
        output
    }

    /// Collects the members that name a file, in the order of the text, and what is written in
    /// their place; the parser's depth limit bounds the recursion.
    fn write_out(self, replacements: &mut Vec<(Span, String)>) {
        let script = self.script();
        for Member { key, value } in self.value.members() {
            match script {
                Some(script) if script.reference.value.id() == value.id() => {
                    let new = json::quote(script.text);
                    let colon = Span::new(key.span().end, value.span().start);
                    let colon = colon_of(self, colon);
                    let span = Span::new(key.span().start, value.span().end);
                    replacements.push((span, format!("\"source\"{colon}{new}")));
                }
                _ => self.beside(value).write_out(replacements),
            }
        }
        for element in self.value.elements() {
            self.beside(element).write_out(replacements);
        }
    }
}

/// Returns what stands at `span`, between a name and its value.
fn colon_of(node: Node<'_>, span: Span) -> &str {
    let start = node.value.span().start;
    &node.value.raw()[(span.start - start) as usize..(span.end - start) as usize]
}
