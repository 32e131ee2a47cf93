//! Makes the types of `src/main.rs` from the schema that `mosaic.toml` names.

fn main() -> Result<(), mosaic_codegen::BuildError> {
    mosaic_codegen::Build::new().run()
}
