//! Generated Rust compiles as strictly as its user's own, whatever the schema is called and says.

use std::path::{Path, PathBuf};

use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::emit::GeneratedFile;
use mosaic_codegen::files::{Inputs, Project};
use mosaic_codegen::source::{Role, Sources};
use mosaic_codegen::{Compiled, Target, compile};
use mosaic_tests::{ScratchCrate, is_json_schema, json_files, workspace};
use serde_json::Value;

/// What every careful user runs over their crate.
const CHECKS: [&[&str]; 3] = [&["clippy"], &["doc", "--no-deps"], &["test", "--doc"]];

fn schemas() -> PathBuf {
    workspace().join("schemas")
}

/// Compiles one sample with the settings beside it, or with none.
fn compile_sample(path: &Path) -> Compiled {
    let folder = path.parent().expect("a sample is in a folder");
    if folder.join("mosaic.toml").exists() {
        let mut project = Project::open(folder, Some(Path::new("mosaic.toml"))).expect("settings");
        project.read_schema(Some(path)).expect("a sample can be read");
        return project.compile(Target::Rust);
    }
    let mut inputs = Inputs::new(folder);
    inputs.read_schema(path).expect("a sample can be read");
    compile(&inputs.sources, &Config::default(), Target::Rust)
}

fn compile_text(text: &str, settings: &str, target: Target) -> Vec<GeneratedFile> {
    let mut sources = Sources::new();
    let (id, _) = sources.add("mosaic.toml", settings.into(), Role::Settings);
    sources.add("managed.json", text.into(), Role::Configuration);
    let (config, findings) = Config::parse(settings, id);
    assert_eq!(findings, []);
    let compiled = compile(&sources, &config, target);
    assert!(!has_errors(&compiled.diagnostics), "{:?}", compiled.diagnostics);
    compiled.files
}

fn tenant() -> String {
    std::fs::read_to_string(schemas().join("managed.json")).expect("the tenant can be read")
}

#[test]
fn every_sample_compiles_without_a_warning_and_its_docs_render() {
    let scratch = ScratchCrate::new("samples");
    let bad = schemas().join("samples/bad");
    let catalog = schemas().join("catalog");
    for path in json_files(&schemas()) {
        if path.starts_with(&bad) || path.starts_with(&catalog) || is_json_schema(&path) {
            continue;
        }
        let compiled = compile_sample(&path);
        assert!(
            !has_errors(&compiled.diagnostics),
            "{}: {:?}",
            path.display(),
            compiled.diagnostics
        );
        let [file] = compiled.files.as_slice() else { panic!("one file for {}", path.display()) };
        scratch.module(&module_name(&path), &file.text);
    }
    for check in CHECKS {
        scratch.passes(check);
    }
}

#[test]
fn a_file_per_type_compiles_as_one_file_does() {
    let scratch = ScratchCrate::new("layout");
    let settings = "[generate]\nlayout = \"file-per-type\"\nenums = \"closed\"\n";
    for file in compile_text(&tenant(), settings, Target::Rust) {
        scratch.file(&format!("managed/{}", file.path), &file.text);
    }
    scratch.declare("managed");
    for check in CHECKS {
        scratch.passes(check);
    }
}

#[test]
fn neither_spacing_nor_the_order_of_keys_or_types_changes_a_byte() {
    let text = tenant();
    let mut shuffled: Value = serde_json::from_str(&text).expect("the tenant is JSON");
    shuffled["objects"].as_array_mut().expect("a list of types").reverse();
    for target in [Target::Rust, Target::JsonSchema] {
        let files = compile_text(&text, "", target);
        assert_eq!(compile_text(&text, "", target), files);
        assert_eq!(compile_text(&reversed_text(&shuffled), "", target), files);
    }
}

/// Returns `value` as text, without spacing, the members of each object in falling order.
fn reversed_text(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|left, right| right.0.cmp(left.0));
            let members = members.into_iter().map(|(name, value)| {
                format!("{}:{}", Value::from(name.as_str()), reversed_text(value))
            });
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        Value::Array(elements) => {
            format!("[{}]", elements.iter().map(reversed_text).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

#[test]
fn every_json_schema_is_valid_against_the_metaschema() {
    let files = compile_text(&tenant(), "", Target::JsonSchema);
    assert!(!files.is_empty());
    for file in files {
        let schema: Value = serde_json::from_str(&file.text).expect("a JSON Schema is JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        if let Err(error) = jsonschema::meta::validate(&schema) {
            panic!("{}: {error}", file.path);
        }
    }
}

fn module_name(path: &Path) -> String {
    let relative = path.strip_prefix(schemas()).expect("a sample is below `schemas`");
    let name = relative.with_extension("").display().to_string();
    name.replace(|c: char| !c.is_ascii_alphanumeric(), "_").to_ascii_lowercase()
}
