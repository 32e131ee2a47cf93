//! Measures the cold build of a crate whose `build.rs` uses mosaic-codegen, beside one with typify.
//!
//! `cargo run --release --manifest-path benches/build-script/Cargo.toml [RUNS]` prints medians of
//! interleaved cold builds, each into an empty target folder. The crates must be in cargo's cache,
//! or be fetched: a first build that is not counted sees to that.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

/// A generator as a build script uses it.
struct Generator {
    name: &'static str,
    dependency: &'static str,
    script: &'static str,
}

impl Generator {
    fn folder(&self) -> String {
        self.name.replace(' ', "-")
    }
}

const CODEGEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../codegen");

const GENERATORS: [Generator; 2] = [
    Generator {
        name: "typify 0.8.0",
        dependency: "typify = \"=0.8.0\"",
        script: "fn main() { let _ = typify::TypeSpace::default(); }\n",
    },
    Generator {
        name: "mosaic-codegen",
        dependency: "mosaic-codegen = { path = \"CODEGEN\" }",
        script: "fn main() { let _ = mosaic_codegen::Build::new(); }\n",
    },
];

fn main() -> Result<()> {
    let runs = std::env::args().nth(1).map_or(Ok(3), |runs| runs.parse())?;
    let folder = tempfile::tempdir()?;
    let mut times = GENERATORS.map(|_| Vec::new());
    for run in 0..=runs {
        for (generator, times) in GENERATORS.iter().zip(&mut times) {
            let time = build(&folder.path().join(generator.folder()), generator)?;
            if run > 0 {
                times.push(time);
            }
        }
    }
    println!("| build script with | crates | cold build, s | of the first |");
    println!("|---|---:|---:|---:|");
    let medians = times.map(median);
    for (generator, time) in GENERATORS.iter().zip(medians) {
        let crates = crates(&folder.path().join(generator.folder()))?;
        let (seconds, first) = (time.as_secs_f64(), medians[0].as_secs_f64());
        println!("| {} | {crates} | {seconds:.1} | {:.2} |", generator.name, seconds / first);
    }
    Ok(())
}

/// Builds a crate with `generator` from nothing, and returns how long cargo took.
fn build(folder: &Path, generator: &Generator) -> Result<Duration> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    } else {
        write(folder, generator)?;
    }
    let start = Instant::now();
    let status = Command::new("cargo")
        .args(["build", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .stdin(Stdio::null())
        .status()
        .context("cargo does not start")?;
    ensure!(status.success(), "the build with {} failed", generator.name);
    Ok(start.elapsed())
}

fn write(folder: &Path, generator: &Generator) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let dependency = generator.dependency.replace("CODEGEN", CODEGEN);
    let manifest = format!(
        "[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [build-dependencies]\n{dependency}\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("build.rs"), generator.script)?;
    fs::write(folder.join("src/main.rs"), "fn main() {}\n")?;
    Ok(())
}

/// Returns how many crates cargo compiles for the build script.
fn crates(folder: &Path) -> Result<usize> {
    let output = Command::new("cargo")
        .args(["tree", "--edges", "build,normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(folder)
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let mut lines: Vec<_> = text.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    lines.sort_unstable();
    lines.dedup();
    Ok(lines.len().saturating_sub(1))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
