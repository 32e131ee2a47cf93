//! The guide to deploying is run from top to bottom against a tenant on this machine, and shows what is
//! printed.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::session::{Session, Started, schemas};

/// Where the tenant of the guide is.
const URL: &str = "http://127.0.0.1:8080";

/// What the tenant of the guide has at first.
const MANAGED: &str = r#"{"objects": [{
  "name": "reader",
  "schema": {
    "order": ["name"],
    "properties": {
      "name": {"type": "string", "title": "Name", "viewable": true}
    }
  }
}]}"#;

/// A folder to run the guide in, and the tenant that it speaks of.
struct Reader {
    session: Session,
    url: String,
    account: String,
    _tenant: Started,
}

impl Reader {
    fn new() -> Self {
        let session = Session::new();
        session.put("server.json", MANAGED);
        let tenant =
            session.start("serve --schema server.json --port 0 --key key.jwk --format json");
        let ready: Value = serde_json::from_str(&tenant.line()).expect("the line is JSON");
        let url = ready["url"].as_str().expect("it says where").to_owned();
        let account = ready["serviceAccount"]["id"].as_str().expect("it says who").to_owned();
        Self { session, url, account, _tenant: tenant }
    }

    /// Writes a file of the guide.
    fn write(&self, name: &str, text: &str) {
        self.session.put(name, text.replace(URL, &self.url));
    }

    /// Runs a line of the guide, and returns everything it prints, as the guide has it.
    fn run(&self, line: &str) -> String {
        let binary = Path::new(env!("CARGO_BIN_EXE_mosaic"));
        let folder = binary.parent().expect("the binary is in a folder").to_owned();
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths([folder].into_iter().chain(env::split_paths(&path)));
        let mut line = line.to_owned();
        for (real, shown) in self.stamps() {
            line = line.replace(&shown, &real);
        }
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{{ {line}\n}} 2>&1")]).current_dir(self.session.path(""));
        command.env("PATH", path.expect("a path without colons"));
        command.env("MOSAIC_DEV_SERVICE_ACCOUNT_ID", &self.account);
        command.env("MOSAIC_DEV_SERVICE_ACCOUNT_JWK", self.session.path("key.jwk"));
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(name);
        }
        let output = command.output().expect("there is a shell");
        let mut told = String::from_utf8(output.stdout).expect("everything prints UTF-8");
        for (real, shown) in self.stamps() {
            told = told.replace(&real, &shown);
        }
        told.replace(&self.url, URL)
    }

    /// Returns the times at which something was replaced, each with the one that the guide shows.
    fn stamps(&self) -> Vec<(String, String)> {
        let folder = fs::read_dir(self.session.path(".mosaic/dev/undo"));
        let mut stamps: Vec<_> = folder
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                entry.expect("the folder can be read").file_name().into_string().ok()
            })
            .filter_map(|name| Some(format!("{}Z", name.strip_suffix("Z.json")?)))
            .collect();
        stamps.sort();
        let numbered = stamps.into_iter().enumerate();
        numbered
            .map(|(number, stamp)| (stamp, format!("20261122T05{number:02}07.123456Z")))
            .collect()
    }
}

/// Returns `guide` with what its commands print today: a block with the name of a file writes it, a block of
/// `console` runs each line behind a `$`.
fn replayed(guide: &str) -> String {
    let reader = Reader::new();
    let mut text = String::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        text.extend([line, "\n"]);
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let body: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        if let Some((_, file)) = info.split_once(' ') {
            reader.write(file, &(body.join("\n") + "\n"));
        }
        if info == "console" {
            for command in body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                text.extend(["$ ", command, "\n", &reader.run(command)]);
            }
        } else {
            text.extend(body.iter().map(|line| format!("{line}\n")));
        }
        text.push_str("```\n");
    }
    text
}

#[cfg(unix)]
#[test]
fn the_guide_shows_what_is_printed() {
    let path = schemas("..").join("docs/guide/deploy.md");
    let guide = fs::read_to_string(&path).expect("the guide is there");
    let replayed = replayed(&guide);
    if env::var_os("MOSAIC_BLESS").is_some() {
        fs::write(&path, replayed).expect("the guide can be written");
        return;
    }
    assert_eq!(replayed, guide, "`MOSAIC_BLESS=1` writes what is printed into the guide");
}
