//! `mosaic push` and `mosaic pull` where nothing is to be written.

use std::fs;

use crate::dev::{Dev, MANAGED};
use crate::session::Session;

/// What only looks.
const LOOKS: [&str; 4] =
    ["push --dry-run", "push --plan plan.json", "pull --dry-run", "pull --check"];

/// Returns every file below `.mosaic`, with its bytes and the time it was written.
fn remembered(session: &Session) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![session.path(".mosaic")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("the folder can be read").path();
            let written = path.metadata().and_then(|metadata| metadata.modified());
            found.push(format!("{} {written:?} {:?}", path.display(), fs::read(&path).ok()));
            open.extend(path.is_dir().then_some(path));
        }
    }
    found
}

#[test]
fn a_look_leaves_no_trace() {
    let dev = Dev::new(MANAGED, "--fault lost-update");
    for words in LOOKS {
        let run = dev.run(words);
        assert_eq!(run.code, 0, "{words}: {run}");
    }
    assert!(!dev.session.path(".mosaic").exists());
    assert_eq!(dev.run("push").code, 0);
    let pulled = remembered(&dev.session);
    for words in LOOKS.into_iter().chain(["push", "push --yes", "pull"]) {
        let run = dev.run(words);
        assert_eq!(run.code, 0, "{words}: {run}");
        assert_eq!(remembered(&dev.session), pulled, "{words}");
    }
    dev.add("isbn");
    dev.push("push --yes");
    let unfinished = remembered(&dev.session);
    for words in LOOKS.into_iter().chain(["push"]) {
        dev.run(words);
        assert_eq!(remembered(&dev.session), unfinished, "{words}");
    }
}

#[test]
fn where_nothing_can_be_remembered_a_look_works_and_a_write_is_refused() {
    let dev = Dev::new(MANAGED, "");
    dev.session.put(".mosaic", "a file where a folder should be");
    for words in LOOKS {
        let run = dev.run(words);
        assert_eq!(run.code, 0, "{words}: {run}");
    }
    for words in ["push --yes", "pull"] {
        let run = dev.told(words);
        assert!(run.starts_with("exit 0"), "{run}");
        assert!(run.contains("not remembered: cannot write"), "{run}");
    }
    dev.add("isbn");
    let run = dev.push("push --yes --base server.json");
    let reason = "exit 2\nerror: cannot write `[folder]/.mosaic/.gitignore`: ";
    assert!(run.starts_with(reason), "{run}");
    assert!(run.contains("\n  help: nothing was written; make the folder writable"), "{run}");
}
