//! Every real configuration, type by type.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::catalog::Product;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Level};
use crate::emit::plan::{IDENTITY, Plan};
use crate::model;
use crate::source::{Documents, Role, Sources};

/// Folders whose files are one configuration together.
const SPLIT: [&str; 2] = ["fr-config-manager", "one-file-per-type"];

/// Folders that hold other things than configurations.
const OTHER: [&str; 1] = ["repo-ds"];

/// Returns the folder of real configurations, where it is there.
fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let shared = env::var_os("MOSAIC_SHARED").map_or_else(beside, PathBuf::from);
    let corpus = shared.join("corpus");
    corpus.is_dir().then_some(corpus)
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the corpus can be listed") {
            let path = entry.expect("the corpus can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Returns the configurations of the corpus, each as its files.
fn configurations(corpus: &Path) -> Vec<Vec<PathBuf>> {
    let mut configurations = Vec::new();
    for entry in fs::read_dir(corpus).expect("the corpus can be listed") {
        let folder = entry.expect("the corpus can be listed").path();
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !folder.is_dir() || OTHER.contains(&name) {
            continue;
        }
        let files = json_files(&folder);
        if SPLIT.contains(&name) {
            configurations.push(files);
        } else {
            configurations.extend(files.into_iter().map(|file| vec![file]));
        }
    }
    configurations.sort();
    configurations
}

fn sources(files: &[PathBuf]) -> Sources {
    let mut sources = Sources::new();
    for file in files {
        let bytes = fs::read(file).expect("the corpus can be read");
        sources.add(file.display().to_string(), bytes, Role::Configuration);
    }
    sources
}

fn errors(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    diagnostics.iter().filter(|finding| finding.level == Level::Error).collect()
}

#[test]
fn every_real_type_and_property_has_its_struct_and_field() {
    let Some(corpus) = corpus() else {
        println!("skipped: there is no folder of real configurations");
        return;
    };
    for files in configurations(&corpus) {
        let sources = sources(&files);
        let (documents, found) = Documents::parse(&sources);
        assert_eq!(errors(&found), Vec::<&Diagnostic>::new(), "{files:?}");
        for product in Product::ALL {
            let (model, found) = model::lower(&documents, product);
            assert_eq!(errors(&found), Vec::<&Diagnostic>::new(), "{files:?}");
            let (plan, found) = Plan::new(&model, &Config::default());
            assert_eq!(found, [], "{files:?}");
            assert_eq!(plan.records.len(), model.objects.len(), "{files:?}");
            for record in &plan.records {
                let properties = record.object.properties().iter();
                let own = properties.filter(|property| !IDENTITY.contains(&&*property.name.value));
                assert_eq!(record.fields.len(), own.count(), "{} in {files:?}", record.name);
            }
        }
    }
}
