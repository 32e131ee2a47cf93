//! The terms on which something is accepted: why, until when, and who answers for it.

use crate::config::reader::{Entry, Reader};
use crate::date::Date;
use crate::span::{Span, Spanned};

/// What `[[lint.allow]]` and `[[diff.approve]]` say alike, as far as it was read.
#[derive(Default)]
pub(super) struct Terms {
    pub(super) reason: Option<Spanned<String>>,
    pub(super) until: Option<Spanned<Date>>,
    pub(super) owner: Option<Spanned<String>>,
}

impl Terms {
    /// Reads `entry` if it is one of the terms, and returns whether it is.
    pub(super) fn read(&mut self, reader: &mut Reader, entry: &Entry<'_>) -> bool {
        match entry.name {
            "reason" => {
                let text = reader.string(entry);
                self.reason = text.filter(|text| !text.value.trim().is_empty());
            }
            "until" => self.until = reader.date(entry),
            "owner" => self.owner = reader.string(entry),
            _ => return false,
        }
        true
    }

    /// Reports that the table at `span`, which is called `path`, gives no reason.
    pub(super) fn check_reason(&self, reader: &mut Reader, span: Span, path: &str) {
        if self.reason.is_none() {
            let way_out = "write `reason = \"…\"`: whoever reads it next year wants to know";
            reader.missing(span, "reason", path, way_out);
        }
    }
}

/// Returns whether what is accepted `until` a day still is on `today`; without a day, it is.
pub(super) fn hold_on(until: Option<&Spanned<Date>>, today: Option<Date>) -> bool {
    until.zip(today).is_none_or(|(until, today)| today <= until.value)
}
