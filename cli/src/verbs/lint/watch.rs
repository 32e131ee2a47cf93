//! `mosaic lint --watch`: again whenever a file changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use anyhow::{Context, Result};
use mosaic_codegen::files::SETTINGS;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::batch::Batch;
use super::{Arguments, run_once};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::terminal::{Reader, Terminal};

/// How long the files have to be quiet: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// Lints until interrupted, or nobody looks on any more.
pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    if arguments.schemas.iter().any(|schema| schema == Path::new("-")) {
        let problem = "expected files to watch, found standard input";
        return Err(Failure::new(problem, "name the file instead of `-`").into());
    }
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).context("cannot watch files")?;
    let mut folders = BTreeSet::new();
    let mut paths = named(arguments);
    loop {
        // Watched before they are linted, so that no change falls between. What cannot be read now is
        // waited for where it was.
        if let Ok(batch) = Batch::read(arguments) {
            paths = named(arguments);
            paths.extend(batch.paths());
        }
        watch(&mut watcher, &mut folders, &paths)?;
        if let Err(error) = run_once(arguments, terminal) {
            // A file may be away for a moment, or wrong for as long as it takes to write it.
            terminal.fail(&error);
        }
        if terminal.say_to_reader("watching; press ^C to end")? == Reader::Gone {
            return Ok(Outcome::Clean);
        }
        wait(&events, &paths)?;
    }
}

/// Returns the files and folders that the command line names, the settings among them where it leaves
/// them to be found.
fn named(arguments: &Arguments) -> Vec<PathBuf> {
    let settings = arguments.settings.config.clone().unwrap_or_else(|| PathBuf::from(SETTINGS));
    [settings].into_iter().chain(arguments.schemas.iter().cloned()).collect()
}

/// Watches the folders of `paths`: a file that is replaced is another file.
fn watch(
    watcher: &mut RecommendedWatcher,
    folders: &mut BTreeSet<PathBuf>,
    paths: &[PathBuf],
) -> Result<()> {
    folders.retain(|folder| folder.is_dir()); // one that comes back is another one
    for path in paths {
        let folder = if path.is_dir() { path.as_path() } else { folder_of(path) };
        if folder.is_dir() && folders.insert(folder.to_owned()) {
            watcher
                .watch(folder, RecursiveMode::NonRecursive)
                .with_context(|| format!("cannot watch `{}`", folder.display()))?;
        }
    }
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Waits until one of `paths`, or something in a folder among them, has changed and all is quiet.
fn wait(events: &Receiver<notify::Result<Event>>, paths: &[PathBuf]) -> Result<()> {
    let names: BTreeSet<_> = paths.iter().filter_map(|path| path.file_name()).collect();
    let folders: BTreeSet<_> = paths.iter().filter(|path| path.is_dir()).collect();
    let is_ours = |event: &notify::Result<Event>| {
        event.as_ref().is_ok_and(|event| {
            !event.kind.is_access()
                && event.paths.iter().any(|path| {
                    let is_in_folder = folders.iter().any(|folder| path.starts_with(folder));
                    is_in_folder || path.file_name().is_some_and(|name| names.contains(name))
                })
        })
    };
    while !is_ours(&events.recv().context("the watch on the files has ended")?) {}
    while events.recv_timeout(QUIET).is_ok() {}
    Ok(())
}
