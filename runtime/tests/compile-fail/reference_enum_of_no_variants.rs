#[derive(mosaic::ReferenceEnum)]
enum Target {}

fn main() {}
