//! The commands that the README begins with.

use std::fs;

use crate::session::{Session, schemas};

#[test]
fn the_commands_of_the_readme_are_there_and_run() {
    let readme = fs::read_to_string(schemas("../README.md")).expect("the README is there");
    let rows =
        readme.lines().filter_map(|line| line.strip_prefix("| `mosaic ")?.split(" | ").next());
    let commands: Vec<_> =
        rows.flat_map(|cell| cell.trim_end_matches('`').split("`, `mosaic ")).collect();
    let session = Session::new();
    let sample = fs::read_to_string(schemas("managed.json")).expect("the project has it");
    for name in ["managed.json", "old.json", "new.json"] {
        session.put(name, &sample);
    }
    let mut verbs = Vec::new();
    for command in commands {
        let verb = command.split(' ').next().unwrap_or_default();
        // These three talk to a tenant, or are one.
        let asks = if ["pull", "push", "serve"].contains(&verb) { " --help" } else { "" };
        let run = session.run(&format!("{command}{asks}"));
        assert_eq!(run.code, 0, "{command}: {run}");
        verbs.push(verb);
    }
    assert_eq!(verbs, ["lint", "diff", "pull", "push", "generate", "serve"]);
}
