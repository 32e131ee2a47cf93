//! JSON laid out for people.

/// Returns a JSON text with one member a line, in the layout of the servers' library (Jackson).
pub(super) fn indent(json: &str) -> String {
    let mut writer =
        Writer { text: String::with_capacity(json.len() * 2), open: Vec::new(), depth: 0 };
    let mut rest = json.trim_start_matches(BLANKS);
    while let Some(character) = rest.chars().next() {
        let length = if character == '"' { string_length(rest) } else { character.len_utf8() };
        let (token, behind) = rest.split_at(length);
        rest = writer.write(token, behind.trim_start_matches(BLANKS));
    }
    writer.text
}

/// What means nothing between tokens.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

/// What is written, and what of it is open.
struct Writer {
    text: String,
    open: Vec<Container>,
    /// The objects in each other; lists stay in their line.
    depth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Object,
    List,
}

impl Writer {
    /// Writes a token and returns what follows it.
    fn write<'t>(&mut self, token: &str, behind: &'t str) -> &'t str {
        match token {
            "{" => {
                if let Some(behind) = behind.strip_prefix('}') {
                    self.text.push_str("{ }");
                    return behind.trim_start_matches(BLANKS);
                }
                self.begin(Container::Object);
            }
            "[" => {
                if let Some(behind) = behind.strip_prefix(']') {
                    self.text.push_str("[ ]");
                    return behind.trim_start_matches(BLANKS);
                }
                self.begin(Container::List);
            }
            "}" | "]" => self.end(token),
            ":" => self.text.push_str(" : "),
            "," => {
                self.text.push(',');
                self.space();
            }
            _ => self.text.push_str(token),
        }
        behind
    }

    fn begin(&mut self, container: Container) {
        self.open.push(container);
        match container {
            Container::Object => {
                self.text.push('{');
                self.depth += 1;
            }
            Container::List => self.text.push('['),
        }
        self.space();
    }

    fn end(&mut self, token: &str) {
        if self.open.last() == Some(&Container::Object) {
            self.depth -= 1;
        }
        self.space();
        self.open.pop();
        self.text.push_str(token);
    }

    /// Goes on, on the next line within an object.
    fn space(&mut self) {
        match self.open.last() {
            Some(Container::Object) => {
                self.text.push('\n');
                self.text.extend(std::iter::repeat_n("  ", self.depth));
            }
            _ => self.text.push(' '),
        }
    }
}

/// Returns how long the string is that a text begins with, its quotes included.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_member_has_a_line_and_a_list_has_none() {
        let json = r#" {"a":[1,{"b":"x, {\"}"} ,[]], "c":{},"d":null}"#;
        let text = "{\n  \"a\" : [ 1, {\n    \"b\" : \"x, {\\\"}\"\n  }, [ ] ],\n  \"c\" : { },\n  \"d\" : null\n}";
        assert_eq!(indent(json), text);
    }

    proptest! {
        #[test]
        fn any_text_is_laid_out(text in "([\\[\\]{}:,\"\\\\ 1é]|\\PC)*") {
            let bare = |text: &str| text.replace([' ', '\n', '\t', '\r'], "");
            prop_assert_eq!(bare(&indent(&text)), bare(&text));
        }
    }
}
