#[derive(mosaic::OpenEnum)]
enum Tier { Gold(u8), #[managed(name = "x")] Silver, #[managed(name = "x")] Bronze }

fn main() {}
