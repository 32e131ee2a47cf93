//! Programs that know nothing of who runs the tests: neither their settings nor their repository.

use std::env;
use std::path::Path;
use std::process::Command;

/// What is passed on: where programs are, and where temporary files go.
const PASSED: [&str; 5] = ["PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP"];

/// What is set: a git that has no settings, and commits as Ann.
const SET: [(&str, &str); 6] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_AUTHOR_NAME", "Ann"),
    ("GIT_AUTHOR_EMAIL", "ann@example.com"),
    ("GIT_COMMITTER_NAME", "Ann"),
    ("GIT_COMMITTER_EMAIL", "ann@example.com"),
];

/// Returns `program`, run in `folder` and at home there.
pub(crate) fn isolated(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).env_clear().env("HOME", folder).envs(SET);
    command.envs(PASSED.iter().filter_map(|name| Some((name, env::var_os(name)?))));
    command
}
