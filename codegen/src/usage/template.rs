//! The properties that a template of a mail shows: `{{object.givenName}}`, `${object.mail}`.

use std::ops::Range;

/// What stands around what is shown.
const BRACKETS: [(&str, &str); 2] = [("{{", "}}"), ("${", "}")];

/// What templates call the object at hand.
const OBJECTS: [&str; 3] = ["object.", "user.", "this."];

/// Returns the ways to the properties that `text` shows, such as `address.street`, each with its bytes.
pub(super) fn ways(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut ways = Vec::new();
    for (opening, closing) in BRACKETS {
        let mut from = 0;
        while let Some(start) = text[from..].find(opening).map(|at| from + at + opening.len()) {
            let Some(end) = text[start..].find(closing).map(|at| start + at) else { break };
            in_expression(text, start..end, &mut ways);
            from = end + closing.len();
        }
    }
    ways
}

/// Adds the ways of an expression such as `#if object.mail`: where it is more than one word, the first
/// says what is done with the others.
fn in_expression<'t>(text: &'t str, range: Range<usize>, ways: &mut Vec<(&'t str, Range<usize>)>) {
    let mut words = Vec::new();
    let mut at = range.start;
    for word in text[range].split_inclusive([' ', '\t', '\n', '(', ')', '|', ',']) {
        let bare = word.trim_matches(|it: char| !is_of_word(it) && !matches!(it, '"' | '\''));
        if !bare.is_empty() {
            let start = at + word.find(bare).unwrap_or_default();
            words.push((bare, start));
        }
        at += word.len();
    }
    let is_of_object = |word: &str| OBJECTS.iter().any(|object| word.starts_with(object));
    let deed = usize::from(words.len() > 1 && !is_of_object(words[0].0));
    for (word, start) in &words[deed..] {
        let path = OBJECTS.iter().find_map(|object| word.strip_prefix(object)).unwrap_or(word);
        let start = start + word.len() - path.len();
        let end = path.find(|it| !is_of_word(it) && it != '.').unwrap_or(path.len());
        let way = path[..end].trim_end_matches('.');
        if !way.is_empty() {
            ways.push((way, start..start + way.len()));
        }
    }
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let ways = ways(text);
        for (way, range) in &ways {
            assert_eq!(&text[range.clone()], *way);
        }
        ways.into_iter().map(|(way, _)| way).collect()
    }

    #[test]
    fn a_template_names_what_it_shows() {
        for (text, expected) in [
            ("Hello {{object.givenName}} {{sn}} {{{cn}}} {{ co", &["givenName", "sn", "cn"][..]),
            ("{{#if object.mail}}{{mail}}{{else}}none{{/if}}", &["mail", "mail", "else", "if"]),
            (
                "{{format object.born 'short'}} {{#each user.roles}}{{this.name}}",
                &["born", "roles", "name"],
            ),
            ("${object.mail} ${user.sn?html} ${city!\"\"}", &["mail", "sn", "city"]),
            ("{{object.address.street}} {{address.}}", &["address.street", "address"]),
            ("object.mail {object.mail} $object.mail", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic() {
        for text in
            ["{{é", "{{é}}", "${", "${}", "{{}}", "{{ . }}", "{{object.}}", "{{'", "{{{{}}}}"]
        {
            let _ = ways(text);
        }
    }
}
