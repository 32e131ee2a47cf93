//! The schemas of what programs are told, held against what they are told.

use std::error::Error;
use std::fs;

use jsonschema::{Retrieve, Uri};
use serde_json::Value;

use crate::session::{Run, schemas};

/// The folder of the schemas.
struct Schemas;

impl Retrieve for Schemas {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let name = uri.path().as_str().rsplit('/').next().unwrap_or_default();
        Ok(serde_json::from_str(&fs::read_to_string(schemas(name))?)?)
    }
}

/// Fails unless `value` is as the schema `name` says.
pub(crate) fn assert_valid(name: &str, value: &Value) {
    let schema = fs::read_to_string(schemas(name)).expect("the schema is there");
    let schema = serde_json::from_str(&schema).expect("a schema is JSON");
    let options = jsonschema::options().with_base_uri(format!("file:///{name}"));
    let validator = options.with_retriever(Schemas).build(&schema).expect("it is a schema");
    let errors = validator.iter_errors(value).take(5);
    let errors: Vec<_> =
        errors.map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}: {}\n{value:#}", errors.join("\n"));
}

/// Returns the object that `run` told a program of, which is as the schema `name` says.
pub(crate) fn told(name: &str, run: &Run) -> Value {
    let value = serde_json::from_str(&run.stdout);
    let value = value.unwrap_or_else(|error| panic!("expected one object, {error}: {run}"));
    assert_valid(name, &value);
    value
}
