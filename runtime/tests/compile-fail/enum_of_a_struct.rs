#[derive(mosaic::OpenEnum)]
struct Tier { gold: bool }

#[derive(mosaic::ReferenceEnum)]
struct Target { role: String }

fn main() {}
