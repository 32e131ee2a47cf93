//! Pairs of schemas whose verdicts are held against what the compiler says.

use std::collections::BTreeSet;

use mosaic_codegen::diff::Verdict;

use crate::compiler::Questions;
use crate::consumer::{Use, uses};
use crate::judged;
use crate::pair::{Pair, Ruled};

/// Pairs of schemas on their way to the compiler.
pub(crate) struct Proof {
    name: String,
    cases: Vec<Case>,
}

/// A pair: what is generated from each side, and code that uses all that comes of the old one.
pub(crate) struct Case {
    pub(crate) name: String,
    old: String,
    new: String,
    pub(crate) uses: Vec<Use>,
    pub(crate) ruled: Vec<Ruled>,
}

impl Proof {
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), cases: Vec::new() }
    }

    /// Adds `pair`.
    pub(crate) fn add(&mut self, pair: &Pair) {
        let (old, new) = pair.generated();
        let mut uses = uses(&old);
        uses.extend(pair.written.iter().cloned());
        self.cases.push(Case { name: pair.name.clone(), old, new, uses, ruled: pair.ruled() });
    }

    /// Holds every verdict against what the compiler says, and returns the verdicts that there were.
    ///
    /// # Panics
    ///
    /// If code does not compile against what it was written for, or the compiler disagrees.
    pub(crate) fn hold(&self) -> BTreeSet<Verdict> {
        assert!(!self.cases.is_empty(), "{} proves nothing", self.name);
        let mut questions = Questions::default();
        for case in &self.cases {
            questions.add_sound(&case.old, case.code());
            questions.add_open(&case.new, case.code());
        }
        let answers = questions.ask(&self.name);
        self.hold_all(|case| judged::unsound(case, answers.about(&case.old)));
        self.hold_all(|case| judged::faults(case, answers.about(&case.new)));
        self.cases.iter().flat_map(|case| &case.ruled).map(|ruled| ruled.verdict).collect()
    }
    fn hold_all(&self, faults: impl Fn(&Case) -> Vec<String>) {
        let faults: Vec<_> = self.cases.iter().flat_map(faults).collect();
        assert!(faults.is_empty(), "{}:\n{}", self.name, faults.join("\n"));
    }
}

impl Case {
    fn code(&self) -> impl Iterator<Item = &str> {
        self.uses.iter().map(|used| used.code.as_str())
    }
}
