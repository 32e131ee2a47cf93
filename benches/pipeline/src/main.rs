//! Measures parsing, lowering and emitting, on 1, 10 and 100 times the same configuration.
//!
//! `cargo run --release --manifest-path benches/pipeline/Cargo.toml [FILE]` prints a table. Each size
//! and each step runs in a process of its own, so that its peak memory is its own. All sizes are printed
//! anew, with the same spacing; the larger ones hold the same types under other names.

mod child;
mod scaled;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use child::{STEPS, Step};

/// How many times the types of the file each size holds.
const SIZES: [usize; 3] = [1, 10, 100];

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, file, step] = arguments.as_slice()
        && flag == "--child"
    {
        return child::run(Path::new(file), step);
    }
    let file = arguments.first().map_or_else(sample, PathBuf::from);
    let folder = tempfile::tempdir()?;
    let files = scaled::write(&file, &SIZES, folder.path())?;
    println!("{}", file.file_name().unwrap_or_default().display());
    println!(
        "| step | 1× ms | 10× ms | 100× ms | 100× MB/s | of `Value`, 1× | of `Value`, 100× | growth over linear | 100× peak MB |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    let mut yardstick = None;
    for step in &STEPS {
        let rows = files.iter().map(|file| measure(file, step)).collect::<Result<Vec<_>>>()?;
        let [one, ten, hundred] = rows.as_slice() else { unreachable!("a row for each size") };
        let (small, large) = *yardstick.get_or_insert((one.seconds, hundred.seconds));
        println!(
            "| {} | {:.2} | {:.2} | {:.1} | {:.0} | {:.2} | {:.2} | {:+.0} % | {:.0} |",
            step.name,
            one.seconds * 1e3,
            ten.seconds * 1e3,
            hundred.seconds * 1e3,
            hundred.bytes / hundred.seconds / 1e6,
            one.seconds / small,
            hundred.seconds / large,
            ((hundred.seconds / hundred.bytes) / (one.seconds / one.bytes) - 1.0) * 100.0,
            hundred.peak / 1e6,
        );
    }
    Ok(())
}

/// What one process measured of one step.
struct Row {
    seconds: f64,
    bytes: f64,
    peak: f64,
}

fn measure(file: &Path, step: &Step) -> Result<Row> {
    let output =
        Command::new(env::current_exe()?).arg("--child").arg(file).arg(step.name).output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut numbers = printed.split_whitespace().map(str::parse::<f64>);
    let mut next = || numbers.next().context("expected three numbers")?.context("not a number");
    Ok(Row { seconds: next()?, bytes: next()?, peak: next()? })
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/managed.json")
}
