//! `mosaic diff` where git says which repository it is: in a hook.

use super::{changes, expected, repository};

#[cfg(unix)]
#[test]
fn a_hook_of_a_linked_worktree_is_told_what_changed_in_it() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let session = repository();
    session.git(&["worktree", "add", "--quiet", "linked", "first"]);
    let hook = ".git/hooks/pre-commit";
    let mosaic = env!("CARGO_BIN_EXE_mosaic");
    let line = format!("\"{mosaic}\" diff --git HEAD --fail-on never --format concise");
    session.put(hook, format!("#!/bin/sh\n{line} --out told.txt\n"));
    set_permissions(session.path(hook), Permissions::from_mode(0o755)).expect("it is ours");
    session.put("linked/schemas/managed.json", session.get("schemas/managed.json"));
    session.git(&["-C", "linked", "commit", "--quiet", "--all", "--message", "books"]);
    let told = session.get("linked/told.txt");
    let told: Vec<_> = told.lines().filter(|line| line.contains("schemas/")).collect();
    assert_eq!(told.len(), expected().len(), "{told:?}");
}

#[cfg(unix)]
#[test]
fn a_hook_sees_what_is_committed_however_it_was_staged() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let session = repository();
    let hook = ".git/hooks/pre-commit";
    let line = "diff --staged --fail-on never --format concise --out told.txt";
    session.put(hook, format!("#!/bin/sh\n\"{}\" {line}\n", env!("CARGO_BIN_EXE_mosaic")));
    set_permissions(session.path(hook), Permissions::from_mode(0o755)).expect("it is ours");
    let schema = "schemas/managed.json";
    for (stage, commit) in [
        (&["add", schema][..], &["commit", "--quiet", "--message", "books"][..]),
        (&[], &["commit", "--quiet", "--all", "--message", "books"]),
        (&[], &["commit", "--quiet", "--message", "books", schema]),
    ] {
        if !stage.is_empty() {
            session.git(stage);
        }
        session.put("told.txt", "");
        session.git(commit);
        let told = session.get("told.txt");
        let told: Vec<_> = told.lines().filter(|line| line.contains("schemas/")).collect();
        assert_eq!(told.len(), expected().len(), "{commit:?}: {told:?}");
        session.git(&["reset", "--quiet", "first"]);
    }
}

#[test]
fn what_is_staged_is_neither_what_was_committed_nor_what_is_in_the_file() {
    let session = repository();
    session.git(&["add", "schemas/managed.json"]);
    let books = session.get("schemas/managed.json");
    session.put("schemas/managed.json", crate::session::LOAN);
    assert_eq!(session.run("diff").code, 0);
    let path = "schemas/managed.json";
    for line in ["--staged", "first:./{path} --staged", "HEAD:{path} :{path}", "{path} :./{path}"] {
        let run = session.run(&format!("diff --format json {}", line.replace("{path}", path)));
        let staged: Vec<_> = changes(&run);
        assert_eq!(staged, expected(), "{line}: {run}");
    }
    let run = session.run("diff --staged");
    assert!(run.stdout.contains(":schemas/managed.json"), "{run}");
    session.put("new.json", books);
    assert_eq!(session.run(&format!("diff new.json :{path}")).code, 0);
}

#[test]
fn a_merge_that_is_open_stages_nothing_yet() {
    let session = repository();
    session.git(&["commit", "--quiet", "--all", "--message", "books"]);
    session.git(&["checkout", "--quiet", "-b", "other", "first"]);
    session.put("schemas/managed.json", "{}\n");
    session.git(&["commit", "--quiet", "--all", "--message", "nothing"]);
    assert_ne!(session.try_git(&["merge", "--quiet", "-"]).code, 0);
    let run = session.run("diff --staged");
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.starts_with("error: cannot read what is staged"), "{run}");
    assert!(run.stderr.contains("help: end the merge"), "{run}");
}

#[test]
fn a_range_of_revisions_without_its_option_is_told_so() {
    let run = repository().run("diff first..HEAD");
    assert_eq!(run.code, 2, "{run}");
    assert!(run.stderr.contains("help: `--git first..HEAD` compares"), "{run}");
}

#[test]
fn the_repository_is_the_one_around_the_schema_whatever_git_was_run_for() {
    let session = repository();
    for variables in [
        &[("GIT_DIR", ".git")][..],
        &[("GIT_DIR", "elsewhere/.git"), ("GIT_WORK_TREE", "elsewhere")],
        &[("GIT_INDEX_FILE", "elsewhere"), ("GIT_PREFIX", "schemas/")],
    ] {
        for side in ["--git HEAD", "HEAD:schemas/managed.json schemas/managed.json"] {
            let run = session.run_as(&format!("diff {side} --format json"), variables);
            assert_eq!(changes(&run), expected(), "{variables:?}: {run}");
        }
    }
}

#[test]
fn a_repository_of_somebody_else_comes_with_the_command_that_trusts_it() {
    let session = repository();
    // What git itself is tested with.
    let variables = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "true")];
    for line in ["diff --git HEAD", "diff HEAD:schemas schemas", "lint --since HEAD"] {
        let run = session.run_as(line, &variables);
        let told = "detected dubious ownership in repository at";
        assert!(run.code == 2 && run.stderr.contains(told), "{line}: {run}");
        let way_out = "help: if you trust what is there: \
                       `git config --global --add safe.directory [folder]`";
        assert!(run.stderr.contains(way_out), "{line}: {run}");
    }
}
