#[derive(mosaic::ManagedObject)]
#[managed(path = "managed/user")]
enum User { One }

fn main() {}
