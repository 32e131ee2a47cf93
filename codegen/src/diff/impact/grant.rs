//! Grants that depend on a condition or on a time.

use crate::diff::Verdict::Risky;
use crate::diff::flag::Turned;
use crate::diff::impact::judged::Judged;
use crate::diff::impact::site::{Site, name};
use crate::diff::impact::{flag, source};

pub(super) fn of_relationship(site: &Site<'_, '_>) -> Judged {
    let because = format!(
        "{} decides who is granted something by a condition: grants appear or vanish",
        name(site.key())
    );
    Judged::new(because, source::CONDITIONAL)
        .records(Risky)
        .access(Risky)
        .todo("list who is granted what before and after on a test tenant")
}

pub(super) fn conditional(site: &Site<'_, '_>) -> Judged {
    flag::judged(site, false, |_, turned| {
        let because = match turned {
            Turned::On => "the text is read as a condition: whoever meets it is granted something",
            Turned::Off => "the text is no longer read as a condition: grants by it vanish",
        };
        Judged::new(because, source::CONDITIONAL)
            .records(Risky)
            .access(Risky)
            .todo("list who is granted what before and after on a test tenant")
    })
}

pub(super) fn temporal(site: &Site<'_, '_>) -> Judged {
    flag::judged(site, false, |_, turned| {
        let because = match turned {
            Turned::On => {
                "grants hold within their times alone: those of the past and of the future vanish"
            }
            Turned::Off => "grants hold whatever times they carry: those of the past come back",
        };
        Judged::new(because, source::TEMPORAL)
            .access(Risky)
            .todo("list the grants that carry times first")
    })
}
