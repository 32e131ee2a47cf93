//! Makes the types of the sample tenant, which the tests and the example use, and the code of the
//! guides.

#[path = "src/guide.rs"]
mod guide;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// The pages whose code is compiled and run.
const GUIDES: [(&str, &str); 4] = [
    ("client", "../docs/guide/client.md"),
    ("client_more", "../docs/guide/client-more.md"),
    ("emulator", "../docs/guide/emulator.md"),
    ("readme", "../README.md"),
];

fn main() -> Result<(), Box<dyn Error>> {
    mosaic_codegen::Build::new().config("../schemas/mosaic.toml").run()?;
    let made = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo runs build scripts")?);
    for (name, page) in GUIDES {
        println!("cargo::rerun-if-changed={page}");
        let program = guide::program(&fs::read_to_string(page)?);
        fs::write(made.join(format!("guide_{name}.rs")), program)?;
    }
    // The guides include the schema as a file beside their code.
    fs::copy("../schemas/managed.json", made.join("managed.json"))?;
    Ok(())
}
