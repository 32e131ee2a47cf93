//! A tenant on this machine, whose folder has the settings for it.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

use crate::isolated::isolated;

/// A tenant on this machine, until it is dropped.
pub(crate) struct Tenant {
    child: Child,
    address: String,
}

impl Tenant {
    /// Starts a self-managed tenant with the configuration in the file `configuration` of `folder`, and writes
    /// settings there that let it be pushed to: its key is in `key.jwk`, its schema is `schema`.
    pub(crate) fn start(folder: &Path, configuration: &str, schema: &str) -> Self {
        Self::of_product("idm", folder, configuration, schema)
    }

    /// Starts the same for a `product`.
    pub(crate) fn of_product(
        product: &str,
        folder: &Path,
        configuration: &str,
        schema: &str,
    ) -> Self {
        let mut child = mosaic(folder)
            .args(["serve", "--port", "0", "--schema", configuration, "--product", product])
            .args(["--write-key", "key.jwk", "--format", "json"])
            .spawn()
            .expect("mosaic starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("it was asked for");
        BufReader::new(output).read_line(&mut line).expect("its output is text");
        let ready: Value = serde_json::from_str(&line).expect("the line is JSON");
        let url = ready["url"].as_str().expect("it says where");
        let account = ready["service_account"]["id"].as_str().expect("it says who");
        let settings = format!(
            "schema = \"{schema}\"\nproduct = \"{product}\"\n\n\
             [tenant.dev]\nurl = \"{url}\"\naccount = \"{account}\"\nwritable = true\n"
        );
        fs::write(folder.join("mosaic.toml"), settings).expect("the folder can be written");
        let address = url.strip_prefix("http://").expect("it is on loopback").to_owned();
        Self { child, address }
    }

    /// Returns the host and port.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Tenant {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the command `mosaic` in `folder`, whose output is read and which nobody answers.
pub(crate) fn mosaic(folder: &Path) -> Command {
    let mut command = isolated(env!("CARGO_BIN_EXE_mosaic"), folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}
