//! `script-property-unknown`: a script touches properties that the type has.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "script-property-unknown",
    group: Group::Scripts,
    level: Level::Info,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_property_unknown.md"),
    check: CHECK,
};

#[cfg(not(feature = "javascript"))]
const CHECK: Check = Check::NeedsJavaScript;

#[cfg(feature = "javascript")]
const CHECK: Check = Check::Script(reading::check);

#[cfg(feature = "javascript")]
mod reading {
    use std::collections::BTreeMap;

    use crate::javascript::{Access, AccessKind};
    use crate::json::Value;
    use crate::rules::{Findings, ObjectSite, ScriptSite};
    use crate::span::Location;

    pub(super) fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
        let object = site.object;
        let Some(script) = site.understood().filter(|_| object.open_schema().is_some()) else {
            return;
        };
        let mut unknown = BTreeMap::<&str, &Access>::new();
        for access in &script.accesses {
            let name = &*access.property;
            let is_known = || object.object.property(name).is_some() || is_of_server(object, name);
            let told = unknown.get(name);
            let is_worse = told.is_none_or(|told| told.kind < access.kind);
            if is_worse && !is_known() {
                unknown.insert(name, access);
            }
        }
        if !unknown.is_empty() {
            let place = site.places();
            for access in unknown.into_values() {
                report(object, access, place(&access.range), findings);
            }
        }
    }

    /// Returns whether objects of the type may have a property `name` that the schema does not list.
    fn is_of_server(object: &ObjectSite<'_, '_>, name: &str) -> bool {
        let lists = ["returnedUndeclared", "governanceProperties"];
        let shipped = object.shipped.into_iter();
        let mut undeclared = shipped
            .flat_map(|shipped| lists.into_iter().filter_map(|list| shipped.value.get(list)))
            .flat_map(Value::elements);
        name.starts_with('_') || undeclared.any(|known| known.as_str().as_deref() == Some(name))
    }

    fn report(
        object: &ObjectSite<'_, '_>,
        access: &Access,
        location: Location,
        findings: &mut Findings<'_>,
    ) {
        let name = &access.property;
        let effect = match access.kind {
            AccessKind::Read => "no object has it",
            AccessKind::Write | AccessKind::Delete => "the server refuses what the schema lacks",
        };
        let known = object.object.properties().iter().map(|property| &*property.name.value);
        let hint = match findings.closest(name, known) {
            Some(known) => format!("did you mean `{known}`? {effect}"),
            None => format!("declare it, or correct its spelling: {effect}"),
        };
        let message = format!(
            "expected a property of `{}`, found `{}.{name}`",
            object.object.name.value,
            access.variable.name()
        );
        let _ = findings.report_in(location.source, location.span, message).hint(hint);
    }
}
