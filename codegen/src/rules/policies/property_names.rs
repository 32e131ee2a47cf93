//! Parameters that are given names of properties, which the type should have.

use crate::catalog::ParameterKind;
use crate::model::Object;
use crate::rules::policies::parameters;
use crate::rules::{Findings, PolicySite};

/// What every object has, whatever its type declares.
const ID: &str = "_id";

/// Returns whether objects of the type have a property called `name`.
pub(super) fn is_property(object: &Object<'_>, name: &str) -> bool {
    name == ID || object.property(name).is_some()
}

/// Reports the names in parameters of `kind` that no property of the type has.
///
/// `effect` says what becomes of it.
pub(super) fn check(
    site: &PolicySite<'_, '_>,
    kind: ParameterKind,
    effect: &str,
    findings: &mut Findings<'_>,
) {
    let object = site.site.object();
    for (parameter, value) in parameters::given(site) {
        if !parameter.names_properties || parameter.kind != kind {
            continue;
        }
        for name in parameters::strings(parameter, value) {
            if is_property(object, &name.value) {
                continue;
            }
            let known = object.properties().iter().map(|property| &*property.name.value);
            let hint = match findings.closest(&name.value, known) {
                Some(known) => format!("did you mean `{known}`? {effect}"),
                None => format!("correct its spelling, or remove it: {effect}"),
            };
            let message = format!(
                "expected the name of a property in `{}`, found `{}`",
                parameter.name, name.value
            );
            let _ = findings.report(name.span, message).hint(hint);
        }
    }
}
