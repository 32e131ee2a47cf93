//! The way from a record to the value that could not be read.

use std::fmt;

/// One step of the way from the record to the value that could not be read.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// The way to the value that could not be read, innermost step first.
#[derive(Debug, Default)]
pub(crate) struct Trail(Vec<Step>);

impl Trail {
    pub(crate) fn left(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Trail {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().rev().enumerate() {
            match step {
                Step::Name(name) if position == 0 => formatter.write_str(name)?,
                Step::Name(name) => write!(formatter, ".{name}")?,
                Step::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}
