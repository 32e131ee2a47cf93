//! The guide to reviews is run from top to bottom, and shows what is printed.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::session::{Session, schemas};

/// Runs `line` in a shell that knows `mosaic`, and returns everything it prints.
fn shell(session: &Session, line: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_mosaic"));
    let folder = binary.parent().expect("the binary is in a folder").to_owned();
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([folder].into_iter().chain(env::split_paths(&path)));
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{{ {line}\n}} 2>&1")]).current_dir(session.path(""));
    command.env("PATH", path.expect("a path without colons"));
    for (name, value) in [("NAME", "Ann"), ("EMAIL", "ann@example.com")] {
        command
            .env(format!("GIT_AUTHOR_{name}"), value)
            .env(format!("GIT_COMMITTER_{name}"), value);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    let output = command.output().expect("there is a shell");
    String::from_utf8(output.stdout).expect("everything prints UTF-8")
}

/// Returns `guide` with what its commands print today: a block with the name of a file writes it, a
/// block of `console` runs each line behind a `$`.
fn replayed(guide: &str) -> String {
    let session = Session::new();
    let mut text = String::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let body: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        match info.split_once(' ') {
            Some((_, file)) => session.put(file, body.join("\n") + "\n"),
            None if info == "console" => {
                for command in body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                    text.extend(["$ ", command, "\n", &shell(&session, command)]);
                }
                text.push_str("```\n");
                continue;
            }
            None => {}
        }
        text.extend(body.iter().map(|line| format!("{line}\n")));
        text.push_str("```\n");
    }
    text
}

#[cfg(unix)]
#[test]
fn the_guide_shows_what_is_printed() {
    let path = schemas("..").join("docs/guide/review.md");
    let guide = fs::read_to_string(&path).expect("the guide is there");
    let replayed = replayed(&guide);
    if env::var_os("MOSAIC_BLESS").is_some() {
        fs::write(&path, replayed).expect("the guide can be written");
        return;
    }
    assert_eq!(replayed, guide, "`MOSAIC_BLESS=1` writes what is printed into the guide");
}

#[test]
fn the_approval_of_the_guide_is_for_the_change_of_the_guide() {
    let guide = fs::read_to_string(schemas("..").join("docs/guide/review.md")).expect("the guide");
    let (_, approval) =
        guide.split_once("[[diff.approve]]\nfingerprint = \"").expect("an approval");
    let fingerprint = approval.get(..16).expect("16 digits");
    assert!(guide.contains(&format!("fingerprint: {fingerprint}")), "{fingerprint}");
    assert!(guide.contains("approved[enum-narrowed] reader.tier"), "{guide}");
}
