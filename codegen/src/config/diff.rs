//! `[diff]`: which changes of a configuration are approved, and which ones fail a review.

use crate::config::reader::{Entry, Reader, Table};
use crate::config::terms::{self, Terms};
use crate::date::Date;
use crate::span::{Span, Spanned};

/// The keys of the table.
const KEYS: [&str; 2] = ["fail-on", "approve"];

/// The keys of an approval.
const APPROVAL_KEYS: [&str; 4] = ["fingerprint", "reason", "until", "owner"];

/// The words that `fail-on` takes.
const LIMITS: [(&str, FailOn); 3] =
    [("breaking", FailOn::Breaking), ("risky", FailOn::Risky), ("never", FailOn::Never)];

/// What `[diff]` says.
#[derive(Clone, Debug, Default)]
pub struct Diff {
    /// `fail-on`: from which verdict on a change fails a review.
    pub fail_on: FailOn,
    /// `[[diff.approve]]`: the changes that are approved, in the order they were written.
    pub approvals: Vec<Approval>,
}

/// From which verdict on a change fails a review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FailOn {
    /// Fail on what breaks somebody.
    #[default]
    Breaking,
    /// Fail also on what may break somebody, and on approvals that hold nothing.
    Risky,
    /// Succeed whatever changed.
    Never,
}

/// One approved change.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// Where the entry stands.
    pub span: Span,
    /// `fingerprint`: what the change is known by in every report, 16 hexadecimal digits.
    pub fingerprint: Spanned<String>,
    /// `reason`: why it is approved.
    pub reason: Spanned<String>,
    /// `until`: the last day on which it is.
    pub until: Option<Spanned<Date>>,
    /// `owner`: who answers for it.
    pub owner: Option<Spanned<String>>,
}

impl Approval {
    /// Returns whether it still holds on `today`; without a day, none has ended.
    #[must_use]
    pub fn holds_on(&self, today: Option<Date>) -> bool {
        terms::hold_on(self.until.as_ref(), today)
    }
}

/// Reads the table.
pub(super) fn read(reader: &mut Reader, entry: &Entry<'_>) -> Diff {
    let mut diff = Diff::default();
    let Some(table) = reader.table(entry) else {
        return diff;
    };
    for entry in table.entries() {
        match entry.name {
            "fail-on" => diff.fail_on = reader.choice(&entry, &LIMITS).unwrap_or_default(),
            "approve" => {
                let tables = reader.tables(&entry);
                let approvals = tables.iter();
                diff.approvals = approvals
                    .filter_map(|(span, table)| read_approval(reader, *span, table))
                    .collect();
            }
            _ => reader.unknown_key(&entry, &KEYS),
        }
    }
    diff
}

fn read_approval(reader: &mut Reader, span: Span, table: &Table<'_>) -> Option<Approval> {
    let before = reader.count();
    let (mut fingerprint, mut terms) = (None, Terms::default());
    for entry in table.entries() {
        match entry.name {
            "fingerprint" => fingerprint = read_fingerprint(reader, &entry),
            _ if terms.read(reader, &entry) => {}
            _ => reader.unknown_key(&entry, &APPROVAL_KEYS),
        }
    }
    if reader.count() > before {
        return None; // what is missing would only be said of what was refused
    }
    if fingerprint.is_none() {
        let way_out = "write `fingerprint = \"…\"`: the 16 digits in the last line of the change";
        reader.missing(span, "fingerprint", "diff.approve", way_out);
    }
    terms.check_reason(reader, span, "diff.approve");
    let Terms { reason, until, owner } = terms;
    Some(Approval { span, fingerprint: fingerprint?, reason: reason?, until, owner })
}

fn read_fingerprint(reader: &mut Reader, entry: &Entry<'_>) -> Option<Spanned<String>> {
    let text = reader.string(entry)?;
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.value.len() == 16 && text.value.bytes().all(is_digit) {
        return Some(text);
    }
    let message = format!("expected a fingerprint, found `{}`", text.value);
    reader.wrong_value(entry, &message, "copy its 16 digits from a report of `mosaic diff`");
    None
}
