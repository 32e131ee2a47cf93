use mosaic::Projection;

#[derive(Projection)]
struct Card { mail: String, #[managed(name = "x")] other: String }

fn main() {}
