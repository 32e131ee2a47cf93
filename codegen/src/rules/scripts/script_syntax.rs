//! `script-syntax`: a script is JavaScript that the server compiles.

use crate::diagnostic::Level;
use crate::rules::{Check, Default, Fixes, Group, Rule};

pub(super) static RULE: Rule = Rule {
    name: "script-syntax",
    group: Group::Scripts,
    level: Level::Error,
    default: Default::On,
    fixes: Fixes::None,
    page: include_str!("script_syntax.md"),
    check: CHECK,
};

#[cfg(not(feature = "javascript"))]
const CHECK: Check = Check::NeedsJavaScript;

#[cfg(feature = "javascript")]
const CHECK: Check = Check::Script(reading::check);

#[cfg(feature = "javascript")]
mod reading {
    use crate::diagnostic::Level;
    use crate::javascript::{Effect, Fault, FaultKind, Unsupported};
    use crate::rules::{Findings, ScriptSite};

    pub(super) fn check(site: &ScriptSite<'_, '_>, findings: &mut Findings<'_>) {
        match site.read() {
            None => {}
            Some(Err(faults)) => report_faults(site, faults, findings),
            Some(Ok(script)) => report_unsupported(site, &script.unsupported, findings),
        }
    }

    fn report_faults(site: &ScriptSite<'_, '_>, faults: &[Fault], findings: &mut Findings<'_>) {
        let place = site.places();
        for fault in faults {
            let location = place(&fault.range);
            let report = findings.report_in(location.source, location.span, &*fault.message);
            let _ = match fault.kind {
                FaultKind::Syntax => report
                    .hint("the server cannot compile the script, and refuses the configuration"),
                FaultKind::TooDeep => report.at_most(Level::Warning).hint(
                    "mosaic cannot read the script, so that nothing is known of it: the server may",
                ),
            };
        }
    }

    fn report_unsupported(
        site: &ScriptSite<'_, '_>,
        unsupported: &[Unsupported],
        findings: &mut Findings<'_>,
    ) {
        let place = site.places();
        for Unsupported { feature, range } in unsupported {
            let location = place(range);
            let message = format!("expected what Rhino 1.7.14 knows, found {}", feature.name());
            let report =
                findings.report_in(location.source, location.span, message).hint(feature.instead());
            let _ = match feature.effect() {
                Effect::Refused => report,
                Effect::Misread => report.at_most(Level::Warning),
            };
        }
    }
}
