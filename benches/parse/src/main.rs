//! Measures `json::parse` beside `serde_json` on the same bytes, in one run.
//!
//! `cargo run --release --manifest-path benches/parse/Cargo.toml [FILE]…` prints a table of medians. Each round times every
//! contender once, so that all see the same state of the machine.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use mosaic_codegen::json;

const ROUNDS: usize = 400;

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
    let mut times = CONTENDERS.map(|_| Vec::with_capacity(ROUNDS));
    for _ in 0..ROUNDS {
        for (contender, times) in CONTENDERS.iter().zip(&mut times) {
            times.push(time(contender, bytes));
        }
    }
    let medians = times.map(median);
    let name = file.file_name().unwrap_or_default().display();
    println!("{name}, {} bytes, median of {ROUNDS} rounds", bytes.len());
    println!("| contender | µs | GB/s | times the speed of the first |");
    println!("|---|---:|---:|---:|");
    for (contender, median) in CONTENDERS.iter().zip(medians) {
        let (seconds, yardstick) = (median.as_secs_f64(), medians[0].as_secs_f64());
        println!(
            "| {} | {:.1} | {:.2} | {:.2} |",
            contender.name,
            seconds * 1e6,
            size(bytes) / seconds / 1e9,
            yardstick / seconds,
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "no file has 2^52 bytes")]
fn size(bytes: &[u8]) -> f64 {
    bytes.len() as f64
}

fn time(contender: &Contender, bytes: &[u8]) -> Duration {
    let start = Instant::now();
    (contender.read)(black_box(bytes));
    start.elapsed()
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
