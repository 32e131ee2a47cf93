//! Measures `json::parse` beside `serde_json` on the same bytes, in one run.
//!
//! `cargo run --release --manifest-path benches/parse/Cargo.toml [FILE]…` prints a table of medians.
//! Every round times every contender, so that all see the same state of the machine: once *in turn*,
//! a single read after what the others left in caches, branch predictors and the allocator, and once
//! *in a row*, some reads one after the other.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use mosaic_codegen::json;

const ROUNDS: usize = 200;

/// How often a contender reads the file in a row.
const ROW: u32 = 8;

/// A way to read the bytes of a file.
struct Contender {
    name: &'static str,
    read: fn(&[u8]),
}

/// The first is the yardstick.
const CONTENDERS: [Contender; 4] = [
    Contender { name: "serde_json::from_slice::<Value>", read: read_value },
    Contender { name: "serde_json::from_slice::<IgnoredAny>", read: skip_value },
    Contender { name: "from_utf8 alone", read: check_text },
    Contender { name: "from_utf8 and json::parse", read: parse },
];

fn main() -> Result<()> {
    let mut files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        files.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/managed.json"));
    }
    for file in files {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        measure(&file, &bytes);
    }
    Ok(())
}

fn measure(file: &Path, bytes: &[u8]) {
    let (in_turn, in_row) = (medians(bytes, 1), medians(bytes, ROW));
    let name = file.file_name().unwrap_or_default().display();
    println!("{name}, {} bytes, medians of {ROUNDS} rounds", bytes.len());
    println!("| contender | in turn, µs | speed | in a row, µs | speed |");
    println!("|---|---:|---:|---:|---:|");
    for (contender, (turn, row)) in CONTENDERS.iter().zip(in_turn.iter().zip(&in_row)) {
        let speed = |time: &Duration, yardstick: &Duration| {
            format!(
                "{:.1} | {:.2} ×",
                time.as_secs_f64() * 1e6,
                yardstick.as_secs_f64() / time.as_secs_f64()
            )
        };
        let (turn, row) = (speed(turn, &in_turn[0]), speed(row, &in_row[0]));
        println!("| {} | {turn} | {row} |", contender.name);
    }
    println!();
}

/// Returns the median time of one read by each contender, which reads `reads` times in a row.
fn medians(bytes: &[u8], reads: u32) -> [Duration; CONTENDERS.len()] {
    let mut times = CONTENDERS.map(|_| Vec::with_capacity(ROUNDS));
    for _ in 0..ROUNDS {
        for (contender, times) in CONTENDERS.iter().zip(&mut times) {
            times.push(time(contender, bytes, reads));
        }
    }
    times.map(median)
}

fn time(contender: &Contender, bytes: &[u8], reads: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..reads {
        (contender.read)(black_box(bytes));
    }
    start.elapsed() / reads
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn read_value(bytes: &[u8]) {
    black_box(serde_json::from_slice::<serde_json::Value>(bytes).is_ok());
}

fn skip_value(bytes: &[u8]) {
    black_box(serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok());
}

fn check_text(bytes: &[u8]) {
    black_box(std::str::from_utf8(bytes).is_ok());
}

fn parse(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        black_box(json::parse(text));
    }
}
