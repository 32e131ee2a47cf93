//! The laws over real configurations and over the samples of the repository.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::diagnostic::Safety;

use crate::laws::{Case, broken_alone, broken_together};

#[path = "../json_corpus/mod.rs"]
mod json_corpus;

/// A configuration that is there to read.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    product: Product,
}

/// The samples of the repository, and the real configurations where they are there.
pub(crate) static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/samples");
    let folders = [Some(samples), json_corpus::folder()];
    let files = folders.into_iter().flatten().flat_map(json_corpus::files);
    files.map(|(path, text)| File { product: product(&path), path, text }).collect()
});

impl File {
    /// Returns the configuration with another text.
    pub(crate) fn with<'t>(&self, text: &'t str) -> Case<'t> {
        Case { text, product: self.product }
    }
}

fn product(path: &Path) -> Product {
    let is_of_idm = |part: &std::ffi::OsStr| part == "self-managed" || part == "old-openidm";
    let is_self_managed = path.components().any(|part| is_of_idm(part.as_os_str()));
    if is_self_managed { Product::Idm } else { Product::Aic }
}

#[test]
fn the_fixes_of_a_configuration_keep_the_laws_together() {
    for file in FILES.iter() {
        for least in [Safety::Safe, Safety::Proposed] {
            let broken = broken_together(file.with(&file.text), least);
            assert_eq!(broken, None, "{} ({least:?})", file.path.display());
        }
    }
}

#[test]
fn each_fix_of_a_configuration_keeps_the_laws_alone() {
    for file in FILES.iter() {
        let broken = broken_alone(file.with(&file.text), 12);
        assert_eq!(broken, None, "{}", file.path.display());
    }
}
