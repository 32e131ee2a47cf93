//! A script word by word, without its comments: for Groovy, and for what no parser can read.

use std::ops::Range;

use crate::javascript::{Form, Holder, Mention};
use crate::usage::names::is_of_word;

/// How many names a way is followed back through.
const DEEPEST: usize = 16;

/// A word, a text or a sign of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token<'s> {
    Word(&'s str),
    Text(&'s str),
    Sign(char),
}

/// Returns what `script` names.
pub(super) fn mentions(script: &str) -> Vec<Mention> {
    let tokens = tokens(script);
    let mut mentions = Vec::new();
    for (position, (token, range)) in tokens.iter().enumerate() {
        let sign = |position: Option<usize>| match position.and_then(|it| tokens.get(it)) {
            Some((Token::Sign(sign), _)) => *sign,
            _ => ' ',
        };
        let (before, after) = (sign(position.checked_sub(1)), sign(position.checked_add(1)));
        let form = match token {
            Token::Word(_) if before == '.' && after != '(' => Form::Member,
            Token::Word(_) | Token::Text(_)
                if after == ':' && matches!(before, '{' | ',' | '[') =>
            {
                Form::Key
            }
            Token::Text(_) if before == '[' && after == ']' => Form::Member,
            Token::Text(_) if matches!(before, '(' | '[' | ',') => Form::Name,
            Token::Text(_) => Form::Text,
            Token::Word(_) | Token::Sign(_) => continue,
        };
        let (Token::Word(text) | Token::Text(text)) = token else { continue };
        mentions.push(Mention {
            form,
            text: (*text).to_owned(),
            range: range.clone(),
            is_verbatim: true,
            holder: holder(&tokens[..position]),
        });
    }
    mentions
}

/// Returns the object before the dot that `tokens` end with: what is known of it are names.
fn holder(tokens: &[(Token<'_>, Range<usize>)]) -> Holder {
    let (mut holder, mut rest) = (Holder::default(), tokens);
    while let [before @ .., (Token::Word(word), _), (Token::Sign('.'), _)] = rest {
        if holder.within.len() == DEEPEST {
            break;
        }
        rest = before;
        match before.last() {
            Some((Token::Sign('.'), _)) => holder.within.insert(0, (*word).to_owned()),
            _ => holder.variable = Some((*word).to_owned()),
        }
    }
    holder
}

/// Returns the tokens of `script`, each with its bytes.
fn tokens(script: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = script[at..].chars().next() {
        let rest = &script[at..];
        let end = at + token_length(rest, first);
        match first {
            '/' if rest.starts_with("//") || rest.starts_with("/*") => {}
            '"' | '\'' | '`' => {
                let quotes = opening(rest, first);
                let is_closed = end - at >= 2 * quotes && rest[..end - at].ends_with(first);
                let inside = at + quotes..if is_closed { end - quotes } else { end };
                tokens.push((Token::Text(&script[inside.clone()]), inside));
            }
            '?' if rest.starts_with("?.") => tokens.push((Token::Sign('.'), at..end)),
            _ if is_of_word(first) => tokens.push((Token::Word(&script[at..end]), at..end)),
            _ if first.is_whitespace() => {}
            _ => tokens.push((Token::Sign(first), at..end)),
        }
        at = end;
    }
    tokens
}

/// Returns how many bytes the token at the front of `rest` has.
fn token_length(rest: &str, first: char) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if let Some(comment) = rest.strip_prefix("/*") {
        return comment.find("*/").map_or(rest.len(), |end| end + 4);
    }
    if matches!(first, '"' | '\'' | '`') {
        return text_length(rest, first);
    }
    if rest.starts_with("?.") {
        return 2;
    }
    if is_of_word(first) {
        return rest.find(|character| !is_of_word(character)).unwrap_or(rest.len());
    }
    first.len_utf8()
}

/// Returns how many quotes open the text at the front of `rest`: three, as in Groovy, or one.
fn opening(rest: &str, quote: char) -> usize {
    let is_tripled = rest.bytes().take(3).filter(|&byte| char::from(byte) == quote).count() == 3;
    if is_tripled && quote != '`' { 3 } else { 1 }
}

/// Returns how many bytes the text at the front of `rest` has, quotes included: to the other quote, or
/// to the end of the line where there is none.
fn text_length(rest: &str, quote: char) -> usize {
    let opening = opening(rest, quote);
    let closing = &rest[..opening];
    let mut is_escaped = false;
    for (offset, character) in rest.char_indices().skip(opening) {
        if is_escaped {
            is_escaped = false;
        } else if character == '\\' {
            is_escaped = true;
        } else if rest[offset..].starts_with(closing) {
            return offset + opening;
        } else if character == '\n' && opening == 1 && quote != '`' {
            return offset;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(script: &str) -> Vec<String> {
        let told = mentions(script).into_iter().map(|mention| {
            assert_eq!(&script[mention.range], mention.text);
            match mention.form {
                Form::Member => {
                    let Holder { variable, within, .. } = mention.holder;
                    let start = variable.unwrap_or_else(|| String::from("?"));
                    [[start].as_slice(), &within, &[mention.text]].concat().join(".")
                }
                Form::Key => format!("{}:", mention.text),
                Form::Name => format!("<{}>", mention.text),
                Form::Text | Form::Link | Form::Action => format!("'{}'", mention.text),
            }
        });
        told.collect()
    }

    #[test]
    fn comments_and_methods_name_nothing() {
        assert_eq!(told("// a.mail\n/* b.mail */ user.mail() + 'x' // .mail"), ["'x'"]);
    }

    #[test]
    fn members_keys_and_texts_are_told_apart() {
        let script = "def x = user?.mail; y = [mail: 1, 'sn': 2]; get('cn', \"a\"); z['co']; a.b.c";
        let expected = ["user.mail", "mail:", "sn:", "<cn>", "<a>", "?.co", "a.b", "a.b.c"];
        assert_eq!(told(script), expected);
    }

    #[test]
    fn a_text_ends_at_its_quote_or_at_the_end_of_its_line() {
        let script = "'a\\'b' \"\"\"c\n\"d\"\"\" 'e\nf.g";
        assert_eq!(told(script), ["'a\\'b'", "'c\n\"d'", "'e'", "f.g"]);
    }

    #[test]
    fn any_text_is_read_without_a_panic() {
        for script in ["'", "\"\"\"", "'é", "/*", "é.é", "?.", "'\\", "`a\n", "''", "\"\"\"\""] {
            let _ = mentions(script);
        }
    }
}
