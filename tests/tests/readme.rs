//! What the README shows is what a reader gets.

use std::fs;
use std::process::Command;

use mosaic_codegen::config::Config;
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::{Target, compile};
use mosaic_tests::{ScratchCrate, blocks, workspace};

/// How long one story may be.
const LINES: usize = 120;

fn readme() -> String {
    fs::read_to_string(workspace().join("README.md")).expect("the README can be read")
}

/// Returns the blocks of the README that are marked with `language`.
fn marked(language: &str) -> Vec<String> {
    let readme = readme();
    let blocks = blocks(&readme).into_iter();
    let marked = blocks.filter(|(mark, _)| mark.split(',').next() == Some(language));
    marked.map(|(_, text)| format!("{text}\n")).collect()
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
fn the_main_job_tells_what_the_readme_shows() {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--package", "mosaic-tests", "--example", "story"])
        .current_dir(workspace())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).expect("the story is UTF-8");
    let [command, ..] = &marked("sh")[..] else { panic!("no command in the README") };
    assert_eq!(command.trim(), "cargo run --quiet -p mosaic-tests --example story");
    let [shown, ..] = &marked("text")[..] else { panic!("no story in the README") };
    assert_eq!(told.lines().count(), shown.lines().count(), "{told}");
    for (told, shown) in told.lines().zip(shown.lines()) {
        assert!(is_told(shown, told), "shown: {shown}\ntold:  {told}");
    }
}

#[test]
fn the_main_job_is_shorter_than_120_lines() {
    let story = include_str!("../examples/story.rs");
    assert!(story.lines().count() < 120);
}

/// Returns whether `told` is `shown`, but for what `…` stands for there.
fn is_told(shown: &str, told: &str) -> bool {
    let mut rest = told;
    for (index, part) in shown.split('…').enumerate() {
        rest = match rest.find(part) {
            Some(at) if at == 0 || index > 0 => &rest[at + part.len()..],
            _ => return false,
        };
    }
    rest.is_empty() || shown.ends_with('…')
}

#[test]
fn the_shown_program_and_settings_compile() {
    let program = marked("rust").into_iter().find(|block| block.starts_with("mod managed"));
    let program = program.expect("a program in the README");
    let (module, body) = program.split_once("}\n").expect("the module ends");
    assert!(module.contains("include!(concat!(env!(\"OUT_DIR\"), \"/managed.rs\"))"));
    let settings = marked("toml").into_iter().find(|block| block.starts_with("schema"));
    let scratch = ScratchCrate::new("readme");
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
    let script = marked("rust").into_iter().find(|block| block.contains("Build::new()"));
    assert!(script.expect("a build script in the README").lines().count() <= 10);
}
