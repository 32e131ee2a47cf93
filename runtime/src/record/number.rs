//! Whole numbers that are spelled with a fraction.

/// The doubles below which every whole number has one of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The first double that no signed 64-bit integer reaches.
const LIMIT: f64 = 9_223_372_036_854_775_808.0;

/// Returns a number that has no fraction as an integer.
pub(super) fn whole(value: f64) -> Option<i64> {
    if value.fract() != 0.0 || !(-LIMIT..LIMIT).contains(&value) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "within the range, and without a fraction")]
    let whole = value as i64;
    Some(whole)
}

/// Returns a number that has no fraction as an integer, where no other number is the same double.
pub(crate) fn exact(value: f64) -> Option<i64> {
    if value.abs() > EXACT {
        return None;
    }
    whole(value)
}
