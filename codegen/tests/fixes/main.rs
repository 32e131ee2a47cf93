//! What may be asked of every fix: it mends, it mends nothing else, and it is done after one time.

mod corpus;
mod laws;
mod mutations;
mod together;
