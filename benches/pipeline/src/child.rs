//! One size and one step, in a process of its own.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use mosaic_codegen::config::Config;
use mosaic_codegen::diff::Side;
use mosaic_codegen::lint::{self, Options};
use mosaic_codegen::review::{self, Review};
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::{Target, catalog::Product, compile, json, model};
use serde_json::Value;

/// Something that is done with each of some texts; what comes of all is kept to the end.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    run: fn(&[Sources]),
}

/// The first is the yardstick; the others are named after all that they do.
pub(crate) const STEPS: [Step; 7] = [
    Step { name: "`serde_json::from_slice::<Value>`", run: yardstick },
    Step { name: "parse", run: parse },
    Step { name: "parse, lower", run: lower },
    Step { name: "parse, lower, lint by all rules", run: lint },
    Step { name: "parse, lower, review against the same with less indentation", run: review },
    Step { name: "parse, lower, emit Rust", run: emit_rust },
    Step { name: "parse, lower, emit JSON Schema", run: emit_json_schema },
];

/// Does `step` with `copies` of the text in `file`, again and again, and prints the median time for
/// all of them in seconds, their bytes, and the peak memory of it in bytes.
pub(crate) fn run(file: &Path, copies: usize, step: &str) -> Result<()> {
    let step = STEPS.iter().find(|known| known.name == step).context("no such step")?;
    let text = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let bytes = text.len() * copies;
    let inputs: Vec<_> = std::iter::repeat_n(text, copies).map(source).collect();
    let before = peak_memory();
    let mut times = Vec::new();
    let begin = Instant::now();
    while times.len() < 5 || (begin.elapsed() < Duration::from_secs(3) && times.len() < 50) {
        let start = Instant::now();
        (step.run)(&inputs);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let median = times[times.len() / 2].as_secs_f64();
    println!("{median} {bytes} {}", peak_memory().saturating_sub(before));
    Ok(())
}

fn source(text: Vec<u8>) -> Sources {
    let mut sources = Sources::new();
    sources.add("managed.json", text, Role::Configuration);
    sources
}

/// Returns the most memory that this process has held, in bytes; zero where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

fn texts(inputs: &[Sources]) -> impl Iterator<Item = &str> {
    inputs.iter().flat_map(Sources::iter).map(|(_, source)| source.text.as_str())
}

fn yardstick(inputs: &[Sources]) {
    let values = texts(inputs).map(|text| serde_json::from_slice::<Value>(text.as_bytes()));
    black_box(values.collect::<Vec<_>>());
}

fn parse(inputs: &[Sources]) {
    black_box(texts(inputs).map(json::parse).collect::<Vec<_>>());
}

fn lower(inputs: &[Sources]) {
    let documents: Vec<_> = inputs.iter().map(Documents::parse).collect();
    let models = documents.iter().map(|(documents, _)| model::lower(documents, Product::Aic));
    black_box(models.collect::<Vec<_>>());
}

fn lint(inputs: &[Sources]) {
    let config = Config::default();
    let mut options = Options::default();
    options.selection.select.push("all".to_owned()); // those that are off by default, too
    black_box(inputs.iter().map(|input| lint::lint(input, &config, &options)).collect::<Vec<_>>());
}

fn review(inputs: &[Sources]) {
    let texts = texts(inputs).map(|text| source(text.replace("  ", " ").into_bytes()));
    let others: Vec<_> = texts.collect();
    let sides = inputs.iter().zip(&others);
    let documents: Vec<_> =
        sides.map(|(old, new)| [Documents::parse(old).0, Documents::parse(new).0]).collect();
    let models: Vec<_> = documents
        .iter()
        .map(|sides| sides.each_ref().map(|documents| model::lower(documents, Product::Aic).0))
        .collect();
    let (config, options) = (Config::default(), review::Options::default());
    let reviews = documents.iter().zip(&models).map(|(documents, models)| {
        let [old, new] = [0, 1].map(|at| Side { documents: &documents[at], model: &models[at] });
        Review::of(old, new, &config, &options)
    });
    black_box(reviews.collect::<Vec<_>>());
}

fn emit_rust(inputs: &[Sources]) {
    emit(inputs, Target::Rust);
}

fn emit_json_schema(inputs: &[Sources]) {
    emit(inputs, Target::JsonSchema);
}

fn emit(inputs: &[Sources], target: Target) {
    let config = Config::default();
    black_box(inputs.iter().map(|input| compile(input, &config, target)).collect::<Vec<_>>());
}
