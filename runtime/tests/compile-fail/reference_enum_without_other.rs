use mosaic::{Reference, Untyped};

#[derive(mosaic::ReferenceEnum)]
enum Target { Any(Reference<Untyped>), Text(String) }

fn main() {}
