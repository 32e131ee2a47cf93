//! An error as text, for a person and for a log.

use std::fmt::{self, Write};

use super::{Details, Effect, Kind};
use crate::wire::Refusal;

/// Writes one phrase: what was asked, what came of it, and what support staff ask for.
pub(super) fn display(details: &Details, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some((verb, path)) = &details.subject {
        write!(formatter, "{verb} `{path}`: ")?;
    }
    write_kind(details, formatter)?;
    if let Some(url) = &details.server {
        write!(formatter, " at `{url}`")?;
    }
    for (index, failure) in details.policy_failures.iter().enumerate() {
        write!(formatter, "{} {failure}", if index == 0 { ":" } else { "," })?;
    }
    if details.attempts.effect == Effect::Possible {
        formatter.write_str(", and it may have been done")?;
    }
    write_context(details, formatter)
}

fn write_kind(details: &Details, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match &details.kind {
        Kind::Refused(refusal) => write_refusal(refusal, formatter),
        Kind::Token(error) => write!(formatter, "{error}"),
        Kind::Foreign { status, media_type, .. } => {
            let media_type = media_type.as_deref().unwrap_or("no media type");
            write!(formatter, "expected an answer of the server, found {} with ", status.as_u16())?;
            write_plainly(media_type, formatter)
        }
        Kind::Unreadable(message) => {
            formatter.write_str("the answer cannot be read")?;
            write_message(message, formatter)
        }
        Kind::Record(error) => {
            formatter.write_str("an object in the answer cannot be read")?;
            write_message(&error.to_string(), formatter)
        }
        Kind::Transport(error) => write!(formatter, "{error}"),
        Kind::Deadline(limit) => write!(formatter, "no answer within {limit:?}"),
        Kind::Request(message) | Kind::Paging(message) => write_plainly(message, formatter),
        Kind::None => formatter.write_str("expected one object, found none"),
        Kind::Several => formatter.write_str("expected one object, found several"),
    }
}

fn write_refusal(refusal: &Refusal, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(formatter, "{} ", refusal.status.as_u16())?;
    write_plainly(&refusal.reason, formatter)?;
    write_message(&refusal.message, formatter)
}

fn write_context(details: &Details, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let made = details.attempts.made;
    match &details.transaction_id {
        Some(id) if made > 1 => {
            write!(formatter, " (transaction {}, {made} attempts)", id.escape_debug())
        }
        Some(id) => write!(formatter, " (transaction {})", id.escape_debug()),
        None if made > 1 => write!(formatter, " ({made} attempts)"),
        None => Ok(()),
    }
}

fn write_message(message: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    if message.is_empty() {
        return Ok(());
    }
    formatter.write_str(": ")?;
    write_plainly(message, formatter)
}

/// Writes a text of someone else on one line: its control characters are escaped.
fn write_plainly(text: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    text.chars().try_for_each(|character| {
        if character.is_control() {
            return write!(formatter, "{}", character.escape_default());
        }
        formatter.write_char(character)
    })
}

/// Writes what the error can answer in the shape of a struct.
pub(super) fn debug(details: &Details, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut output = formatter.debug_struct("Error");
    output.field("text", &Text(details));
    if let Some(status) = details.status {
        output.field("status", &status.as_u16());
    }
    if !details.policy_failures.is_empty() {
        output.field("policy_failures", &details.policy_failures);
    }
    if let Some(pause) = details.retry_after {
        output.field("retry_after", &pause);
    }
    if let Some(source) = details.kind.source() {
        output.field("source", &source);
    }
    output.finish_non_exhaustive()
}

/// The text of an error as a member of its debug form.
struct Text<'a>(&'a Details);

impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Phrase<'a>(&'a Details);

        impl fmt::Display for Phrase<'_> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                display(self.0, formatter)
            }
        }

        write!(formatter, "{:?}", Phrase(self.0).to_string())
    }
}
