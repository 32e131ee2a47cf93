//! `mosaic lint --fix` and `--diff`: what can be mended, mended or shown.

use std::io::{IsTerminal, stdout};
use std::path::Path;

use anyhow::Result;
use mosaic_codegen::diagnostic::{Diagnostic, Safety, has_errors};
use mosaic_codegen::files::write_if_changed;
use mosaic_codegen::lint::{Fixed, fix, is_fault};
use mosaic_codegen::report::harmless;
use mosaic_codegen::source::Source;
use similar::TextDiff;

use super::batch::{Batch, Configuration};
use super::{Arguments, tell};
use crate::input::STDIN;
use crate::outcome::Outcome;
use crate::terminal::{self, Terminal};

/// Mends each configuration and reports what is left, or shows what would change.
pub(super) fn run(arguments: &Arguments, mut batch: Batch, terminal: &Terminal) -> Result<Outcome> {
    let least = if arguments.mending.proposed { Safety::Proposed } else { Safety::Safe };
    let mut changes = 0;
    for configuration in &mut batch.configurations {
        let Configuration { project, options, linted, .. } = configuration;
        if has_errors(&project.inputs.diagnostics) {
            linted.findings.clone_from(&project.inputs.diagnostics);
            continue; // what is no text cannot be mended
        }
        let fixed = fix(&project.inputs.sources, &project.config, options, least);
        changes += fixed.applied.len();
        if arguments.mending.diff {
            show(configuration, &fixed)?;
            configuration.linted = fixed.left;
            continue;
        }
        write(configuration, &fixed, terminal)?;
        let project = &mut configuration.project;
        project.inputs.sources = fixed.sources;
        configuration.linted = fixed.left;
        configuration.linted.findings.append(&mut project.inputs.diagnostics);
    }
    if arguments.mending.diff {
        let found = batch.into_found();
        let faults = found.linted.findings.into_iter().filter(is_fault);
        let faults: Vec<_> = faults.collect();
        if !faults.is_empty() {
            terminal.report(&found.sources, &faults)?; // nobody knows what would change
        }
        let is_clean = changes == 0 && faults.is_empty();
        return Ok(if is_clean { Outcome::Clean } else { Outcome::Findings });
    }
    let is_pipe = arguments.schemas.iter().any(|schema| schema == Path::new("-"));
    let mut found = batch.into_found();
    if is_pipe {
        terminal.report(&found.sources, &found.linted.findings)?; // the mended text went to stdout
    } else {
        tell(arguments, &mut found, terminal)?;
    }
    Ok(arguments.outcome(&found.linted))
}

/// Prints the difference that the fixes make.
fn show(configuration: &Configuration, fixed: &Fixed) -> Result<()> {
    for id in fixed.changed() {
        let before = configuration.project.inputs.sources.get(id);
        let after = fixed.sources.get(id);
        let [old, new] = [before, after].map(|source| fixed.sources.written(id, &source.text));
        let difference = TextDiff::from_lines(&*old, &*new);
        let names = ["a", "b"].map(|side| format!("{side}/{}", before.name));
        let text =
            difference.unified_diff().context_radius(3).header(&names[0], &names[1]).to_string();
        if stdout().is_terminal() {
            let lines = text.lines().map(|line| format!("{}\n", harmless(line)));
            terminal::print(&lines.collect::<String>())?;
        } else {
            terminal::print(&text)?; // for `patch`, byte by byte
        }
    }
    Ok(())
}

/// Writes the files that were mended, and tells what was done.
fn write(configuration: &Configuration, fixed: &Fixed, terminal: &Terminal) -> Result<()> {
    for id in fixed.changed() {
        let Source { name, text, .. } = fixed.sources.get(id);
        if name != STDIN {
            let path = configuration.project.inputs.path(name);
            write_if_changed(&path, &fixed.sources.written(id, text))?;
        }
    }
    if let Some((_, pipe)) = fixed.sources.iter().find(|(_, source)| source.name == STDIN) {
        terminal::print(&pipe.text)?; // also where nothing changed: this is a filter
    }
    for applied in &fixed.applied {
        let name = &fixed.sources.get(applied.source).name;
        terminal.say(&format!("{name}: {}: {} [{}]", applied.path, applied.title, applied.rule))?;
    }
    Ok(())
}

/// Returns how many of `findings` can be mended, and how; nothing where none can.
pub(super) fn offer(findings: &[Diagnostic]) -> Option<String> {
    let count = |safety| {
        let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
        fixes.filter(|fix| fix.safety == safety).count()
    };
    match (count(Safety::Safe), count(Safety::Proposed)) {
        (0, 0) => None,
        (safe, 0) => Some(format!("`--fix` mends {safe} of them")),
        (0, proposed) => Some(format!("`--fix --unsafe` mends {proposed} of them")),
        (safe, proposed) => Some(format!(
            "`--fix` mends {safe} of them, `--fix --unsafe` {} of them",
            safe + proposed
        )),
    }
}
