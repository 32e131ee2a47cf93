//! Which changes leave two things with one name in generated code, so that none is generated.

use std::collections::{BTreeMap, HashSet};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::diff::{Change, Consumer, Harm, Side, Verdict, source};
use crate::emit;
use crate::review::Reviewed;
use crate::span::{Location, SourceId, Span};

/// Judges those of `changes` as breaking for Rust that brought a collision of names which the new side alone
/// has, where `configs` say what code is generated of each side. What makes something else of a property
/// breaks generated code anyway.
pub(super) fn judge(
    changes: &mut [Reviewed<'_>],
    [old, new]: [Side<'_>; 2],
    [before, now]: [&Config; 2],
) {
    if changes.is_empty() {
        return;
    }
    let collisions = emit::collisions(new.model, now);
    if collisions.is_empty() {
        return;
    }
    let known = emit::collisions(old.model, before);
    let known: HashSet<_> = known.iter().map(|known| known.message.as_str()).collect();
    let culprits = Culprits::of(changes);
    for collision in collisions.iter().filter(|it| !known.contains(it.message.as_str())) {
        let others = collision.related.iter().map(|related| related.location);
        let places = std::iter::once(collision.location).chain(others);
        for position in places.filter_map(|place| culprits.at(place)) {
            changes[position].impact.worsen(harm(collision));
        }
    }
}

/// The changes that brought something with a name, by where that begins: where it ends, and the position of
/// the change. Nothing of it is inside of anything else of it.
#[derive(Default)]
struct Culprits(BTreeMap<(SourceId, u32), (u32, usize)>);

impl Culprits {
    fn of(changes: &[Reviewed<'_>]) -> Self {
        let mut culprits = Self::default();
        for (position, reviewed) in changes.iter().enumerate() {
            culprits.add(position, &reviewed.change);
        }
        culprits
    }

    fn add(&mut self, position: usize, change: &Change<'_>) {
        let Some(object) = change.object.new else { return };
        let mut add = |span: Span| {
            self.0.insert((object.source(), span.start), (span.end, position));
        };
        match (change.property.old, change.property.new) {
            (None, Some(property)) => {
                add(property.name.span);
                add(property.value.span());
            }
            (Some(old), Some(new)) if old.name.value != new.name.value => add(new.name.span),
            (_, None) => match change.object.old {
                None => add(object.value.span()),
                Some(old) if old.name.value != object.name.value => add(object.name.span),
                Some(_) => {}
            },
            _ => {}
        }
    }

    /// Returns the position of the change that brought what is at `place`.
    fn at(&self, place: Location) -> Option<usize> {
        let before = self.0.range(..=(place.source, place.span.start)).next_back();
        let ((source, _), (end, position)) = before?;
        (*source == place.source && place.span.end <= *end).then_some(*position)
    }
}

/// Returns what is said of a change for the sake of `collision`.
fn harm(collision: &Diagnostic) -> Harm {
    let todo = collision.hint.as_deref().unwrap_or("choose another name");
    Harm {
        consumers: &[Consumer::Rust],
        verdict: Verdict::Breaking,
        because: format!("no code is generated any more: {}", collision.message),
        todo: todo.to_owned(),
        source: source::GENERATOR,
    }
}
