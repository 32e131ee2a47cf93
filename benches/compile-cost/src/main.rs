//! Compiles the same types for each contender and prints the wall times side by side.
//!
//! `cargo run --release --manifest-path benches/compile-cost/Cargo.toml -- [TYPES] [RUNS] [alone]`
//!
//! With `alone` the types are compiled with mosaic's derive only: a hundred types take serde's minutes.

mod crates;

use std::{
    env, error, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crates::Contender;

/// What is measured: the arguments of cargo.
const COMMANDS: [(&str, &[&str]); 3] =
    [("check", &["check"]), ("dev", &["build"]), ("release", &["build", "--release"])];

fn main() -> Result<(), Box<dyn error::Error>> {
    let mut arguments = env::args().skip(1);
    let types = arguments.next().map_or(Ok(10), |text| text.parse())?;
    let runs = arguments.next().map_or(Ok(3), |text| text.parse())?;
    let contenders = match arguments.next().as_deref() {
        None => vec![Contender::Empty, Contender::Serde, Contender::Mosaic],
        Some("alone") => vec![Contender::Empty, Contender::Mosaic],
        Some(other) => return Err(format!("expected `alone`, found `{other}`").into()),
    };
    let root = env::temp_dir().join(format!("mosaic-compile-cost-{}", std::process::id()));
    let folders = contenders
        .iter()
        .map(|contender| crates::write(&root, *contender, types))
        .collect::<Result<Vec<_>, _>>()?;
    println!("{types} types of 60 properties, median of {runs} runs, seconds over an empty crate");
    let names: Vec<_> = contenders[1..].iter().map(|contender| contender.name()).collect();
    println!("| | {} |\n|---|{}", names.join(" | "), "---:|".repeat(names.len()));
    for (name, arguments) in COMMANDS {
        let times = measure(&root, &folders, arguments, runs)?;
        let over_empty = times[1..].iter().map(|time| time.saturating_sub(times[0]));
        let cells: Vec<_> = over_empty.map(|time| format!("{:.2}", time.as_secs_f64())).collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
    fs::remove_dir_all(&root)?;
    Ok(())
}

/// Returns the median time of each contender; the runs take turns.
fn measure(
    root: &Path,
    folders: &[PathBuf],
    arguments: &[&str],
    runs: usize,
) -> Result<Vec<Duration>, Box<dyn error::Error>> {
    let mut times = vec![Vec::new(); folders.len()];
    for folder in folders {
        compile(root, folder, arguments)?;
    }
    for _ in 0..runs {
        for (times, folder) in times.iter_mut().zip(folders) {
            let source = folder.join("src/lib.rs");
            fs::write(&source, fs::read(&source)?)?;
            times.push(compile(root, folder, arguments)?);
        }
    }
    Ok(times.into_iter().map(median).collect())
}

fn compile(
    root: &Path,
    folder: &Path,
    arguments: &[&str],
) -> Result<Duration, Box<dyn error::Error>> {
    let start = Instant::now();
    let status = Command::new(env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(arguments)
        .arg("--quiet")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        return Err(format!("cargo failed in {}", folder.display()).into());
    }
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
