//! The side of a server: requests are read strictly, answers are written as servers write them.

mod flavour;
mod object;

pub use self::flavour::Flavour;
pub(super) use self::object::Object;
