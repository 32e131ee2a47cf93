//! Measures parsing, lowering and emitting, on 1, 10 and 100 times the same configuration.
//!
//! `cargo run --release --manifest-path benches/pipeline/Cargo.toml [FILE]` prints a table. The larger
//! sizes hold the same types under other names, printed with the same spacing.
//!
//! Each size and each step runs in a process of its own, so that its peak memory is its own. All sizes
//! do the same work with the same memory, 100 files of size 1 or one file of size 100, and differ in
//! nothing but how much one file holds: so growth is that of the algorithm, not of the processor's
//! caches.

mod child;
mod scaled;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use child::{STEPS, Step};

/// How many times the types of the file each size holds.
const SIZES: [usize; 3] = [1, 10, 100];

/// How many times the types of the file each process handles.
const WORK: usize = 100;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, file, copies, step] = arguments.as_slice()
        && flag == "--child"
    {
        return child::run(Path::new(file), copies.parse()?, step);
    }
    let file = arguments.first().map_or_else(sample, PathBuf::from);
    let folder = tempfile::tempdir()?;
    let files = scaled::write(&file, &SIZES, folder.path())?;
    println!("{}", file.file_name().unwrap_or_default().display());
    println!(
        "| step | 1× ms | 10× ms | 100× ms | MB/s, 1× | MB/s, 100× | of `Value` | growth 1× to 100× | peak MB, 100× |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    let mut yardstick = None;
    for step in &STEPS {
        let [one, ten, hundred] = measure_all(&files, step)?;
        let first = *yardstick.get_or_insert(hundred.seconds);
        println!(
            "| {} | {:.2} | {:.2} | {:.1} | {:.0} | {:.0} | {:.2} | {:+.0} % | {:.0} |",
            step.name,
            one.seconds * 1e3 / 100.0,
            ten.seconds * 1e3 / 10.0,
            hundred.seconds * 1e3,
            one.bytes / one.seconds / 1e6,
            hundred.bytes / hundred.seconds / 1e6,
            hundred.seconds / first,
            (hundred.per_byte() / one.per_byte() - 1.0) * 100.0,
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

impl Row {
    fn per_byte(&self) -> f64 {
        self.seconds / self.bytes
    }
}

fn measure_all(files: &[PathBuf], step: &Step) -> Result<[Row; 3]> {
    let rows = SIZES.iter().zip(files).map(|(size, file)| measure(file, WORK / size, step));
    let rows: Vec<_> = rows.collect::<Result<_>>()?;
    rows.try_into().ok().context("expected a row for each size")
}

fn measure(file: &Path, copies: usize, step: &Step) -> Result<Row> {
    let output = Command::new(env::current_exe()?)
        .arg("--child")
        .arg(file)
        .args([&copies.to_string(), step.name])
        .output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut numbers = printed.split_whitespace().map(str::parse::<f64>);
    let mut next = || numbers.next().context("expected three numbers")?.context("not a number");
    Ok(Row { seconds: next()?, bytes: next()?, peak: next()? })
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/managed.json")
}
