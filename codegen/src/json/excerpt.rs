//! What a message shows of a value: one short line, however the value is laid out.

use crate::json::Value;

/// How many characters are shown at most.
const LIMIT: usize = 60;

impl Value<'_> {
    /// Returns the value as it is written, but on one line, with a space after each comma and colon, and
    /// cut short where it is long.
    ///
    /// Two layouts of the same value have the same excerpt, so that a message does not change when a file is
    /// formatted.
    #[must_use]
    pub fn excerpt(self) -> String {
        let mut output = String::new();
        let mut quotes = Quotes::Outside;
        let shown = self.raw().chars().filter_map(|character| {
            let is_inside = quotes != Quotes::Outside;
            quotes = quotes.after(character);
            (is_inside || !character.is_ascii_whitespace()).then_some((is_inside, character))
        });
        for (position, (is_inside, character)) in shown.enumerate() {
            if position == LIMIT {
                output.push('…');
                break;
            }
            output.push(character);
            if !is_inside && matches!(character, ',' | ':') {
                output.push(' ');
            }
        }
        output
    }
}

/// Where in a text of JSON a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Outside,
    Inside,
    /// After the backslash of an escape.
    Escaped,
}

impl Quotes {
    const fn after(self, character: char) -> Self {
        match (self, character) {
            (Self::Outside, '"') | (Self::Escaped, _) => Self::Inside,
            (Self::Outside, _) | (Self::Inside, '"') => Self::Outside,
            (Self::Inside, '\\') => Self::Escaped,
            (Self::Inside, _) => Self::Inside,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::json::parse;

    fn excerpt(text: &str) -> String {
        let (document, errors) = parse(text);
        assert!(errors.is_empty(), "{errors:?}");
        document.root().expect("there is a value").excerpt()
    }

    #[test]
    fn every_layout_of_a_value_has_the_same_excerpt() {
        let expected = r#"["a: b,  c", {"d\"": 1.50}]"#;
        assert_eq!(excerpt("[\n  \"a: b,  c\",\n  {\t\"d\\\"\" : 1.50 }\n]"), expected);
        assert_eq!(excerpt(r#"["a: b,  c",{"d\"":1.50}]"#), expected);
    }

    #[test]
    fn a_long_value_is_cut_short() {
        assert_eq!(excerpt(&format!("\"{}\"", "é".repeat(58))).chars().count(), 60);
        let long = excerpt(&format!("\"{}\"", "é".repeat(1000)));
        assert_eq!(long.chars().count(), 61);
        assert!(long.ends_with("é…"), "{long}");
    }
}
