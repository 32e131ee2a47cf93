//! `application-touched`: the type of applications is as the vendor ships it.

use crate::diagnostic::Level;
use crate::model::Property;
use crate::rules::defaults::declared;
use crate::rules::{
    Check, Default, Findings, Fixes, FormerObject, Group, ObjectSite, Rule, ValueType,
};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "application-touched",
    group: Group::Defaults,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("application_touched.md"),
    check: Check::Object(check),
};

fn check(site: &ObjectSite<'_, '_>, findings: &mut Findings<'_>) {
    if !site.is_untouchable() {
        return;
    }
    let Some(former) = site.former() else { return };
    let mut comparison = Comparison { site, former, findings };
    comparison.hooks();
    comparison.lost_properties();
    for property in site.object.properties() {
        findings.within(&property.name.value, |findings| {
            Comparison { site, former, findings }.property(property);
        });
    }
}

/// The type as it was before, and as it is.
struct Comparison<'r, 'c, 'a, 'l> {
    site: &'r ObjectSite<'c, 'a>,
    former: FormerObject<'c>,
    findings: &'r mut Findings<'l>,
}

impl Comparison<'_, '_, '_, '_> {
    fn report(&mut self, span: Span, message: String) {
        let _ = self
            .findings
            .report(span, message)
            .hint("leave the type as the vendor ships it: applications depend on it")
            .formerly(self.former.location());
    }

    fn hooks(&mut self) {
        for hook in &self.site.object.hooks {
            if self.former.hook(&hook.name.value).is_none() {
                self.report_script(hook.name.span, &hook.name.value);
            }
        }
    }

    fn lost_properties(&mut self) {
        if !declared::lists_properties(self.site.object) {
            return;
        }
        for name in self.former.property_names(self.site) {
            if self.site.object.property(name).is_none() {
                let message = format!("expected the shipped property `{name}`, found none");
                self.report(self.site.object.name.span, message);
            }
        }
    }

    fn property(&mut self, property: &Property<'_>) {
        let name = &property.name;
        let Some(former) = self.former.property(&name.value) else {
            if self.site.shipped.is_none_or(|shipped| shipped.property(&name.value).is_none()) {
                let message = format!("expected shipped properties alone, found `{}`", name.value);
                self.report(name.span, message);
            }
            return;
        };
        if let (Some(expected), Some(found)) = (former.value_type(), ValueType::of(property))
            && expected != found
        {
            let message = format!("expected `{}` to hold {expected}, found {found}", name.value);
            self.report(declared::type_span(property), message);
        }
        if former.is_required() != property.required
            && !declared::leaves_required_open(self.site.object)
        {
            let words =
                if property.required { ["optional", "required"] } else { ["required", "optional"] };
            let [expected, found] = words;
            let message = format!("expected `{}` to be {expected}, found it {found}", name.value);
            self.report(name.span, message);
        }
        for hook in &property.hooks {
            self.report_script(hook.name.span, &hook.name.value);
        }
    }

    fn report_script(&mut self, span: Span, hook: &str) {
        self.report(span, format!("expected no script beside the vendor's, found `{hook}`"));
    }
}
