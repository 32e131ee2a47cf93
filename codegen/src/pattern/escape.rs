//! What a backslash stands for in a regular expression, outside a class and inside.

use super::class::Class;

/// What a backslash and what follows it stand for.
pub(super) enum Escape {
    /// One code unit.
    Unit(u16),
    /// Any of several, as in `\d`.
    Class(Class),
    /// The edge of a word or its absence, `\b` and `\B`.
    Assertion,
    /// What a group has matched.
    Backreference,
}

/// Returns what the text behind a backslash stands for, and how many of its bytes belong to it;
/// nothing where the text is empty.
pub(super) fn escape(behind: &str, is_in_class: bool) -> Option<(Escape, usize)> {
    let letter = behind.chars().next()?;
    let length = letter.len_utf8();
    let unit =
        |unit: u32, length: usize| (Escape::Unit(u16::try_from(unit).unwrap_or(u16::MAX)), length);
    Some(match letter {
        'b' if is_in_class => unit(8, length),
        'b' | 'B' if !is_in_class => (Escape::Assertion, length),
        '1'..='9' if !is_in_class => (Escape::Backreference, digits(behind)),
        '0'..='7' => octal(behind),
        'f' => unit(12, length),
        'n' => unit(10, length),
        'r' => unit(13, length),
        't' => unit(9, length),
        'v' => unit(11, length),
        'c' => match behind[1..].chars().next() {
            Some(control) if control.is_ascii_alphabetic() => unit(control as u32 & 31, 2),
            _ => unit(u32::from(b'\\'), 0),
        },
        'x' => hexadecimal(behind, 2).unwrap_or_else(|| unit(letter as u32, length)),
        'u' => hexadecimal(behind, 4).unwrap_or_else(|| unit(letter as u32, length)),
        _ => match Class::escape(letter) {
            Some(class) => (Escape::Class(class), length),
            None => unit(letter as u32, length),
        },
    })
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns the code unit that up to three octal digits stand for.
fn octal(behind: &str) -> (Escape, usize) {
    let mut value = 0;
    let mut length = 0;
    for digit in behind.bytes().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')) {
        if value * 8 + u16::from(digit - b'0') > 0o377 {
            break;
        }
        value = value * 8 + u16::from(digit - b'0');
        length += 1;
    }
    (Escape::Unit(value), length)
}

/// Returns the code unit that the `count` hexadecimal digits behind a letter stand for, if they do.
fn hexadecimal(behind: &str, count: usize) -> Option<(Escape, usize)> {
    let digits = behind.get(1..=count)?;
    let all_are_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok().filter(|_| all_are_digits)?;
    Some((Escape::Unit(unit), count + 1))
}
