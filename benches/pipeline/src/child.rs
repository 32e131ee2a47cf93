//! One size and one step, in a process of its own.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use mosaic_codegen::config::Config;
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::{Target, catalog::Flavour, compile, json, model};
use serde_json::Value;

/// Something that is done with the whole text.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    run: fn(&Sources, &str),
}

/// The first is the yardstick; each of the others does what the one before it does, and more.
pub(crate) const STEPS: [Step; 5] = [
    Step { name: "`serde_json::from_slice::<Value>`", run: yardstick },
    Step { name: "parse", run: parse },
    Step { name: "parse, lower", run: lower },
    Step { name: "parse, lower, emit Rust", run: emit_rust },
    Step { name: "parse, lower, emit JSON Schema", run: emit_json_schema },
];

/// Prints the median time of `step` in seconds, the bytes it read, and the peak memory in bytes.
pub(crate) fn run(file: &Path, step: &str) -> Result<()> {
    let step = STEPS.iter().find(|known| known.name == step).context("no such step")?;
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut sources = Sources::new();
    let (id, _) = sources.add("managed.json", text.into_bytes(), Role::Configuration);
    let text = &sources.get(id).text;
    let before = peak_memory();
    let mut times = Vec::new();
    let begin = Instant::now();
    while times.len() < 3 || (begin.elapsed() < Duration::from_secs(2) && times.len() < 500) {
        let start = Instant::now();
        (step.run)(&sources, text);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let median = times[times.len() / 2].as_secs_f64();
    println!("{median} {} {}", text.len(), peak_memory().saturating_sub(before));
    Ok(())
}

/// Returns the most memory that this process has held, in bytes; zero where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

fn yardstick(_: &Sources, text: &str) {
    let _ = black_box(serde_json::from_slice::<Value>(text.as_bytes()));
}

fn parse(_: &Sources, text: &str) {
    black_box(json::parse(text));
}

fn lower(sources: &Sources, _: &str) {
    let (documents, _) = Documents::parse(sources);
    black_box(model::lower(&documents, Flavour::Aic));
}

fn emit_rust(sources: &Sources, _: &str) {
    black_box(compile(sources, &Config::default(), Target::Rust));
}

fn emit_json_schema(sources: &Sources, _: &str) {
    black_box(compile(sources, &Config::default(), Target::JsonSchema));
}
