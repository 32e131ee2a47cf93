//! Real configurations, where they are there to read.

use std::collections::BTreeMap;
use std::path::PathBuf;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::{Diagnostic, Level};

use crate::describe::with_model;

/// A row of the corpus' index.
struct Row {
    file: String,
    product: Product,
    objects: usize,
    properties: usize,
    text: String,
}

fn corpus() -> Vec<Row> {
    let shared = std::env::var_os("MOSAIC_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let folder = shared.join("corpus");
    let Ok(index) = std::fs::read_to_string(folder.join("INDEX.tsv")) else {
        println!("skipped: there is no corpus at {}", folder.display());
        return Vec::new();
    };
    let row = |line: &str| {
        let columns: Vec<_> = line.split('\t').collect();
        Row {
            file: columns[0].to_owned(),
            product: if columns[4] == "AIC" { Product::Aic } else { Product::Idm },
            objects: columns[5].parse().unwrap(),
            properties: columns[6].parse().unwrap(),
            text: std::fs::read_to_string(folder.join(columns[0])).unwrap(),
        }
    };
    index.lines().skip(1).map(row).collect()
}

#[test]
fn every_type_and_property_of_the_corpus_is_found() {
    for Row { file, product, objects, properties, text } in corpus() {
        with_model(&[(&file, &text)], product, |model, diagnostics| {
            let found: usize = model.objects.iter().map(|object| object.properties().len()).sum();
            assert_eq!((model.objects.len(), found), (objects, properties), "{file}");
            let mut counts = BTreeMap::new();
            for Diagnostic { level, rule: code, .. } in diagnostics {
                *counts.entry((*level, *code)).or_insert(0) += 1;
            }
            println!("{file}: {objects} types, {properties} properties, {counts:?}");
            let errors: Vec<_> =
                diagnostics.iter().filter(|found| found.level == Level::Error).collect();
            assert!(errors.is_empty(), "{file}: {errors:#?}");
        });
    }
}
