//! Numbers as scripts read and write them.

use serde_json::Number;

/// Returns the number that a text is, or nothing where a script has `NaN`.
pub(super) fn parse(text: &str) -> Option<f64> {
    if let Some(digits) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        return u32::from_str_radix(digits, 16).ok().map(f64::from);
    }
    let is_decimal = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    is_decimal.then(|| text.parse().ok())?
}

/// Returns what `String(number)` is.
pub(super) fn text(number: &Number) -> String {
    let Some(number) = number.as_f64() else {
        return number.to_string();
    };
    if number == 0.0 {
        return "0".to_owned();
    }
    if (1e-6..1e21).contains(&number.abs()) {
        return number.to_string();
    }
    let text = format!("{number:e}");
    if number.abs() < 1.0 { text } else { text.replace('e', "e+") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_written_as_scripts_write_them() {
        let written = |value: serde_json::Value| text(value.as_number().expect("a number"));
        assert_eq!(written(json!(1.0)), "1");
        assert_eq!(written(json!(-0.0)), "0");
        assert_eq!(written(json!(0.000_001)), "0.000001");
        assert_eq!(written(json!(1.5e-7)), "1.5e-7");
        assert_eq!(written(json!(1e21)), "1e+21");
        assert_eq!(written(json!(-1.25e300)), "-1.25e+300");
    }

    #[test]
    fn only_a_whole_text_is_a_number() {
        assert_eq!(parse("1e3"), Some(1000.0));
        assert_eq!(parse("0x10"), Some(16.0));
        for none in ["", "x", "1x", "inf", "NaN", "1 2"] {
            assert_eq!(parse(none), None, "{none}");
        }
    }
}
