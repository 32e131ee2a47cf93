//! The guide to the local tenant shows what the command prints, and commands that work.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};

use crate::isolated::isolated;
use crate::replay::{block, guide};
use crate::session::{Session, command, schemas};

/// The guide.
const GUIDE: &str = "emulator.md";

/// A schema with users.
const USERS: &str = r#"{"objects": [
  {"name": "alpha_user", "schema": {"properties": {"userName": {"type": "string"}}}}
]}"#;

/// A tenant that runs until it is dropped, and what it said before it was ready.
struct Served {
    child: Child,
    url: String,
}

impl Served {
    fn start(session: &Session, line: &str) -> Self {
        let mut child = command(&session.path("."), &format!("{line} --port 0"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built for this test");
        let mut stdout = BufReader::new(child.stdout.take().expect("standard output is a pipe"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("mosaic prints a line");
        let url = line.trim().strip_prefix("listening on ").expect("the line says where");
        Self { child, url: url.to_owned() }
    }

    /// Ends the tenant, and returns what it said to people.
    fn end(mut self) -> String {
        self.child.kill().expect("the tenant runs");
        let mut said = String::new();
        let stderr = self.child.stderr.as_mut().expect("standard error is a pipe");
        stderr.read_to_string(&mut said).expect("mosaic writes UTF-8");
        said
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_tenant_says_what_the_guide_shows() {
    let shown = block(GUIDE, "console");
    let mut shown = shown.lines();
    let line = shown.next().and_then(|line| line.strip_prefix("$ mosaic ")).expect("a command");
    let session = Session::new();
    let sample = fs::read_to_string(schemas("managed.json")).expect("the project has it");
    session.put("schemas/managed.json", sample);
    let served = Served::start(&session, line);
    let listening = format!("listening on {}", served.url);
    let url = served.url.clone();
    let said = served.end() + &listening;
    let said = said.replace(&url, "http://127.0.0.1:8080");
    // An identifier and a path differ from run to run.
    let known = |line: &str| match line.split_once('=') {
        Some((name, value)) if !value.starts_with("http") => name.to_owned(),
        _ => line.to_owned(),
    };
    assert_eq!(
        said.lines().map(known).collect::<Vec<_>>(),
        shown.map(known).collect::<Vec<_>>(),
        "{said}"
    );
}

#[test]
fn the_request_of_the_guide_is_answered() {
    let session = Session::with_schema(USERS);
    if isolated("curl", &session.path("")).arg("--version").output().is_err() {
        println!("skipped: there is no curl");
        return;
    }
    let served = Served::start(&session, "serve --schema managed.json --users 3");
    let output = isolated("sh", &session.path(""))
        .args(["-euc", &block(GUIDE, "sh")])
        .env("MOSAIC_URL", &served.url)
        .output()
        .expect("there is a shell");
    let answer = String::from_utf8_lossy(&output.stdout);
    assert!(answer.contains(r#""resultCount":2"#), "{output:?}");
}

#[test]
fn the_flags_of_the_guide_are_those_of_the_command() {
    let help = Session::new().run("serve --help").stdout;
    let flags = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        let is_flag = |word: &&str| word.starts_with("--") && !word.starts_with("---");
        words.filter(is_flag).filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    // Those that every verb has.
    let everywhere = ["--color", "--config", "--help", "--verbose"].map(str::to_owned);
    let (shown, known) = (flags(&guide(GUIDE)), flags(&help));
    let missing: Vec<_> = known.difference(&shown).collect();
    assert!(missing.iter().all(|flag| everywhere.contains(flag)), "not in the guide: {missing:?}");
    let unknown: Vec<_> = shown.difference(&known).collect();
    assert!(unknown.is_empty(), "not in the command: {unknown:?}");
}
