//! Measures what a run of the `mosaic` command takes, from start to exit.
//!
//! `cargo run --release --manifest-path benches/process/Cargo.toml [FILE]…` builds the command and
//! prints a table. The yardstick is the same command with `--version`, which reads nothing. Each file
//! is linted, and compared with itself written otherwise: one value or bracket a line, not indented. The
//! last lines look three properties that are called otherwise up in exports of 300 and of 2,000 files.

mod export;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// How many times each command line runs; they take turns.
const ROUNDS: usize = 101;

/// How many files the exports have in which what changed is looked up.
const EXPORTS: [usize; 2] = [300, 2_000];

/// What is called otherwise then.
const RENAMED: [&str; 3] = ["mail", "telephoneNumber", "city"];

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--release", "--locked", "--package", "mosaic-cli"])
        .current_dir(&root)
        .env_remove("CARGO_TARGET_DIR")
        .status()?;
    ensure!(built.success(), "the command was not built");
    let mosaic = root.join("target/release/mosaic");
    let mut files: Vec<_> = env::args().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        files.push(root.join("schemas/managed.json"));
    }
    let mut lines = vec![("--version".to_owned(), vec!["--version".into()])];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/reformatted");
    fs::create_dir_all(&folder)?;
    for file in files {
        let name = file.file_name().unwrap_or_default().display().to_string();
        let copy = folder.join(&name);
        fs::write(&copy, reformatted(&fs::read_to_string(&file)?))?;
        let words = vec!["diff".into(), file.clone().into_os_string(), copy.into_os_string()];
        lines.push((format!("diff {name}"), words));
        let words = vec!["lint".into(), "--fail-on".into(), "never".into(), file.into_os_string()];
        lines.push((format!("lint {name}"), words));
    }
    lines.extend(lookups(&root.join("schemas/managed.json"), &folder)?);
    let mut times = vec![Vec::with_capacity(ROUNDS); lines.len()];
    for _ in 0..ROUNDS {
        for ((_, words), times) in lines.iter().zip(&mut times) {
            let mut command = Command::new(&mosaic);
            command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            times.push(time(&mut command)?);
        }
    }
    println!("| `mosaic …` | median ms | fastest ms |");
    println!("|---|---:|---:|");
    for ((name, _), times) in lines.iter().zip(&mut times) {
        times.sort_unstable();
        let (median, fastest) = (times[ROUNDS / 2], times[0]);
        println!("| `{name}` | {:.1} | {:.1} |", milliseconds(median), milliseconds(fastest));
    }
    Ok(())
}

/// Returns what compares `schema` with a copy, in `folder`, that calls some properties otherwise: alone,
/// and with an export in which they are looked up.
fn lookups(schema: &Path, folder: &Path) -> Result<Vec<(String, Vec<OsString>)>> {
    let text = fs::read_to_string(schema)?;
    let renamed = RENAMED.iter().fold(text, |text, name| {
        text.replacen(&format!("\"{name}\": {{"), &format!("\"my_{name}\": {{"), 1)
    });
    let copy = folder.join("renamed.json");
    fs::write(&copy, renamed)?;
    let words: Vec<OsString> =
        vec!["diff".into(), "--fail-on".into(), "never".into(), schema.into(), copy.into()];
    let mut lines = vec![("diff renamed.json".to_owned(), words.clone())];
    for count in EXPORTS {
        let tree = folder.join(format!("export-{count}"));
        export::write(&tree, count)?;
        let words = words.iter().cloned().chain(["--tree".into(), tree.into()]).collect();
        lines.push((format!("diff renamed.json --tree, {count} files"), words));
    }
    Ok(lines)
}

/// Returns a JSON text with other space between what it says.
fn reformatted(text: &str) -> String {
    let mut copy = String::with_capacity(text.len());
    let (mut is_string, mut is_escaped) = (false, false);
    for character in text.chars() {
        let is_quote = character == '"' && !is_escaped;
        is_escaped = is_string && character == '\\' && !is_escaped;
        is_string ^= is_quote;
        match character {
            ',' | '{' | '[' if !is_string => copy.extend([character, '\n']),
            _ if is_string || !character.is_whitespace() => copy.push(character),
            _ => {}
        }
    }
    copy
}

fn time(command: &mut Command) -> Result<Duration> {
    let start = Instant::now();
    let status = command.status().context("the command cannot be run")?;
    let time = start.elapsed();
    ensure!(status.success(), "{command:?} failed");
    Ok(time)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
