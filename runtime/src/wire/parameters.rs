//! The pairs of a query string or of a form.

use crate::pointer;

/// The pairs of a query string or of a form, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    pairs: Vec<(String, String)>,
}

impl Parameters {
    /// Makes an empty list.
    #[must_use]
    pub const fn new() -> Self {
        Self { pairs: Vec::new() }
    }

    /// Adds a pair.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.pairs.push((name.into(), value.into()));
    }

    /// Adds pairs.
    pub(super) fn extend(&mut self, pairs: &[(String, String)]) {
        self.pairs.extend_from_slice(pairs);
    }

    /// Adds a list of elements in which no comma is, unless it is empty.
    pub(super) fn push_list(&mut self, name: &str, elements: &[String]) {
        if !elements.is_empty() {
            self.push(name, elements.join(","));
        }
    }

    /// Returns the pairs in plain text.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Returns a name that is there twice, where there is one.
    #[cfg(feature = "server")]
    pub(super) fn repeated(&self) -> Option<&str> {
        let mut names: Vec<&str> = self.pairs.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
    }

    /// Returns the text of a query string or a form. A blank is `%20`, never `+`.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.pairs {
            if !text.is_empty() {
                text.push('&');
            }
            pointer::encode(name, &mut text);
            text.push('=');
            pointer::encode(value, &mut text);
        }
        text
    }

    /// Reads the text of a query string or a form, in which `+` is a blank.
    ///
    /// What is no percent-encoding stands for itself.
    #[must_use]
    pub fn decode(text: &str) -> Self {
        let parts = text.split('&').filter(|part| !part.is_empty());
        let pairs = parts.map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (plain(name), plain(value))
        });
        Self { pairs: pairs.collect() }
    }
}

/// Returns the plain text of a name or a value.
pub(super) fn plain(encoded: &str) -> String {
    let blanks = encoded.replace('+', " ");
    pointer::decode(&blanks).unwrap_or(blanks)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(pairs: Vec<(String, String)>) {
            let parameters = Parameters { pairs };
            let text = parameters.encode();
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%=&".contains(&byte)));
            prop_assert_eq!(Parameters::decode(&text), parameters);
        }

        #[test]
        fn any_text_is_read(text: String) {
            prop_assert!(Parameters::decode(&text).pairs().len() <= text.len());
        }
    }

    #[test]
    fn a_plus_is_a_blank_and_a_broken_encoding_stands_for_itself() {
        let parameters = Parameters::decode("a=1+2%2B&&b&%zz=%");
        let expected = [("a", "1 2+"), ("b", ""), ("%zz", "%")];
        let found: Vec<_> =
            parameters.pairs().iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected);
    }
}
