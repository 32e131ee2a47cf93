//! Git, run for the repository around a folder.

use std::path::Path;
use std::process::{Command, Stdio};

/// What tells git which repository to take, whatever folder it runs in: git sets it for hooks and for
/// `rebase --exec`, and means the one that it is run for. Where else objects are stays known, since
/// a push that a hook of the server looks at is kept apart.
const PLACES: [&str; 5] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

/// Returns git, run for the repository around `folder`, with its messages in English.
pub(super) fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).env("LC_ALL", "C").stdin(Stdio::null());
    for variable in PLACES {
        git.env_remove(variable);
    }
    git
}
