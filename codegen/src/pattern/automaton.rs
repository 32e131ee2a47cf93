//! The position automaton of a regular expression, and whether a text has many ways through it.
//!
//! Each character or class of the expression is a state, and an edge leads to what may come next
//! (Glushkov's construction). A matcher that backtracks takes exponential time when a state can be
//! reached from itself in two ways by the same text (Weideman et al., "Analyzing Matching Time
//! Behavior of Backtracking Regular Expression Matchers", 2016).

use std::ops::Range;

use super::class::Class;

/// How many states are followed: as many as a set has room for.
const MOST_STATES: usize = 128;

/// A set of states.
type States = u128;

/// What a part of an expression is, seen from outside.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fragment {
    /// The states that it may start with.
    first: States,
    /// The states that it may end with.
    last: States,
    /// All of its states.
    all: States,
    /// Whether it may be passed without a character.
    is_nullable: bool,
}

impl Fragment {
    /// The fragment of nothing, which is also that of an assertion.
    pub(super) const EMPTY: Self = Self { first: 0, last: 0, all: 0, is_nullable: true };

    /// Returns the fragment that is either of the two.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            first: self.first | other.first,
            last: self.last | other.last,
            all: self.all | other.all,
            is_nullable: self.is_nullable || other.is_nullable,
        }
    }

    /// Returns the fragment that may be left out.
    pub(super) fn optional(self) -> Self {
        Self { is_nullable: true, ..self }
    }
}

/// A repetition that a text has many ways through.
#[derive(Clone, Debug)]
struct Ambiguity {
    repeated: Fragment,
    range: Range<usize>,
}

/// What a regular expression may do next, character by character.
#[derive(Clone, Debug, Default)]
pub(super) struct Automaton {
    classes: Vec<Class>,
    /// Which states match something that each state matches.
    overlaps: Vec<States>,
    /// Where each state leads.
    next: Vec<States>,
    /// Where each state leads in two ways.
    twice: Vec<States>,
    /// The innermost ambiguous repetitions.
    ambiguities: Vec<Ambiguity>,
    /// How many repetitions there are.
    loops: usize,
    /// The states at which the expression has matched.
    accepting: States,
    /// Whether something without a character, such as `$`, may fail.
    has_assertion: bool,
    /// Whether there was more than is followed.
    is_too_large: bool,
    choices: usize,
}

impl Automaton {
    /// Adds a state that matches one code unit of `class`, and returns it as a fragment.
    pub(super) fn state(&mut self, class: Class) -> Fragment {
        if self.classes.len() == MOST_STATES {
            self.is_too_large = true;
            return Fragment::default();
        }
        let index = self.classes.len();
        let state = 1 << index;
        self.classes.push(class);
        self.overlaps.push(0);
        for other in 0..=index {
            if self.classes[other].overlaps(&self.classes[index]) {
                self.overlaps[other] |= state;
                self.overlaps[index] |= 1 << other;
            }
        }
        self.next.push(0);
        self.twice.push(0);
        Fragment { first: state, last: state, all: state, is_nullable: false }
    }

    /// Adds something that may fail without a character, and returns it as a fragment.
    pub(super) fn assertion(&mut self) -> Fragment {
        self.has_assertion = true;
        Fragment::EMPTY
    }

    /// Adds a choice of a matcher, which it comes back to when the rest fails.
    pub(super) fn choice(&mut self) {
        self.choices += 1;
    }

    /// Returns how many choices there are.
    pub(super) fn choices(&self) -> usize {
        self.choices
    }

    /// Returns `before` and then `after` as one fragment.
    pub(super) fn concatenated(&mut self, before: Fragment, after: Fragment) -> Fragment {
        self.connect(before.last, after.first);
        let first = if before.is_nullable { before.first | after.first } else { before.first };
        let last = if after.is_nullable { before.last | after.last } else { after.last };
        Fragment {
            first,
            last,
            all: before.all | after.all,
            is_nullable: before.is_nullable && after.is_nullable,
        }
    }

    /// Repeats `fragment`, which stands at `range`, any number of times.
    pub(super) fn repeat(&mut self, fragment: Fragment, range: Range<usize>) {
        self.connect(fragment.last, fragment.first);
        self.loops += 1;
        self.is_too_large |= self.loops > MOST_STATES;
        let has_inner = self.ambiguities.iter().any(|one| one.repeated.all & fragment.all != 0);
        if self.is_too_large || has_inner {
            return;
        }
        if states(fragment.all).any(|state| self.has_second_way(state)) {
            self.ambiguities.push(Ambiguity { repeated: fragment, range });
        }
    }

    /// Ends the expression, which is `whole`.
    pub(super) fn finish(mut self, whole: Fragment) -> Self {
        self.accepting = whole.last;
        self
    }

    /// Returns the first repetition that a text has exponentially many ways through, all of which are
    /// tried when what follows fails.
    pub(super) fn exponential_loop(&self) -> Option<Range<usize>> {
        let can_fail =
            |one: &&Ambiguity| self.has_assertion || one.repeated.last & self.accepting == 0;
        let found = self.ambiguities.iter().find(can_fail).filter(|_| !self.is_too_large);
        found.map(|one| one.range.clone())
    }

    fn connect(&mut self, from: States, to: States) {
        for state in states(from) {
            self.twice[state] |= self.next[state] & to;
            self.next[state] |= to;
        }
    }

    /// Returns whether some text leads from `start` back to it in two ways.
    ///
    /// Two walkers read the same text; once they have parted, they have to meet at `start`.
    fn has_second_way(&self, start: usize) -> bool {
        let mut together: States = 0;
        let mut parted: Vec<States> = vec![0; self.classes.len()];
        let mut open = vec![(start, start, false)];
        while let Some((left, right, have_parted)) = open.pop() {
            for left_next in states(self.next[left]) {
                for right_next in states(self.next[right] & self.overlaps[left_next]) {
                    let part_here = left_next != right_next
                        || left == right && self.twice[left] & 1 << left_next != 0;
                    let have_parted = have_parted || part_here;
                    if have_parted && left_next == start && right_next == start {
                        return true;
                    }
                    let seen = if have_parted { &mut parted[left_next] } else { &mut together };
                    if *seen & 1 << right_next == 0 {
                        *seen |= 1 << right_next;
                        open.push((left_next, right_next, have_parted));
                    }
                }
            }
        }
        false
    }
}

/// Returns the numbers of the states in `set`, in their order.
fn states(mut set: States) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if set == 0 {
            return None;
        }
        let state = set.trailing_zeros() as usize;
        set &= set - 1;
        Some(state)
    })
}
