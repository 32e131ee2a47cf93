//! What the compiler says about code that is held against generated code, each asked only once.

use std::collections::{BTreeMap, BTreeSet};

use crate::bench::{Bench, Side};

/// What is generated, each with the code that is held against it.
pub(crate) type Asked<'q> = BTreeMap<&'q str, BTreeSet<&'q str>>;

/// What the compiler is asked.
#[derive(Default)]
pub(crate) struct Questions<'q> {
    sound: Asked<'q>,
    open: Asked<'q>,
}

/// What the compiler says.
#[derive(Default)]
pub(crate) struct Answers<'q>(BTreeMap<&'q str, Vec<Complaint<'q>>>);

/// Something that the compiler complains of.
pub(crate) struct Complaint<'q> {
    /// The code that it is about, unless it is about what is generated.
    pub(crate) code: Option<&'q str>,
    /// What the compiler prints.
    pub(crate) words: String,
}

impl<'q> Questions<'q> {
    /// Asks whether `code` compiles against `generated`, which it was written for.
    pub(crate) fn add_sound(&mut self, generated: &'q str, code: impl Iterator<Item = &'q str>) {
        self.sound.entry(generated).or_default().extend(code);
    }

    /// Asks whether `code` compiles against `generated`, which may be something else.
    pub(crate) fn add_open(&mut self, generated: &'q str, code: impl Iterator<Item = &'q str>) {
        self.open.entry(generated).or_default().extend(code);
    }

    /// Asks the compiler, once, of all crates of a workspace called `name`.
    ///
    /// # Panics
    ///
    /// If it does not say where something fails, or did not look at everything.
    pub(crate) fn ask(mut self, name: &str) -> Answers<'q> {
        for (generated, code) in &mut self.open {
            if let Some(sound) = self.sound.get(generated) {
                code.retain(|code| !sound.contains(code));
            }
        }
        self.open.retain(|_, code| !code.is_empty());
        let mut bench = Bench::new(name);
        bench.lay_out(Side::Sound, &self.sound);
        bench.lay_out(Side::Open, &self.open);
        bench.compile()
    }
}

impl<'q> Answers<'q> {
    /// Adds a complaint about code that is held against `generated`.
    pub(crate) fn add(&mut self, generated: &'q str, complaint: Complaint<'q>) {
        self.0.entry(generated).or_default().push(complaint);
    }

    /// Returns what is complained of where code is held against `generated`.
    pub(crate) fn about(&self, generated: &str) -> &[Complaint<'q>] {
        self.0.get(generated).map_or(&[], |complaints| complaints)
    }
}
