//! Revisions of which git has lost a part, as a partial clone has that may not fetch: nothing is taken for
//! absent that is only unreadable.

use std::fs::{self, File};

use crate::session::Session;

/// Returns a repository with two types in a folder, one of which became another one since, and a clone
/// that lacks what `HEAD~1:LOST` names.
fn without(lost: &str) -> Session {
    let session = Session::new();
    let put = |name: &str, kind: &str| {
        let text =
            format!(r#"{{"name":"{name}","schema":{{"properties":{{"p":{{"type":"{kind}"}}}}}}}}"#);
        session.put(&format!("types/{name}.json"), &text);
    };
    session.git(&["init", "--quiet"]);
    session.put("mosaic.toml", "schema = \"types\"\n");
    for kind in ["string", "number"] {
        put("a", "string");
        put("b", kind);
        session.git(&["add", "--all"]);
        session.git(&["commit", "--quiet", "--message", kind]);
    }
    let id = session.git(&["rev-parse", &format!("HEAD~1:{lost}")]);
    let (folder, name) = id.trim().split_at(2);
    fs::remove_file(session.path(".git/objects").join(folder).join(name)).expect("it was loose");
    session
}

#[test]
fn a_file_that_git_has_lost_is_not_taken_for_a_new_one() {
    let session = without("types/b.json");
    let lines = [
        "diff --git HEAD~1..HEAD",
        "diff HEAD~1:types types",
        "diff HEAD~1:./types/b.json types/b.json",
        "lint --since HEAD~1",
    ];
    for line in lines {
        let run = session.run(line);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{line}: {run}");
        assert!(run.stderr.contains("git cat-file"), "{line}: {run}");
        assert!(run.stderr.contains("help: `git fsck`"), "{line}: {run}");
    }
}

#[test]
fn a_folder_that_git_has_lost_is_not_taken_for_an_empty_one() {
    let session = without("types");
    for line in ["diff --git HEAD~1..HEAD", "diff HEAD~1:types types", "lint --since HEAD~1"] {
        let run = session.run(line);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{line}: {run}");
        assert!(run.stderr.contains("help: `git fsck`"), "{line}: {run}");
    }
}

#[test]
fn a_file_that_git_cannot_unpack_ends_the_run() {
    let session = without("types/b.json");
    let id = session.git(&["ls-tree", "--object-only", "HEAD~1", "types/b.json"]);
    let (folder, name) = id.trim().split_at(2);
    let folder = session.path(".git/objects").join(folder);
    fs::create_dir_all(&folder)
        .and_then(|()| File::create(folder.join(name)))
        .expect("it can be made");
    let run = session.run("diff --git HEAD~1..HEAD");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{run}");
}

#[test]
fn a_path_that_git_cannot_have_is_not_taken_for_lost() {
    let session = without("types/b.json");
    session.git(&["commit", "--quiet", "--all", "--allow-empty", "--message", "whole again"]);
    for path in
        ["../outside.json", "/mosaic.toml", "types/../mosaic.toml", "types/none.json", "none/"]
    {
        let run = session.run(&format!("diff HEAD:{path} types"));
        assert_eq!(run.code, 2, "{path}: {run}");
        assert!(run.stderr.contains("found none"), "{path}: {run}");
    }
}
