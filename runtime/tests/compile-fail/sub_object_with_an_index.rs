#[derive(Clone, Default, PartialEq, mosaic::SubObject)]
#[managed(path = "managed/user")]
struct Preferences { #[managed(indexed)] updates: Option<bool> }

fn main() {}
