//! Types that are only written otherwise, in few lines.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::report::harmless;
use crate::review::Noise;

/// How many types have a line each; of more, all but the largest share one.
const MOST: usize = 4;

/// One line about types that are only written otherwise.
pub(super) struct Line<'n> {
    /// The type, or how many.
    pub(super) name: Cow<'n, str>,
    /// How many lines a line by line comparison adds.
    pub(super) added: usize,
    /// How many it removes.
    pub(super) removed: usize,
}

/// Returns the lines about `noise`: the types by name, or the largest and how many others there are.
pub(super) fn lines<'n>(noise: &'n [Noise<'_>]) -> Vec<Line<'n>> {
    if noise.len() <= MOST {
        return noise.iter().map(line).collect();
    }
    let mut sorted: Vec<_> = noise.iter().collect();
    sorted.sort_by_key(|noise| Reverse(noise.added + noise.removed)); // stable: then by name
    let (largest, others) = sorted.split_at(MOST - 1);
    let mut lines: Vec<_> = largest.iter().map(|noise| line(noise)).collect();
    lines.push(Line {
        name: format!("{} other types", others.len()).into(),
        added: others.iter().map(|noise| noise.added).sum(),
        removed: others.iter().map(|noise| noise.removed).sum(),
    });
    lines
}

fn line<'n>(noise: &'n Noise<'_>) -> Line<'n> {
    Line { name: harmless(noise.object), added: noise.added, removed: noise.removed }
}
