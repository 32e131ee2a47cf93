//! What is open at a place of a script, and how much stack a parser has taken there.

use super::cost;

/// What opened a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// The parenthesis behind `if` and the like, which a statement follows.
    Head,
    /// One behind a word that may be like `if`, or a name.
    PerhapsHead,
    Parenthesis,
    Square,
    Brace,
    Template,
    /// A `${` in a template.
    Substitution,
}

/// The levels that are open, the innermost last.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    brackets: Vec<Bracket>,
    outermost: Level,
    inner: Vec<Level>,
    /// How many bytes of stack are taken.
    taken: usize,
    /// How many were at the most.
    most: usize,
}

/// What has been spent on a level since a statement or an element ended in it.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
    spent: usize,
    /// Whether it has a `do`, which goes on behind its statement.
    has_do: bool,
}

impl Levels {
    /// Returns how many levels are open.
    pub(super) fn depth(&self) -> usize {
        self.brackets.len()
    }

    /// Returns how many bytes of stack were taken at the most.
    pub(super) fn most(&self) -> usize {
        self.most
    }

    /// Returns what opened the innermost level.
    pub(super) fn innermost(&self) -> Option<Bracket> {
        self.brackets.last().copied()
    }

    /// Returns whether the same is open here as in `other`.
    pub(super) fn are_like(&self, other: &Self) -> bool {
        self.brackets == other.brackets
    }

    pub(super) fn open(&mut self, bracket: Bracket) {
        self.brackets.push(bracket);
        self.inner.push(Level::default());
        self.take(cost::BRACKET);
    }

    /// Closes the innermost level.
    pub(super) fn close(&mut self) {
        self.brackets.pop();
        let Some(level) = self.inner.pop() else { return };
        self.taken -= cost::BRACKET + level.spent;
        self.spend(cost::CLOSED);
    }

    /// Takes `bytes` until the statement ends.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.level().spent += bytes;
        self.take(bytes);
    }

    /// Notes a `do`.
    pub(super) fn begin_do(&mut self) {
        self.level().has_do = true;
    }

    /// Notes that a statement ended, or an element of a list.
    pub(super) fn end_statement(&mut self) {
        let level = self.level();
        if !level.has_do {
            let spent = std::mem::take(&mut level.spent);
            self.taken -= spent;
        }
    }

    /// Takes as much at each level as `other`, which is [like this one](Self::are_like), if that is more.
    pub(super) fn raise_to(&mut self, other: &Self) {
        let others = std::iter::once(&other.outermost).chain(&other.inner);
        let levels = std::iter::once(&mut self.outermost).chain(&mut self.inner);
        let mut taken = self.brackets.len() * cost::BRACKET;
        for (level, other) in levels.zip(others) {
            level.spent = level.spent.max(other.spent);
            level.has_do |= other.has_do;
            taken += level.spent;
        }
        self.taken = taken;
        self.most = self.most.max(other.most).max(taken);
    }

    fn level(&mut self) -> &mut Level {
        self.inner.last_mut().unwrap_or(&mut self.outermost)
    }

    fn take(&mut self, bytes: usize) {
        self.taken += bytes;
        self.most = self.most.max(self.taken);
    }
}
