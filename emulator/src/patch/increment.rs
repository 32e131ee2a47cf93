//! Sums as Java makes them.

use serde_json::{Number, Value};

/// Returns a number and an amount together, as a number of the type that the first has in Java: of 32
/// bits, of 64 bits (both turn over at their end), or a double.
///
/// An integer of more than 64 bits is none of these, and has no sum.
pub(super) fn increment(value: &Value, amount: &Number) -> Option<Value> {
    let Value::Number(number) = value else {
        return None;
    };
    let Some(integer) = number.as_i64() else {
        let double = number.is_f64().then(|| number.as_f64())??;
        return Number::from_f64(double + amount.as_f64()?).map(Value::Number);
    };
    match i32::try_from(integer) {
        Ok(small) => Some(small.wrapping_add(int_value(amount)).into()),
        Err(_) => Some(integer.wrapping_add(long_value(amount)).into()),
    }
}

/// Returns what `Number.intValue` does: the lower half of an integer, the nearest one to a double.
#[allow(clippy::cast_possible_truncation, reason = "Java truncates here, too")]
fn int_value(number: &Number) -> i32 {
    match number.as_f64().filter(|_| number.is_f64()) {
        Some(double) => double as i32,
        None => long_value(number) as i32,
    }
}

/// Returns what `Number.longValue` does.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "Java truncates and wraps here, too"
)]
fn long_value(number: &Number) -> i64 {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(integer), ..) => integer,
        (None, Some(integer), _) => integer as i64,
        (None, None, double) => double.unwrap_or_default() as i64,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sum(value: impl Into<Value>, amount: impl Into<Value>) -> Option<Value> {
        let amount = amount.into();
        increment(&value.into(), amount.as_number().expect("a number"))
    }

    #[test]
    fn the_sum_has_the_type_of_what_was_there() {
        assert_eq!(sum(1, 1.9), Some(json!(2)));
        assert_eq!(sum(1, -1.9), Some(json!(0)));
        assert_eq!(sum(1.5, 1), Some(json!(2.5)));
        assert_eq!(sum("1", 1), None);
        assert_eq!(sum(Value::Null, 1), None);
    }

    #[test]
    fn integers_turn_over_at_the_end_of_their_type() {
        assert_eq!(sum(i32::MAX, 1), Some(json!(i32::MIN)));
        assert_eq!(sum(2_147_483_648_i64, 1), Some(json!(2_147_483_649_i64)));
        assert_eq!(sum(i64::MAX, 1), Some(json!(i64::MIN)));
        assert_eq!(sum(1, 4_294_967_297_i64), Some(json!(2)));
        assert_eq!(sum(0, 1e20), Some(json!(i32::MAX)));
    }

    #[test]
    fn what_no_type_holds_has_no_sum() {
        assert_eq!(sum(u64::MAX, 1), None);
        assert_eq!(sum(1.7e308, 1.7e308), None);
    }
}
