//! Files that a tenant or a schema names: those of a server are never taken for those here.

use std::fs;

use crate::dev::{Dev, MANAGED};
use crate::session::{Run, Session};

/// What no file of a schema holds, and no run may read.
const SECRET: &str = "hunter2";

/// Files that are nobody's script.
const PRIVATE: [&str; 2] = [".env", ".git/config"];

/// Returns [`MANAGED`] with a script of loans that says `of_text` of its text.
fn with_script(of_text: &str) -> String {
    let name = r#""name": "loan","#;
    let script = format!(r#"{name} "onCreate": {{ "type": "text/javascript", {of_text} }},"#);
    MANAGED.replacen(name, &script, 1)
}

fn in_file(name: &str) -> String {
    with_script(&format!(r#""file": "{name}""#))
}

/// Runs `words`, which tell nothing of what is in files that nobody may read.
fn run(dev: &Dev, words: &str) -> Run {
    let run = dev.run(words);
    let told = run.to_string();
    assert!(!told.contains(SECRET), "{words}: {told}");
    run
}

#[test]
fn a_tenant_gets_no_file_by_naming_it_and_changes_none() {
    for name in PRIVATE {
        let dev = Dev::pulled(MANAGED, "");
        dev.session.put(name, SECRET);
        dev.colleague_pushes(&in_file(name), "");
        assert_eq!(run(&dev, "pull").code, 0, "{name}");
        assert!(dev.session.get("managed.json").contains(name));
        dev.add("isbn");
        assert_eq!(run(&dev, "push --yes").code, 0, "{name}");
        let after = dev.last_kept().1["after"].to_string();
        assert!(after.contains(name) && !after.contains(SECRET), "{after}");
        dev.colleague_pushes(&with_script(r#""source": "fsmonitor = 1""#), "--overwrite");
        run(&dev, "pull --theirs");
        assert_eq!(dev.session.get(name), SECRET);
    }
}

#[test]
fn a_schema_gets_no_file_by_naming_it() {
    for name in PRIVATE {
        let dev = Dev::new(MANAGED, "");
        dev.session.put(name, SECRET);
        dev.session.put("managed.json", in_file(name));
        let told = run(&dev, "push --yes");
        assert_eq!(told.code, 0, "{told}");
        let after = dev.last_kept().1["after"].to_string();
        assert!(after.contains(name) && !after.contains(SECRET), "{after}");
        for words in ["lint managed.json", "diff server.json managed.json"] {
            let told = dev.session.run(words).to_string();
            assert!(!told.contains(SECRET), "{told}");
        }
    }
    let dev = Dev::new(&in_file(".env"), "");
    let run = dev.session.run("lint managed.json");
    let expected = "expected the file of a script, found `.env`, which is not read";
    assert!(run.stdout.contains(expected), "{run}");
}

#[test]
fn a_revision_gets_no_file_by_naming_it() {
    let session = Session::with_schema(&in_file(".env"));
    session.git(&["init", "--quiet"]);
    session.put("mosaic.toml", "schema = \"managed.json\"\n");
    session.put(".env", SECRET);
    session.git(&["add", "--all"]);
    session.git(&["commit", "--quiet", "--message", "first"]);
    session.put("managed.json", with_script(&format!(r#""source": "{SECRET}""#)));
    for words in ["diff --git HEAD", "diff HEAD:managed.json managed.json"] {
        let told = session.run(words);
        // Were the file read, both sides would say the same.
        assert!(told.stdout.contains("onCreate"), "{told}");
    }
}

#[test]
fn a_pull_refuses_a_file_of_the_server_that_would_become_one_here() {
    let dev = Dev::pulled(MANAGED, "");
    dev.session.put("loan.onCreate.js", SECRET);
    dev.colleague_pushes(&in_file("./loan.onCreate.js"), "");
    insta::assert_snapshot!(dev.told("pull"), @r"
    exit 3
    --- stderr
    error: `loan` in `tenant:dev` runs `loan.onCreate.js`, a file of the server: expected none of that name here, found `loan.onCreate.js`
      help: give the file here another name, and name it so where it is meant; nothing was written
    ");
    assert_eq!(dev.session.get("managed.json"), MANAGED);
    assert_eq!(run(&dev, "pull --theirs").code, 3);
    fs::rename(dev.session.path("loan.onCreate.js"), dev.session.path("mine.js")).unwrap();
    assert_eq!(run(&dev, "pull").code, 0);
    assert!(dev.session.get("managed.json").contains("./loan.onCreate.js"));
}

#[test]
fn a_first_pull_refuses_it_too() {
    let dev = Dev::new(&in_file("scripts/loan.js"), "");
    fs::remove_file(dev.session.path("managed.json")).unwrap();
    dev.session.put("scripts/loan.js", SECRET);
    assert_eq!(run(&dev, "pull").code, 3);
    assert!(!dev.session.path("managed.json").exists());
    fs::remove_file(dev.session.path("scripts/loan.js")).unwrap();
    assert_eq!(run(&dev, "pull").code, 0);
}

#[test]
fn a_push_sends_no_file_here_for_one_of_the_server() {
    let dev = Dev::pulled(&in_file("loan.js"), "");
    dev.session.put("loan.js", SECRET);
    dev.add("isbn");
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 3
    error: `loan` in `tenant:dev` runs `loan.js`, a file of the server: expected none of that name here, found `loan.js`
      help: give the file here another name, and name it so where it is meant; nothing was written
    ");
    assert_eq!(run(&dev, "push --yes --overwrite").code, 3);
    fs::rename(dev.session.path("loan.js"), dev.session.path("mine.js")).unwrap();
    assert_eq!(run(&dev, "push --yes").code, 0);
    let after = dev.last_kept().1["after"].to_string();
    assert!(after.contains("loan.js") && !after.contains(SECRET), "{after}");
}
