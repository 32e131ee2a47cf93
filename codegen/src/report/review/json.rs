//! A review for a machine: one JSON object, described by `schemas/review.schema.json`.
//!
//! Lines count from 1; columns count Unicode scalar values from 1; the end is the place after the
//! last character. `old` and `new` are null where a side has neither the thing nor what lacks it.
//! Every change is listed. A reader ignores members that it does not know.

use crate::config::Approval;
use crate::diff::{Consumer, Written, is_encrypted};
use crate::json::Value;
use crate::report::Place;
use crate::report::review::ReviewReport;
use crate::report::review::excerpt::Excerpt;
use crate::report::review::places::SidePlaces;
use crate::report::writer::Writer;
use crate::review::{Capacity, Extent, Reviewed};
use crate::usage::Unread;
use crate::usage::{Certainty, Usage};

/// How long a value is at most that is shown, in bytes.
const LONGEST: usize = 4_096;

/// Returns `report` as one JSON object, with a line for each change.
pub(in crate::report) fn render(report: &ReviewReport<'_>) -> String {
    let review = report.review;
    let places = report.places();
    let mut writer = Writer::default();
    writer.object(|object| {
        object.key("version").number(1);
        object.key("changes").array(|list| {
            for reviewed in &review.changes {
                list.line();
                change(list, &places, reviewed);
            }
            list.end_line();
        });
        object.key("noise").array(|list| {
            for noise in &review.noise {
                list.object(|object| {
                    object.key("type").string(noise.object);
                    object.key("added").number(noise.added);
                    object.key("removed").number(noise.removed);
                });
            }
        });
        object
            .key("capacity")
            .array(|list| review.capacity.iter().for_each(|it| capacity(list, it)));
        object.key("findings").array(|list| {
            for finding in report.faults().chain(&review.findings) {
                list.object(|object| {
                    object.key("rule").string(finding.rule);
                    object.key("level").string(finding.level.name());
                    object.key("message").string(&finding.message);
                    object.key("hint").optional(finding.hint.as_deref());
                    place(object.key("at"), places.at(finding.location).as_ref());
                });
            }
        });
        object.key("summary").object(|summary| {
            for (count, name) in review.counts().named() {
                summary.key(name).number(count);
            }
            part(summary.key("part"), &review.extent);
            summary
                .key("unread")
                .array(|list| report.unread.iter().for_each(|it| unread(list, it)));
        });
    });
    writer.finish() + "\n"
}

/// Writes which side is a part, or null where all types are compared.
fn part(writer: &mut Writer, extent: &Extent<'_>) {
    let Extent::Part(part) = extent else { return writer.null() };
    writer.object(|object| {
        object.key("side").string(part.side.name());
        object.key("types").array(|list| part.held.iter().for_each(|name| list.string(name)));
        object.key("left_out").number(part.left_out);
    });
}

/// Writes a file of the tree that nobody looked at.
fn unread(list: &mut Writer, unread: &Unread) {
    list.object(|object| {
        object.key("file").string(&unread.name);
        object.key("because").string(unread.reason.name());
    });
}

fn change(list: &mut Writer, places: &SidePlaces<'_>, reviewed: &Reviewed<'_>) {
    let Reviewed { change, impact, fingerprint, approval, usages } = reviewed;
    let sides = places.of(change);
    list.object(|object| {
        object.key("path").string(&change.path);
        object.key("type").string(reviewed.object());
        object.key("kind").string(change.kind.name());
        object.key("key").optional(change.key.as_deref());
        object.key("other_end").optional(change.other_end.as_deref());
        object.key("verdict").string(reviewed.verdict().name());
        object.key("consumers").object(|consumers| {
            for consumer in Consumer::ALL {
                consumers.key(consumer.name()).string(impact.of(consumer).name());
            }
        });
        object.key("because").string(&impact.because);
        object.key("do").optional(impact.todo.as_deref());
        object.key("source").string(impact.source);
        side(object.key("old"), sides.old.as_ref(), change.written.old);
        side(object.key("new"), sides.new.as_ref(), change.written.new);
        excerpt(object.key("excerpt"), places.excerpt(change).as_ref());
        object.key("fingerprint").string(fingerprint);
        match approval {
            Some(approval) => approved(object.key("approval"), approval),
            None => object.key("approval").null(),
        }
        object.key("usages").array(|list| {
            usages.places.iter().for_each(|it| usage(list, places, it));
        });
        object.key("more_usages").number(usages.more);
    });
}

fn usage(list: &mut Writer, places: &SidePlaces<'_>, usage: &Usage) {
    list.object(|object| {
        object.key("name").string(&usage.name);
        object.key("how").string(usage.how.name());
        object.key("category").string(usage.category.name());
        let is_certain = usage.certainty == Certainty::Certain;
        object.key("certainty").string(if is_certain { "certain" } else { "possible" });
        place(object.key("at"), places.of_usage(usage).as_ref());
    });
}

fn approved(writer: &mut Writer, approval: &Approval) {
    writer.object(|object| {
        object.key("reason").string(&approval.reason.value);
        let until = approval.until.map(|until| until.value.to_string());
        object.key("until").optional(until.as_deref());
        let owner = approval.owner.as_ref().map(|owner| owner.value.as_str());
        object.key("owner").optional(owner);
    });
}

fn capacity(list: &mut Writer, capacity: &Capacity<'_>) {
    list.object(|object| {
        object.key("type").string(capacity.object);
        object.key("of").string(capacity.resource.name());
        object.key("old").number(capacity.old);
        object.key("new").number(capacity.new);
        object.key("limit").number(capacity.limit);
    });
}

/// Writes the first lines that only one side has, or null where there are none to show.
fn excerpt(writer: &mut Writer, excerpt: Option<&Excerpt>) {
    let Some(Excerpt { removed, added, more }) = excerpt else {
        return writer.null();
    };
    writer.object(|object| {
        object.key("removed").array(|list| removed.iter().for_each(|line| list.string(line)));
        object.key("added").array(|list| added.iter().for_each(|line| list.string(line)));
        object.key("more").number(more);
    });
}

/// Writes where a side has what changed, or what lacks it, and what stands there.
fn side(writer: &mut Writer, place: Option<&Place<'_>>, written: Option<Written<'_>>) {
    let Some(place) = place else {
        return writer.null();
    };
    let value = written.and_then(|written| written.value);
    writer.object(|object| {
        members(object, place);
        object.key("present").boolean(value.is_some());
        let text = value.filter(|value| is_shown(*value)).map(Value::raw);
        object.key("text").optional(text);
    });
}

/// Returns whether a value is shown: it is no secret, and does not fill the report.
fn is_shown(value: Value<'_>) -> bool {
    value.raw().len() <= LONGEST && !is_encrypted(value)
}

/// Writes a place, or null where there is none.
fn place(writer: &mut Writer, place: Option<&Place<'_>>) {
    let Some(place) = place else {
        return writer.null();
    };
    writer.object(|object| members(object, place));
}

fn members(object: &mut Writer, place: &Place<'_>) {
    object.key("file").string(&place.source.name);
    object.key("line").number(place.start.line);
    object.key("column").number(place.start.column);
    object.key("end_line").number(place.end.line);
    object.key("end_column").number(place.end.column);
}
