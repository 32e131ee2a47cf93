//! Makes the types of the sample tenant, which the end-to-end tests and the example use.

fn main() -> Result<(), mosaic_codegen::BuildError> {
    mosaic_codegen::Build::new().config("../schemas/mosaic.toml").run()
}
