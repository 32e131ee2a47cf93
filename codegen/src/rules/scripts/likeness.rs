//! What is meant to be the script of an event, whatever its key is.

use crate::config::closest;
use crate::json::{Kind, Member, Value};
use crate::rules::ObjectSite;

/// Returns whether `value` has what only a script has.
pub(in crate::rules) fn is_script(value: Value<'_>) -> bool {
    ["source", "file"].iter().any(|name| value.get(name).is_some())
}

/// Returns whether `member` of a type is meant for the script of an event.
pub(in crate::rules) fn is_like_hook(site: &ObjectSite<'_, '_>, member: &Member<'_>) -> bool {
    let hooks = site.context.catalog.object_hooks().iter().map(|hook| hook.name);
    is_script(member.value)
        || member.value.kind() == Kind::Object && closest(&member.key.name(), hooks).is_some()
}
