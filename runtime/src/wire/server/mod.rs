//! The side of a server: requests are read strictly, answers are written as servers write them.

mod flavour;

pub use self::flavour::Flavour;
