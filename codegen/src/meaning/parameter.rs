//! What a policy is given, as the policies of the vendor read it.

use std::borrow::Cow;

use crate::catalog::{Catalog, CatalogParameter, ParameterKind};
use crate::json::{self, Kind, Value};
use crate::meaning::number::number;
use crate::meaning::said::Said;

/// Returns what `policy` takes, where it is one of the vendor's.
pub(super) fn of_policy(policy: Value<'_>) -> &'static [CatalogParameter] {
    let id = policy.get("policyId").and_then(Value::as_str);
    let shipped = id.and_then(|id| Catalog::embedded().policy(&id));
    shipped.map_or(&[], |policy| &policy.parameters)
}

/// Returns what `value` says that is given for `parameter`; nothing where it says what is written.
///
/// A text serves for a number, and for a list: its parts, or each of its characters. The order of such a
/// list means nothing (OpenIDM server, `policy.js`).
pub(super) fn said<'m>(parameter: &CatalogParameter, value: Value<'m>) -> Option<Said<'m>> {
    match parameter.kind {
        ParameterKind::Number => {
            let text = value.as_str()?;
            let (document, _) = json::parse(&text);
            let spelled = document.root()?.as_number()?;
            Some(Said::Number(Cow::Owned(number(spelled.text()).into_owned())))
        }
        ParameterKind::Strings => {
            let mut set: Vec<_> =
                strings(parameter, value)?.iter().map(|it| json::quote(it)).collect();
            set.sort_unstable();
            set.dedup();
            Some(Said::Set(set))
        }
        _ => None,
    }
}

/// Returns the strings of a list, or of a text that serves for one.
pub(crate) fn strings<'m>(
    parameter: &CatalogParameter,
    value: Value<'m>,
) -> Option<Vec<Cow<'m, str>>> {
    if value.kind() == Kind::Array {
        return value.elements().map(Value::as_str).collect();
    }
    let text = value.as_str()?;
    let owned = |part: &str| Cow::Owned(part.to_owned());
    match parameter.separator {
        Some(separator) => Some(text.split(separator).map(owned).collect()),
        None if parameter.lists_forbidden => {
            Some(text.chars().map(|it| Cow::Owned(it.to_string())).collect())
        }
        None => None,
    }
}
