//! What a program is told of pull, merge and push: one object, however they end.

use serde_json::{Value, json};

use crate::dev::{Dev, MANAGED, TITLE};
use crate::schema::told;
use crate::session::Run;

/// Returns what `run`, which ended with `code` and `outcome`, told a program.
fn answer(run: &Run, code: i32, outcome: &str) -> Value {
    let told = told("answer.schema.json", run);
    assert_eq!((run.code, &told["outcome"]), (code, &json!(outcome)), "{run}");
    told
}

#[test]
fn a_push_is_told_from_the_plan_to_the_end() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    for (words, outcome) in [
        ("push --dry-run --format json", "planned"),
        ("push --yes --format json", "stored"),
        ("push --yes --format json", "nothing-to-do"),
    ] {
        let run = dev.run(words);
        let told = answer(&run, 0, outcome);
        assert_eq!((&told["action"], &told["tenant"]), (&json!("push"), &json!("dev")));
        assert_eq!((&told["problem"], run.stderr.as_str()), (&Value::Null, ""));
        let changes = told["review"]["changes"].as_array().expect("a review");
        assert_eq!(changes.len(), usize::from(outcome != "nothing-to-do"));
        assert_eq!(told["undo"].is_string(), outcome == "stored");
    }
    let (undo, _) = dev.last_kept();
    let told = answer(&dev.run(&format!("push --yes --undo {undo} --format json")), 0, "stored");
    assert_eq!(told["action"], "undo");
}

#[test]
fn both_values_of_a_conflict_are_told_apart() {
    let dev = Dev::pulled(MANAGED, "");
    let theirs = MANAGED.replace("\"Title\"", "\"Title of the book\"");
    dev.colleague_pushes(&theirs.replace("\"email\"", "\"mail\""), "");
    dev.edit("\"Title\"", "\"Name of the book\"");
    dev.edit("\"Mail\"", "\"Post\"");
    for verb in ["push --yes", "pull"] {
        let run = dev.run(&format!("{verb} --format json"));
        let told = answer(&run, 3, "conflict");
        let [title, email] = &told["conflicts"].as_array().expect("a list")[..] else {
            panic!("{run}")
        };
        assert_eq!(title["path"], "loan.title");
        for (side, value) in
            [("tenant", "\"Title of the book\""), ("files", "\"Name of the book\"")]
        {
            assert!(title[side].as_str().expect("a value").contains(value), "{run}");
        }
        assert_eq!((&email["path"], &email["tenant"]), (&json!("reader.email"), &Value::Null));
        assert!(
            told["hint"].as_str().expect("a way out").contains("`mosaic pull") || verb == "pull"
        );
        let report: Value = serde_json::from_str(&run.stderr).expect("a report");
        assert_eq!(report["findings"][0]["rule"], "refused", "{run}");
    }
}

#[test]
fn what_is_refused_and_what_fails_is_told_where_the_rest_is() {
    let dev = Dev::pulled(MANAGED, "");
    let run = dev.run("push --plan plan.json --format json");
    let written = json!([{ "file": "plan.json", "change": "write" }]);
    assert_eq!(answer(&run, 0, "nothing-to-do")["files"], written);
    dev.add("isbn");
    for (line, code, outcome, words) in [
        ("push dev --key key.jwk", 3, "refused", "nobody said yes"),
        ("push prod --key key.jwk", 3, "refused", "do not let `prod` be written"),
        ("push dev --key key.jwk --yes --apply plan.json", 3, "refused", "for other files"),
        ("push dev --key nowhere.jwk --yes", 2, "failed", "nowhere.jwk"),
        ("pull nobody --key key.jwk", 2, "failed", "nobody"),
        ("merge nowhere.json", 2, "failed", "nowhere.json"),
    ] {
        let run = dev.session.run(&format!("{line} --format json"));
        let told = answer(&run, code, outcome);
        assert!(told["problem"].as_str().expect("a reason").contains(words), "{line}: {run}");
        assert!(run.stderr.contains(words), "{line}: {run}");
    }
    dev.session.put("managed.json", "{");
    for line in ["push dev --key key.jwk", "pull dev --key key.jwk", "merge managed.json"] {
        answer(&dev.session.run(&format!("{line} --format json")), 2, "unreadable");
    }
}

#[test]
fn a_pull_and_a_merge_tell_which_files_they_write() {
    let dev = Dev::new(MANAGED, "");
    dev.session.put("new.json", MANAGED);
    std::fs::remove_file(dev.session.path("managed.json")).expect("the schema is there");
    let written = json!([{ "file": "managed.json", "change": "write" }]);
    for (words, outcome) in [("--dry-run", "planned"), ("", "written")] {
        let told = answer(&dev.run(&format!("pull {words} --format json")), 0, outcome);
        assert_eq!((&told["files"], &told["tenant"]), (&written, &json!("dev")));
    }
    dev.edit("\"Title\"", "\"Name\"");
    answer(&dev.run("pull --check --format json"), 1, "differs");
    let told = answer(&dev.run("pull --format json"), 0, "nothing-to-do");
    assert_eq!(told["files"], json!([]));
    let isbn = format!(r#""isbn": {{ "type": "string" }}, {TITLE}"#);
    dev.colleague_pushes(&MANAGED.replace(TITLE, &isbn), "");
    for (words, outcome) in [("--dry-run", "planned"), ("", "written")] {
        let told = answer(&dev.run(&format!("pull {words} --format json")), 0, outcome);
        assert_eq!(told["review"]["changes"][0]["path"], "loan.isbn");
        assert_eq!(told["files"], written);
    }
    for (words, code, outcome) in [
        ("--check", 1, "differs"),
        ("--dry-run", 0, "planned"),
        ("", 0, "written"),
        ("--check", 0, "nothing-to-do"),
    ] {
        let line = format!("merge new.json --into managed.json {words} --format json");
        let told = answer(&dev.session.run(&line), code, outcome);
        assert_eq!(
            told["files"],
            if outcome == "nothing-to-do" { json!([]) } else { written.clone() }
        );
        assert_eq!((&told["action"], &told["tenant"]), (&json!("merge"), &Value::Null));
    }
}
