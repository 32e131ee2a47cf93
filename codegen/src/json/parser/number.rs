//! Numbers: their grammar, and what people write instead.

use crate::json::document::Form;
use crate::json::error::{NumberFault, SyntaxErrorKind};
use crate::json::value::Kind;

use super::{Parser, scan};

impl Parser<'_> {
    /// Reads the number at `start`: a sign, a digit or a point; returns the position after it.
    pub(super) fn number(&mut self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        let (mut length, mut fault) = measure(rest);
        let run = rest[length..].iter().take_while(|&&byte| scan::in_word(byte)).count();
        if run > 0 || fault.is_some() {
            length += run;
            fault = fault.or(Some(NumberFault::Suffix));
        }
        let end = start + length;
        if let Some(fault) = fault {
            self.report_at(SyntaxErrorKind::BadNumber(fault), start, end);
        }
        self.push(Kind::Number, start, end, Form::BARE)
    }
}

/// Returns whether `text` is a number and nothing else.
pub(in crate::json) fn is_number(text: &str) -> bool {
    measure(text.as_bytes()) == (text.len(), None)
}

/// Returns how many bytes at the front of `bytes` are a number, and what is wrong with it.
fn measure(bytes: &[u8]) -> (usize, Option<NumberFault>) {
    let mut length = 0;
    let mut fault = None;
    if let Some(b'-' | b'+') = bytes.first() {
        length = 1;
        fault = (bytes[0] == b'+').then_some(NumberFault::LeadingPlus);
    }
    let whole = digits(&bytes[length..]);
    let point = bytes.get(length + whole) == Some(&b'.');
    fault = fault.or(match whole {
        0 if point => Some(NumberFault::NoWholePart),
        0 => Some(NumberFault::NoDigits),
        2.. if bytes[length] == b'0' => Some(NumberFault::LeadingZero),
        _ => None,
    });
    length += whole;
    if point {
        let fraction = digits(&bytes[length + 1..]);
        length += 1 + fraction;
        fault = fault.or((fraction == 0).then_some(NumberFault::NoFraction));
    }
    if let Some(b'e' | b'E') = bytes.get(length) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits(&bytes[length + 1 + sign..]);
        length += 1 + sign + exponent;
        fault = fault.or((exponent == 0).then_some(NumberFault::NoExponent));
    }
    (length, fault)
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}
