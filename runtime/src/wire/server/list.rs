//! Lists of fields and of sort keys, as one parameter carries them.

use crate::pointer;

/// Reads a list of pointers, or nothing where one is malformed. An empty text is an empty list.
pub(super) fn fields(text: &str) -> Option<Vec<String>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let fields = elements(text).map(|field| {
        pointer::parse(field).ok()?;
        // What points nowhere points to the whole object.
        Some(if field.is_empty() { "/".to_owned() } else { field.to_owned() })
    });
    fields.collect()
}

/// Reads a list of sort keys, or nothing where one is malformed. A `+` in front means nothing.
pub(super) fn sort_keys(text: &str) -> Option<Vec<String>> {
    let keys = elements(text).map(|key| {
        let ascending = key.strip_prefix('+').unwrap_or(key);
        let field = key.strip_prefix('-').unwrap_or(ascending);
        let is_field = !field.is_empty() && pointer::parse(field).is_ok();
        is_field.then(|| ascending.to_owned())
    });
    keys.collect()
}

/// Splits at commas; those at the end mean nothing, as Java's `String.split` has it.
fn elements(text: &str) -> impl Iterator<Item = &str> {
    let kept = text.trim_end_matches(',');
    let is_empty = kept.is_empty() && !text.is_empty();
    kept.split(',').filter(move |_| !is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_pointers_between_commas() {
        assert_eq!(fields("a,/b/c,roles/*/name,*_ref,d%2Fe").map(|fields| fields.len()), Some(5));
        assert_eq!(fields(""), Some(vec![]));
        assert_eq!(fields("a,,b,,").as_deref(), Some(&["a", "/", "b"].map(str::to_owned)[..]));
        assert_eq!(fields(",").as_deref(), Some(&[][..]));
        assert_eq!(fields("a b"), None);
        assert_eq!(fields("a%2"), None);
    }

    #[test]
    fn sort_keys_are_pointers_behind_a_sign() {
        let read = |text| sort_keys(text).map(|keys| keys.join(" "));
        assert_eq!(read("+a,-b,/c").as_deref(), Some("a -b /c"));
        assert_eq!(read("a,").as_deref(), Some("a"));
        for text in ["", " a", "a,,b", "+", "-", "a b"] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
