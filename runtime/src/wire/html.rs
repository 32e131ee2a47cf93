//! Messages as HTML: servers escape what they say, for pages that would show it.

#[cfg(feature = "server")]
use super::server::Flavour;

/// Returns a message as plain text. What is no reference to a character stands for itself.
pub(super) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        rest = &rest[start..];
        let (character, length) = reference(rest).unwrap_or(('&', 1));
        plain.push(character);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

/// The characters of the longest reference: `&#1114111;`.
const LONGEST: usize = 10;

/// Returns the character that a text begins with a reference to, and how long the reference is.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let character = match &text[1..end] {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        name => char::from_u32(number(name.strip_prefix('#')?)?)?,
    };
    Some((character, end + 1))
}

fn number(text: &str) -> Option<u32> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    let plain = !digits.is_empty() && digits.chars().all(|character| character.is_digit(radix));
    plain.then(|| u32::from_str_radix(digits, radix).ok())?
}

/// Returns a message as servers write it. All escape what is markup; PingOne AIC escapes `=`, too.
#[cfg(feature = "server")]
pub(super) fn escape(text: &str, flavour: Flavour) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '=' if flavour == Flavour::Aic => escaped.push_str("&#61;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn references_by_name_and_by_number_are_read_and_others_kept() {
        let text = "&#39;a&#61;b&#39; &quot;&lt;&gt;&amp;&apos; &#x27;&#X2F; &amp;lt; &nbsp; & &; &#; &#x; &#+1;";
        assert_eq!(unescape(text), "'a=b' \"<>&' '/ &lt; &nbsp; & &; &#; &#x; &#+1;");
        assert_eq!(
            unescape("&#1114112; &#xD800; &#99999999999;&"),
            "&#1114112; &#xD800; &#99999999999;&"
        );
    }

    #[cfg(feature = "server")]
    proptest! {
        #[test]
        fn what_is_escaped_is_read_as_it_was(text in "(\\PC|[&<>\"'=;#])*") {
            for flavour in [Flavour::Aic, Flavour::Idm] {
                let escaped = escape(&text, flavour);
                prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
                prop_assert_eq!(unescape(&escaped), text.as_str());
            }
        }
    }

    proptest! {
        #[test]
        fn any_message_is_read(text in "(\\PC|[&;#x0-9])*") {
            prop_assert!(unescape(&text).len() <= text.len());
        }
    }
}
