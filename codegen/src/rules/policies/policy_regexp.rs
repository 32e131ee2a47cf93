//! `policy-regexp`: the pattern of a policy is a regular expression that the server compiles.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "policy-regexp",
    group: Group::Policies,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("policy_regexp.md"),
    check: CHECK,
};

#[cfg(not(feature = "javascript"))]
const CHECK: Check = Check::NeedsJavaScript;

#[cfg(feature = "javascript")]
const CHECK: Check = Check::Policy(reading::check);

#[cfg(feature = "javascript")]
mod reading {
    use crate::catalog::ParameterKind;
    use crate::json::Value;
    use crate::pattern::{PatternFault, check_pattern};
    use crate::rules::policies::parameters;
    use crate::rules::{Findings, PolicySite, pattern};

    pub(super) fn check(site: &PolicySite<'_, '_>, findings: &mut Findings<'_>) {
        let given = |kind| {
            let mut given = parameters::given(site).filter(|(parameter, _)| parameter.kind == kind);
            given.find_map(|(_, value)| Some((value, value.as_str()?)))
        };
        let flags = given(ParameterKind::PatternFlags);
        let flags_text = flags.as_ref().map_or("", |(_, text)| text);
        if let (Some((value, _)), Err(fault)) = (&flags, check_pattern("", flags_text)) {
            return report(*value, &fault, findings);
        }
        if let Some((value, text)) = given(ParameterKind::Pattern)
            && let Err(fault) = check_pattern(&text, flags_text)
        {
            report(value, &fault, findings);
        }
    }

    fn report(value: Value<'_>, fault: &PatternFault, findings: &mut Findings<'_>) {
        let _ = findings
            .report(pattern::span(value, &fault.range), &*fault.message)
            .hint("the server compiles it at every write, which fails");
    }
}
