//! How deep the brackets of a script nest, told without parsing it.
//!
//! What may be an arrow function is read twice, so that a parser takes time for each level times the
//! length of what is inside.

/// Returns how deep the brackets of `source` nest at the most.
///
/// Where a `/` may as well divide as start a regular expression, which only a parser can tell, every
/// bracket behind it is taken for one that is never closed.
pub(super) fn depth(source: &str) -> usize {
    let mut lexer = Lexer { rest: source, open: Vec::new(), before: Before::Operator, deepest: 0 };
    if source.starts_with("#!") {
        lexer.skip_line();
    }
    while lexer.step() {}
    lexer.deepest
}

struct Lexer<'a> {
    rest: &'a str,
    /// What is open here, the innermost last.
    open: Vec<Open>,
    /// What came last, but for space and comments.
    before: Before,
    deepest: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// The parenthesis behind `if` and the like, which a statement follows.
    Head,
    Parenthesis,
    Square,
    Brace,
    Template,
    /// A `${` in a template.
    Substitution,
}

/// What came last, for what a `/` means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Something that can be divided.
    Value,
    /// The dot before the name of a member.
    Dot,
    /// Something that a value follows.
    Operator,
    /// A word that a parenthesis and then a statement follow.
    Head,
    /// It depends.
    Unsure,
}

impl<'a> Lexer<'a> {
    /// Reads the next token, and returns whether there was one.
    fn step(&mut self) -> bool {
        let Some(next) = self.rest.chars().next() else {
            return false;
        };
        let length = next.len_utf8();
        match next {
            '\'' | '"' => self.string(next),
            '/' => self.slash(),
            '<' if self.rest.starts_with("<!--") => self.give_up(),
            '-' if self.rest.starts_with("-->") => self.give_up(),
            '+' | '-' if self.rest[1..].starts_with(next) => self.take(2, Before::Unsure),
            '(' if self.before == Before::Head => self.open(Open::Head, 1),
            '(' => self.open(Open::Parenthesis, 1),
            '[' => self.open(Open::Square, 1),
            '{' => self.open(Open::Brace, 1),
            '`' => {
                self.open(Open::Template, 1);
                self.template();
            }
            ')' | ']' | '}' => self.close(next),
            '.' => self.take(1, Before::Dot),
            _ if is_space(next) => self.rest = &self.rest[length..],
            _ if is_of_word(next) => self.word(next),
            _ => self.take(length, Before::Operator),
        }
        true
    }

    fn take(&mut self, length: usize, before: Before) {
        self.rest = &self.rest[length..];
        self.before = before;
    }

    fn open(&mut self, open: Open, length: usize) {
        self.open.push(open);
        self.deepest = self.deepest.max(self.open.len());
        self.take(length, Before::Operator);
    }

    /// Closes what is open, if `bracket` is what closes it.
    fn close(&mut self, bracket: char) {
        let before = match (bracket, self.open.last()) {
            (')', Some(Open::Head)) => Before::Operator,
            (')', Some(Open::Parenthesis)) | (']', Some(Open::Square)) => Before::Value,
            ('}', Some(Open::Brace)) => Before::Unsure,
            ('}', Some(Open::Substitution)) => {
                self.open.pop();
                self.take(1, Before::Operator);
                return self.template();
            }
            _ => return self.take(1, Before::Unsure),
        };
        self.open.pop();
        self.take(1, before);
    }

    /// Reads the text of a template up to its end, or to the next substitution.
    fn template(&mut self) {
        let mut from = 0;
        while let Some(found) = self.rest[from..].find(['\\', '`', '$']) {
            let at = from + found;
            let behind = &self.rest[at + 1..];
            match self.rest.as_bytes()[at] {
                b'`' => {
                    self.open.pop();
                    return self.take(at + 1, Before::Value);
                }
                b'$' if behind.starts_with('{') => return self.open(Open::Substitution, at + 2),
                b'\\' => from = at + 1 + behind.chars().next().map_or(0, char::len_utf8),
                _ => from = at + 1,
            }
        }
        self.rest = "";
    }

    fn string(&mut self, quote: char) {
        let mut from = 1;
        while let Some(found) = self.rest[from..].find(['\\', '\n', '\r', quote]) {
            let at = from + found;
            let behind = &self.rest[at + 1..];
            if self.rest.as_bytes()[at] != b'\\' {
                return self.take(at + 1, Before::Value);
            }
            let is_line_end = behind.starts_with("\r\n");
            let escaped = behind.chars().next().map_or(0, char::len_utf8);
            from = at + 1 + escaped + usize::from(is_line_end);
        }
        self.rest = "";
    }

    /// Reads a comment, a division or a regular expression.
    fn slash(&mut self) {
        if self.rest.starts_with("//") {
            return self.skip_line();
        }
        if let Some(comment) = self.rest.strip_prefix("/*") {
            self.rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
            return;
        }
        match self.before {
            Before::Value => self.take(1, Before::Operator),
            Before::Operator => self.regular_expression(),
            Before::Dot | Before::Head | Before::Unsure => self.give_up(),
        }
    }

    fn regular_expression(&mut self) {
        let mut is_in_class = false;
        let mut characters = self.rest.char_indices().skip(1);
        while let Some((at, next)) = characters.next() {
            match next {
                '\\' => drop(characters.next()),
                '[' => is_in_class = true,
                ']' => is_in_class = false,
                '/' if !is_in_class => return self.take(at + 1, Before::Value),
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => return self.give_up(),
                _ => {}
            }
        }
        self.rest = "";
    }

    fn skip_line(&mut self) {
        let end = self.rest.find(['\n', '\r', '\u{2028}', '\u{2029}']);
        self.rest = end.map_or("", |end| &self.rest[end..]);
    }

    /// Reads a name, a keyword or a number that starts with `first`.
    fn word(&mut self, first: char) {
        let is_number = first.is_ascii_digit();
        let is_inside = |next: char| is_of_word(next) || is_number && next == '.';
        let length = self.rest.find(|next| !is_inside(next)).unwrap_or(self.rest.len());
        let word: &'a str = &self.rest[..length];
        let before = match word {
            _ if self.before == Before::Dot => Before::Value,
            "if" | "while" | "for" | "with" | "each" | "await" => Before::Head,
            "case" | "delete" | "do" | "else" | "extends" | "in" | "instanceof" | "new"
            | "return" | "throw" | "typeof" | "void" => Before::Operator,
            "as" | "async" | "let" | "of" | "satisfies" | "static" | "yield" => Before::Unsure,
            _ => Before::Value,
        };
        self.take(length, before);
    }

    /// Takes every bracket of the rest for one that is never closed.
    fn give_up(&mut self) {
        let brackets = self.rest.bytes().filter(|byte| matches!(byte, b'(' | b'[' | b'{' | b'`'));
        self.deepest = self.deepest.max(self.open.len() + brackets.count());
        self.rest = "";
    }
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '_' | '$' | '\\')
        || !character.is_ascii() && !is_space(character)
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn brackets_are_counted_as_they_nest() {
        assert_eq!(depth("a(b[c], {d: e(f)})(g)"), 3);
        assert_eq!(depth("(".repeat(500).as_str()), 500);
        assert_eq!(depth("()".repeat(500).as_str()), 1);
    }

    #[test]
    fn brackets_in_texts_and_comments_are_none() {
        for source in [
            "a = '((' + \"[[\" + '\\'('",
            "a // ((",
            "a /* (( \n */ + 1",
            "a = /((/",
            "a = /[/((]\\/((/.test",
            "if (a) /((/.test(b)",
            "return /((/",
            "#!((\na",
            "'a\\\r\n(('",
        ] {
            assert!(depth(source) <= 1, "{source}");
        }
    }

    #[test]
    fn brackets_between_divisions_count() {
        for source in ["a / ((b)) / c", "a[0] / ((b)) / c", "(1) / ((b)) / c", "1. / ((b)) / c"] {
            assert_eq!(depth(source), 2, "{source}");
        }
    }

    #[test]
    fn a_template_is_open_until_its_end() {
        assert_eq!(depth("`((${a}((`"), 2);
        assert_eq!(depth("`${`${(a)}`}`"), 5);
    }

    #[test]
    fn nothing_that_looks_like_an_end_hides_what_is_open() {
        let hidden =
            ["({')'", "({/*)*/", "({/)/", "({`)`", "(function () {}/)}/", "a++ /)/(", "({]"];
        for part in hidden {
            let levels = depth(&format!("{part}\n").repeat(100));
            assert!(levels >= 100, "{part}: {levels}");
        }
    }
}
