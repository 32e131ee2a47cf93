//! `order-duplicate`: `order` lists a property once.

use crate::diagnostic::Level;
use crate::json::edit::{Edit, Path};
use crate::rules::name_list::{Listed, NameList, visit};
use crate::rules::{Check, Default, Findings, Fixes, Group, ObjectSite, Rule};

pub(super) static RULE: Rule = Rule {
    name: "order-duplicate",
    group: Group::Style,
    level: Level::Warning,
    default: Default::On,
    fixes: Fixes::Safe,
    page: include_str!("order_duplicate.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    visit(site, "order", findings, &|list, findings| check_list(site, list, findings));
}

fn check_list(site: &ObjectSite<'_, '_>, list: &NameList<'_, '_>, findings: &mut Findings<'_>) {
    for (Listed { element, name }, first) in list.repeated() {
        let message = format!("expected `{name}` once in `order`, found it again");
        let _ = findings
            .report(element.span(), message)
            .related(site.location(first.span()), "first here")
            .hint("remove it: the first place counts")
            .safe_fix(
                format!("remove the later `{name}` from `order`"),
                [Edit::remove(Path::item(list.value, element))],
            );
    }
}
