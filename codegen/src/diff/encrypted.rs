//! What is encrypted, which no report shows.

use crate::json::Value;

/// What a server keeps an encrypted value under.
const ENCRYPTED: &str = "$crypto";

/// Returns whether something in `value` is encrypted, or a text in it speaks of what is, however it is spelled.
pub(crate) fn is_encrypted(value: Value<'_>) -> bool {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        let text = value.as_str().unwrap_or_default();
        if text.contains(ENCRYPTED) || value.members().any(|it| it.key.name().contains(ENCRYPTED)) {
            return true;
        }
        left.extend(value.elements().chain(value.members().map(|member| member.value)));
    }
    false
}
