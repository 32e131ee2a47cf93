//! Decimals as they mean, without loss.

use std::borrow::Cow;

/// Returns the one way to write the decimal `text`, without loss; `text` itself where it is none, or
/// its exponent is beyond all reason.
pub(super) fn number(text: &str) -> Cow<'_, str> {
    decimal(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn decimal(text: &str) -> Option<String> {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Some("0".to_owned());
    }
    let shortest = significant.trim_end_matches('0');
    let zeros = significant.len() - shortest.len();
    let exponent: i64 = exponent.parse().ok()?;
    let exponent =
        exponent.checked_sub_unsigned(fraction.len() as u64)?.checked_add_unsigned(zeros as u64)?;
    Some(format!("{sign}{shortest}e{exponent}"))
}
