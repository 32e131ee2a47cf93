//! A process that serves a tenant from a file.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::Child,
};

use crate::tenant::mosaic;

/// People and groups, each with a relationship to the other.
const SCHEMA: &str = r#"{"objects": [
  {"name": "person", "schema": {"properties": {
    "n": {"type": "number"},
    "groups": {"type": "array", "items": {
      "type": "relationship", "reverseRelationship": true, "reversePropertyName": "members",
      "resourceCollection": [{"path": "managed/group"}]}}}}},
  {"name": "group", "schema": {"properties": {
    "members": {"type": "array", "items": {
      "type": "relationship", "reverseRelationship": true, "reversePropertyName": "groups",
      "resourceCollection": [{"path": "managed/person"}]}}}}}
]}"#;

/// A process that serves a tenant from a file, until it is killed.
pub(crate) struct Served {
    process: Starting,
    address: String,
}

/// A process that is about to serve a tenant.
pub(crate) struct Starting {
    child: Child,
}

impl Starting {
    /// Starts the process.
    pub(crate) fn new(folder: &Path) -> Self {
        fs::write(folder.join("managed.json"), SCHEMA).expect("the folder can be written");
        let child = mosaic(folder)
            .args(["serve", "--schema", "managed.json", "--port", "0", "--product", "idm"])
            .args(["--data", "tenant.redb", "--write-key", "key.jwk"])
            .spawn()
            .expect("mosaic starts");
        Self { child }
    }

    /// Returns the tenant when it listens.
    pub(crate) fn listening(mut self) -> Served {
        let mut line = String::new();
        let output = self.child.stdout.take().expect("it was asked for");
        BufReader::new(output).read_line(&mut line).expect("its output is text");
        let address = line.trim_end().strip_prefix("listening on http://");
        let address = address.expect("it opens what the one before it left").to_owned();
        Served { process: self, address }
    }

    /// Ends the process without its doing.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it was killed");
    }
}

impl Served {
    /// Starts the process, and returns when it listens.
    pub(crate) fn start(folder: &Path) -> Self {
        Starting::new(folder).listening()
    }

    /// Returns the host and port.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Ends the process without its doing.
    pub(crate) fn kill(&mut self) {
        self.process.kill();
    }
}

impl Drop for Starting {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
