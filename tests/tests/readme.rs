//! What the README shows is what a reader gets.

use std::fs;

use mosaic_codegen::config::Config;
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::{Target, compile};
use mosaic_tests::{ScratchCrate, workspace};

/// How long one story may be.
const LINES: usize = 120;

fn readme() -> String {
    fs::read_to_string(workspace().join("README.md")).expect("the README can be read")
}

/// Returns the blocks of the README that are marked with `language`.
fn blocks(language: &str) -> Vec<String> {
    let readme = readme();
    let fence = format!("```{language}\n");
    let blocks = readme.split(&fence).skip(1);
    blocks.map(|rest| rest.split("```").next().expect("a first part").to_owned()).collect()
}

/// Compiles the sample tenant with the text of a `mosaic.toml`.
fn generate(settings: &str) -> String {
    let mut sources = Sources::new();
    let tenant = fs::read(workspace().join("schemas/managed.json")).expect("the tenant");
    sources.add("managed.json", tenant, Role::Configuration);
    let (settings_id, _) = sources.add("mosaic.toml", settings.into(), Role::Settings);
    let (config, findings) = Config::parse(settings, settings_id);
    assert_eq!(findings, []);
    let compiled = compile(&sources, &config, Target::Rust);
    let [file] = compiled.files.as_slice() else { panic!("one file: {:?}", compiled.diagnostics) };
    file.text.clone()
}

#[test]
fn the_readme_is_one_short_story() {
    let lines = readme().lines().count();
    assert!(lines <= LINES, "{lines} lines");
}

#[test]
fn every_line_of_the_shown_type_is_generated_in_that_order() {
    let [shown, ..] = &blocks("rust")[..] else { panic!("no Rust in the README") };
    let generated = generate("[generate]\ntypes = [\"alpha_device\"]\n");
    let mut rest = generated.lines().map(str::trim);
    for line in shown.lines().map(str::trim).filter(|line| *line != "…") {
        assert!(rest.any(|generated| generated == line), "not generated, or not there: {line}");
    }
}

#[test]
fn the_shown_program_and_settings_compile() {
    let program = blocks("rust").into_iter().find(|block| block.starts_with("mod managed"));
    let program = program.expect("a program in the README");
    let (module, body) = program.split_once("}\n").expect("the module ends");
    assert!(module.contains("include!(concat!(env!(\"OUT_DIR\"), \"/managed.rs\"))"));
    let settings = blocks("toml").into_iter().find(|block| block.starts_with("schema"));
    let mut scratch = ScratchCrate::new("readme");
    scratch.module("managed", &generate(&settings.expect("settings in the README")));
    let body = body.replace("use managed::", "use crate::managed::");
    scratch.module(
        "shown",
        &format!("#![allow(dead_code, unused_variables)]\nfn shown() {{\n{body}}}"),
    );
    scratch.passes(&["check"]);
}

#[test]
fn the_build_script_is_ten_lines_at_most() {
    let script = blocks("rust").into_iter().find(|block| block.contains("Build::new()"));
    assert!(script.expect("a build script in the README").lines().count() <= 10);
}
