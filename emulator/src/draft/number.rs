//! How numbers are stored.

use mosaic::Json;
use serde_json::Number;

/// Writes every whole number in a value without a fraction, as a cloud tenant does: what was sent as
/// `1.0` comes back as `1`.
pub(super) fn shorten(value: &mut Json) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Json::Number(number) => {
                if let Some(whole) = whole(number) {
                    *number = whole;
                }
            }
            Json::Array(elements) => open.extend(elements),
            Json::Object(members) => open.extend(members.values_mut()),
            _ => {}
        }
    }
}

/// Returns the integer that a number with a fraction is equal to.
fn whole(number: &Number) -> Option<Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0; // up to here every whole double is told from the next
    let value = number.as_f64().filter(|_| number.is_f64())?;
    if value.fract() != 0.0 || value.abs() > EXACT {
        return None;
    }
    format!("{value:.0}").parse::<i64>().ok().map(Number::from)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whole_numbers_lose_their_fraction_and_others_stay() {
        let mut value = json!([1.0, {"a": -2.0, "b": [0.5, 1e300, 7]}, "1.0", null]);
        shorten(&mut value);
        assert_eq!(value.to_string(), r#"[1,{"a":-2,"b":[0.5,1e+300,7]},"1.0",null]"#);
    }
}
