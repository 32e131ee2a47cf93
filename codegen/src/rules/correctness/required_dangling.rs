//! `required-dangling`: `required` lists properties that exist.

use crate::config::Suggestions;
use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
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
    for Listed { element, name } in list.dangling() {
        let hint = match suggestions.closest(&name, declared.iter().map(|name| &**name)) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "remove it, or add the property".to_owned(),
        };
        let message = format!("expected the name of a property in `required`, found `{name}`");
        let _ = findings.report(element.span(), message).hint(hint).proposed_fix(
            format!("remove `{name}` from `required`"),
            [Edit::remove(Path::item(list.value, element))],
        );
    }
}
