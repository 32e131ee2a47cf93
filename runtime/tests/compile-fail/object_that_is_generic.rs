#[derive(mosaic::ManagedObject)]
#[managed(path = "managed/user")]
struct User<T> { mail: Option<T> }

fn main() {}
