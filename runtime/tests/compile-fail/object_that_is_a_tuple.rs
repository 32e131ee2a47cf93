#[derive(Clone, Default, PartialEq, mosaic::ManagedObject)]
#[managed(path = "managed/user")]
struct User(String);

fn main() {}
