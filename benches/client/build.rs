//! Makes the type of the records from the schema that `mosaic.toml` names.

fn main() -> Result<(), mosaic_codegen::BuildError> {
    mosaic_codegen::Build::new().run()
}
