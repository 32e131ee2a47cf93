//! `required-dangling`: `required` lists properties that exist.

use crate::config::Suggestions;
use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::json::quote;
use crate::rules::name_list::{Listed, NameList};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "required-dangling",
    group: Group::Correctness,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Proposed,
    page: include_str!("required_dangling.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    let Some(list) = NameList::of(site, "required") else { return };
    let declared: Vec<_> = list.declared().collect();
    let mut suggestions = Suggestions::default();
    for (Listed { element, name }, left_out) in list.corrected() {
        let place = Path::item(list.value, element);
        let is_shipped =
            |name: &str| site.shipped.is_some_and(|shipped| shipped.property(name).is_some());
        let (title, edit) = match left_out.as_deref().filter(|name| is_shipped(name)) {
            Some(meant) => (format!("require `{meant}` instead"), Edit::set(place, quote(meant))),
            None => (format!("remove `{name}` from `required`"), Edit::remove(place)),
        };
        let known = declared.iter().map(|name| &**name);
        let hint = match left_out.as_deref().or_else(|| suggestions.closest(&name, known)) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "remove it, or add the property".to_owned(),
        };
        let message = format!("expected the name of a property in `required`, found `{name}`");
        let _ = findings.report(element.span(), message).hint(hint).proposed_fix(title, [edit]);
    }
}
