//! Texts that match a pattern.

use fastrand::Rng;

/// The deepest that groups are looked into.
const DEEPEST: usize = 16;

/// So many characters, classes and groups are written out before a pattern is given up.
const MOST_STEPS: usize = 4096;

/// So often more than it has to a part is repeated, where a pattern sets no end.
const MORE: usize = 3;

/// Returns a text that `pattern` is likely to match. Nothing where it has parts that are not looked
/// into, such as what was matched before; what looks ahead is passed over.
pub(super) fn matching(pattern: &str, random: &mut Rng) -> Option<String> {
    let pattern: Vec<char> = pattern.chars().collect();
    let mut writer = Writer { pattern: &pattern, position: 0, steps: 0, random };
    let text = writer.choice(DEEPEST)?;
    (writer.position == pattern.len()).then_some(text)
}

/// Reads a pattern, and writes a text while it reads; a part that is repeated is read again.
struct Writer<'w> {
    pattern: &'w [char],
    position: usize,
    steps: usize,
    random: &'w mut Rng,
}

/// The characters of a class.
struct Class {
    ranges: Vec<(char, char)>,
    is_inverted: bool,
}

impl Writer<'_> {
    /// Writes one of the alternatives up to the end of the group.
    fn choice(&mut self, depth: usize) -> Option<String> {
        let mut texts = vec![self.sequence(depth)?];
        while self.eat("|") {
            texts.push(self.sequence(depth)?);
        }
        Some(texts.swap_remove(self.random.usize(..texts.len())))
    }

    fn sequence(&mut self, depth: usize) -> Option<String> {
        let mut text = String::new();
        while self.peek().is_some_and(|next| !matches!(next, '|' | ')')) {
            let start = self.position;
            let part = self.part(depth)?;
            let (least, most) = self.quantifier();
            let end = self.position;
            let count = self.random.usize(least..=most.max(least));
            if count > 0 {
                text.push_str(&part);
            }
            for _ in 1..count {
                self.position = start;
                text.push_str(&self.part(depth)?);
            }
            self.position = end;
        }
        Some(text)
    }

    /// Writes one character, class or group.
    fn part(&mut self, depth: usize) -> Option<String> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return None;
        }
        match self.take()? {
            '^' | '$' => Some(String::new()),
            '(' => self.group(depth.checked_sub(1)?),
            '[' => self.class().and_then(|class| self.one_of(&class)),
            '.' => self.one_of(&Class { ranges: Vec::new(), is_inverted: true }),
            '\\' => self.escape().and_then(|class| self.one_of(&class)),
            '*' | '+' | '?' => None,
            literal => Some(literal.to_string()),
        }
    }

    fn group(&mut self, depth: usize) -> Option<String> {
        let looks_ahead = self.eat("?=") || self.eat("?!");
        if !looks_ahead {
            self.eat("?:");
        }
        let text = self.choice(depth)?;
        self.eat(")").then(|| if looks_ahead { String::new() } else { text })
    }

    /// Reads a class, whose bracket is read already.
    fn class(&mut self) -> Option<Class> {
        let is_inverted = self.eat("^");
        let mut ranges = Vec::new();
        while !self.eat("]") {
            let first = match self.take()? {
                '\\' => {
                    let escaped = self.escape()?;
                    match (escaped.is_inverted, &escaped.ranges[..]) {
                        (false, &[(first, last)]) if first == last => first,
                        (false, _) => {
                            ranges.extend(escaped.ranges);
                            continue;
                        }
                        (true, _) => return None,
                    }
                }
                literal => literal,
            };
            let is_range = self.peek() == Some('-')
                && self
                    .pattern
                    .get(self.position + 1)
                    .is_some_and(|next| !matches!(next, ']' | '\\'));
            if is_range {
                self.position += 1;
            }
            let last = if is_range { self.take()? } else { first };
            ranges.push((first, last));
        }
        Some(Class { ranges, is_inverted })
    }

    /// Reads what is escaped, whose backslash is read already.
    fn escape(&mut self) -> Option<Class> {
        let letter = self.take()?;
        let ranges = match letter.to_ascii_lowercase() {
            'd' => vec![('0', '9')],
            'w' => vec![('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')],
            's' => vec![(' ', ' ')],
            '0'..='9' | 'a'..='z' => return None,
            _ => return Some(Class { ranges: vec![(letter, letter)], is_inverted: false }),
        };
        Some(Class { ranges, is_inverted: letter.is_ascii_uppercase() })
    }

    /// Reads how often the part before is there: at least and at most.
    fn quantifier(&mut self) -> (usize, usize) {
        let bounds = if self.eat("*") {
            (0, MORE)
        } else if self.eat("+") {
            (1, MORE)
        } else if self.eat("?") {
            (0, 1)
        } else if let Some(bounds) = self.counts() {
            bounds
        } else {
            return (1, 1);
        };
        self.eat("?");
        bounds
    }

    /// Reads counts in braces; braces around anything else are characters.
    fn counts(&mut self) -> Option<(usize, usize)> {
        let rest = &self.pattern[self.position..];
        let end = rest.iter().position(|next| *next == '}')?;
        let inside: String = rest[..end].iter().collect();
        let inside = inside.strip_prefix('{')?;
        let (least, most) = inside.split_once(',').unwrap_or((inside, inside));
        let least: usize = least.parse().ok().filter(|least| *least <= MOST_STEPS)?;
        let open = least + MORE;
        let most = if most.is_empty() { open } else { most.parse::<usize>().ok()?.min(open) };
        self.position += end + 1;
        Some((least, most))
    }

    /// Writes a character of `class`: a letter or digit, where it has one.
    fn one_of(&mut self, class: &Class) -> Option<String> {
        let printable: Vec<char> = (' '..='~').filter(|one| class.has(*one)).collect();
        let plain: Vec<char> =
            printable.iter().copied().filter(char::is_ascii_alphanumeric).collect();
        let choices = if plain.is_empty() { printable } else { plain };
        let other = class.ranges.first().filter(|_| !class.is_inverted).map(|(first, _)| *first);
        self.random.choice(choices).or(other).map(String::from)
    }

    fn peek(&self) -> Option<char> {
        self.pattern.get(self.position).copied()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.position += 1;
        Some(next)
    }

    /// Reads `text`, if it comes next.
    fn eat(&mut self, text: &str) -> bool {
        let rest = &self.pattern[self.position..];
        let length = text.chars().count();
        let is_next = rest.len() >= length && text.chars().eq(rest[..length].iter().copied());
        if is_next {
            self.position += length;
        }
        is_next
    }
}

impl Class {
    fn has(&self, one: char) -> bool {
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&one)) != self.is_inverted
    }
}

#[cfg(test)]
mod tests {
    use mosaic_codegen::pattern::{Match, check_pattern};

    use super::*;

    #[test]
    fn what_is_written_matches() {
        let patterns = [
            "^HP-[0-9]{4}$",
            "^[A-Z]{2}[0-9]{6}$",
            r"^\+?\d{1,3}(?:[ -]\d{2,4}){2}$",
            r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$",
            "^(north|south(-(east|west))?)$",
            "^(?=.*x)x+.?$",
            r"^[\w.-]{3,}$",
            "^a*b+?c{2,3}?$",
            "^{not a count}$",
            "^[äö]{2}$",
        ];
        for pattern in patterns {
            let compiled = check_pattern(pattern, "").unwrap();
            for seed in 0..50 {
                let text = matching(pattern, &mut Rng::with_seed(seed)).expect(pattern);
                assert_eq!(compiled.matches(&text), Match::Yes, "{text} for {pattern}");
            }
        }
    }

    #[test]
    fn what_is_not_looked_into_gives_nothing() {
        let deep = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
        let wide = "((((((a{9}){9}){9}){9}){9}){9}){9}";
        for pattern in [r"^(a)\1$", "(", "a)", "[a", "*", r"\", &deep, wide, "a{99999}"] {
            let written = matching(pattern, &mut Rng::with_seed(1));
            assert!(written.is_none_or(|text| text == pattern), "{pattern}");
        }
    }
}
