#[derive(Clone, Default, PartialEq, mosaic::SubObject)]
struct Preferences {
    #[managed(rest)] rest: mosaic::Rest,
    #[managed(rest)] others: mosaic::Rest,
}

fn main() {}
