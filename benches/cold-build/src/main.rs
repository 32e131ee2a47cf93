//! Measures the cold build of a program that uses the client, beside one that does its job by hand.
//!
//! `cargo run --release --manifest-path benches/cold-build/Cargo.toml [PROVIDER] [RUNS]` builds for
//! `ring` or `aws-lc-rs`, each program into an empty target folder, in turns and offline, and prints
//! medians: of the time that all compilers took together, and of the time that passed.

mod program;

use std::{
    env, fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use nix::sys::{
    resource::{UsageWho, getrusage},
    time::TimeVal,
};

use program::{Contender, Provider};

/// What one build cost.
#[derive(Clone, Copy)]
struct Cost {
    /// The time of processors, of all compilers together.
    processors: Duration,
    /// The time that passed.
    passed: Duration,
}

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let provider = match arguments.next().as_deref() {
        None | Some("ring") => Provider::Ring,
        Some("aws-lc-rs") => Provider::AwsLc,
        Some(other) => bail!("expected `ring` or `aws-lc-rs`, found `{other}`"),
    };
    let runs: usize = arguments.next().map_or(Ok(3), |runs| runs.parse())?;
    let folder = tempfile::tempdir()?;
    for contender in Contender::ALL {
        contender.write(folder.path(), provider)?;
    }
    let mut costs = Contender::ALL.map(|_| Vec::new());
    for _ in 0..runs {
        for (contender, costs) in Contender::ALL.iter().zip(&mut costs) {
            costs.push(build(&folder.path().join(contender.name()))?);
        }
    }
    let medians = costs.map(|costs| {
        let processors = median(costs.iter().map(|cost| cost.processors).collect());
        [processors, median(costs.iter().map(|cost| cost.passed).collect())]
    });
    println!("{}, {runs} builds each, CPU s and wall s", provider.name());
    let [yardstick, ..] = medians;
    for (contender, cost) in Contender::ALL.iter().zip(medians) {
        let crates = crates(&folder.path().join(contender.name()))?;
        let [cpu, wall] = cost.map(|time| time.as_secs_f64());
        let [cpu_ratio, wall_ratio] = [0, 1].map(|of| cost[of].div_duration_f64(yardstick[of]));
        println!(
            "  {:<10}{crates:>5} crates{cpu:>9.1}{cpu_ratio:>7.2}{wall:>9.1}{wall_ratio:>7.2}",
            contender.name()
        );
    }
    Ok(())
}

/// Builds a program from nothing.
fn build(folder: &Path) -> Result<Cost> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let (before, start) = (processors()?, Instant::now());
    let status = Command::new("cargo")
        .args(["build", "--quiet", "--offline"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null())
        .status()
        .context("cargo does not start")?;
    ensure!(status.success(), "the build in {} failed", folder.display());
    Ok(Cost { processors: processors()?.saturating_sub(before), passed: start.elapsed() })
}

/// Returns the time of processors that ended children took, with theirs.
fn processors() -> Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok(duration(usage.user_time()) + duration(usage.system_time()))
}

fn duration(time: TimeVal) -> Duration {
    let seconds = u64::try_from(time.tv_sec()).unwrap_or_default();
    Duration::from_secs(seconds)
        + Duration::from_micros(u64::try_from(time.tv_usec()).unwrap_or_default())
}

/// Returns how many crates a program is made of, itself not counted.
fn crates(folder: &Path) -> Result<usize> {
    let output = Command::new("cargo")
        .args(["tree", "--offline", "--edges", "build,normal", "--prefix", "none"])
        .args(["--format", "{p}"])
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
