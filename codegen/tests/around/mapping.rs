//! The storage mapping of a real tenant, where the folder of real files is beside the checkout.

use std::env;
use std::fs;
use std::path::Path;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::model;
use mosaic_codegen::repository;
use mosaic_codegen::source::{Documents, Role, Sources};

/// Returns the file at `path` in the folder of real files, or prints why the test has nothing to do.
#[allow(clippy::print_stdout, reason = "a skipped test says so where test output goes")]
fn shared(path: &str) -> Option<Vec<u8>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let found = env::var_os("MOSAIC_SHARED").map_or_else(beside, Into::into).join(path);
    let bytes = fs::read(&found).ok();
    if bytes.is_none() {
        println!("skipped: {} is not there", found.display());
    }
    bytes
}

#[test]
fn the_mapping_of_a_tenant_as_it_was_shipped_fits_tenants_of_any_age() {
    for name in ["newest-tenant", "mid-generation-tenant"] {
        let schema = shared(&format!("corpus/whole/{name}.json"));
        let mapping = shared("corpus/repo-ds/newest-tenant.json");
        let (Some(schema), Some(mapping)) = (schema, mapping) else { return };
        let mut sources = Sources::new();
        sources.add("managed.json", schema, Role::Configuration);
        sources.add("repo.ds.json", mapping, Role::Configuration);
        let (documents, _) = Documents::parse(&sources);
        let (model, _) = model::lower(&documents, Product::Aic);
        let findings = repository::check(&documents, &model).expect("there is a mapping");
        assert_eq!(findings, [], "{name}");
    }
}
