//! The examples for continuous integration run as they are written.

use std::fs;

use crate::dev::{Dev, MANAGED};
use crate::isolated::isolated;
use crate::session::{Session, schemas};

/// Returns the command lines of `mosaic` in the file at `path`, from the root of the repository.
fn commands(path: &str) -> Vec<String> {
    let text = fs::read_to_string(schemas("..").join(path)).expect("the example is there");
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let commands = lines.filter_map(|line| {
        let line = line.trim_start().trim_start_matches("- ");
        let line = line.strip_prefix("run: ").or(line.strip_prefix("entry: ")).unwrap_or(line);
        line.strip_prefix("mosaic ").map(str::to_owned)
    });
    commands.collect()
}

/// A project with one warning: a dangling `order`.
fn project() -> Session {
    let session = Session::new();
    session.put("mosaic.toml", "schema = \"managed.json\"\n");
    let schema = r#"{"name": "loan", "schema": {"type": "object", "title": "Loan", "order": ["gone", "due"],
        "properties": {"due": {"type": "string", "title": "Due", "viewable": true}}}}"#;
    session.put("managed.json", schema);
    session
}

#[test]
fn the_workflow_of_github_annotates_summarises_and_logs() {
    let session = project();
    let commands = commands("docs/guide/ci/github-actions.yml");
    let [annotate, summarise, log] = commands.as_slice() else { panic!("{commands:?}") };
    let run = session.run(annotate);
    let expected = "::warning title=order-dangling,file=managed.json,line=1,endLine=1,";
    assert!(run.code == 1 && run.stdout.starts_with(expected), "{run}");
    let (summarise, file) = summarise.split_once(" >> ").expect("the summary is appended");
    assert_eq!(file, "\"$GITHUB_STEP_SUMMARY\"");
    let run = session.run(summarise);
    assert!(run.code == 0 && run.stdout.starts_with("### mosaic lint\n\n1 warning"), "{run}");
    assert_eq!(session.run(log).code, 0);
    let log: serde_json::Value = serde_json::from_str(&session.get("mosaic.sarif")).expect("JSON");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "order-dangling");
}

#[test]
fn the_review_of_github_is_a_comment_and_a_verdict() {
    let session = project();
    session.git(&["init", "--quiet"]);
    session.git(&["add", "--all"]);
    session.git(&["commit", "--quiet", "--message", "a loan"]);
    session.git(&["tag", "base"]);
    session.put("managed.json", r#"{"name": "book", "schema": {"properties": {}}}"#);
    session.git(&["commit", "--quiet", "--all", "--message", "a book"]);
    let commands = commands("docs/guide/ci/github-review.yml");
    let commands: Vec<_> =
        commands.iter().map(|line| line.replace("\"$BASE...HEAD\"", "base...HEAD")).collect();
    let [comment, judge] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!(session.run(comment).code, 0);
    let told = session.get("review.md");
    let expected = "<!-- mosaic diff -->\n### mosaic diff\n\n**1 breaking, 1 safe**\n";
    assert!(told.starts_with(expected), "{told}");
    let run = session.run(judge);
    assert!(
        run.code == 1 && run.stdout.starts_with("::error title=type-removed,file=managed.json,"),
        "{run}"
    );
}

#[cfg(unix)]
#[test]
fn the_review_of_github_edits_its_own_comment_and_no_other() {
    if isolated("jq", &schemas("")).arg("--version").output().is_err() {
        println!("skipped: there is no jq");
        return;
    }
    let other = r#"{"id": 1, "user": {"login": "github-actions[bot]"}, "body": "coverage: 80 %"}"#;
    let quote =
        r#"{"id": 2, "user": {"login": "ann"}, "body": "<!-- mosaic diff -->\nas it said"}"#;
    let ours =
        r#"{"id": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- mosaic diff -->\n"}"#;
    let posted = "api --silent --method POST repos/a/b/issues/7/comments --field body=@review.md\n";
    assert_eq!(calls_of_the_comment(&format!("[{other}, {quote}]")), posted);
    let patched =
        "api --silent --method PATCH repos/a/b/issues/comments/3 --field body=@review.md\n";
    assert_eq!(calls_of_the_comment(&format!("[{other}, {quote}, {ours}]")), patched);
}

/// Runs the last step of the review where `comments` are there, and returns what it asks of the forge.
#[cfg(unix)]
fn calls_of_the_comment(comments: &str) -> String {
    let text = fs::read_to_string(schemas("..").join("docs/guide/ci/github-review.yml"));
    let text = text.expect("the example is there");
    let (_, step) = text.split_once("      - name: Comment\n").expect("a step comments");
    let (settings, script) = step.split_once("        run: |\n").expect("it is a script");
    let (_, filter) = settings.split_once("OURS: >-\n").expect("it knows its comment");
    let filter: Vec<_> = filter.lines().map(str::trim).collect();
    let session = Session::new();
    session.put("comments.json", comments);
    session.put("calls", "");
    // The last word of a call that reads is what picks from the answer.
    let forge = "gh() { case \"$*\" in *--paginate*) jq -r \"$5\" comments.json ;; \
                 *) echo \"$*\" >> calls ;; esac; }\n";
    let status = isolated("bash", &session.path(""))
        .args(["-ec", &format!("{forge}{script}")])
        .envs([("ISSUES", "repos/a/b/issues"), ("NUMBER", "7"), ("OURS", &filter.join(" "))])
        .status();
    assert!(status.is_ok_and(|status| status.success()), "{script}");
    session.get("calls")
}

#[test]
fn the_night_of_github_summarises_what_differs() {
    let dev = Dev::pulled(MANAGED, "");
    let commands = commands("docs/guide/ci/github-drift.yml");
    let [check] = commands.as_slice() else { panic!("{commands:?}") };
    let (check, file) = check.split_once(" >> ").expect("the summary is appended");
    assert_eq!(file, "\"$GITHUB_STEP_SUMMARY\"");
    fs::remove_dir_all(dev.session.path(".mosaic")).expect("a fresh clone has none");
    let settings = dev.session.get("mosaic.toml");
    let (others, account): (Vec<_>, Vec<_>) =
        settings.lines().partition(|line| !line.starts_with("account"));
    dev.session.put("mosaic.toml", others.join("\n"));
    let account = account[0].split('"').nth(1).expect("it is quoted");
    let key = dev.session.get("key.jwk");
    let variables =
        [("MOSAIC_DEV_SERVICE_ACCOUNT_ID", account), ("MOSAIC_DEV_SERVICE_ACCOUNT_JWK", &*key)];
    let run = dev.session.run_as(check, &variables);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("**no change of meaning**"), "the summary says so: {run}");
    dev.add("isbn");
    let run = dev.session.run_as(check, &variables);
    assert!(run.code == 1 && run.stdout.contains("loan.isbn"), "{run}");
    let run = dev.session.run(check);
    assert!(run.code == 2 && run.stderr.contains("found none in the environment"), "{run}");
    assert!(!dev.session.path(".mosaic").exists(), "a look leaves no trace");
}

#[test]
fn the_job_of_gitlab_reports_twice_and_fails_once() {
    let session = project();
    let commands = commands("docs/guide/ci/gitlab-ci.yml");
    let codes: Vec<_> = commands.iter().map(|line| session.run(line).code).collect();
    assert_eq!(codes, [0, 1]);
    let report = session.get("gl-code-quality-report.json");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report[0]["check_name"], "order-dangling");
    assert!(session.get("mosaic-junit.xml").contains("failures=\"1\""));
}

#[test]
fn the_hooks_take_the_files_of_a_commit() {
    let session = project();
    let commands = commands(".pre-commit-hooks.yaml");
    let [lint, fix] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!(session.run(&format!("{lint} managed.json")).code, 1);
    assert_eq!(session.run(&format!("{fix} managed.json")).code, 0);
    assert_eq!(session.run(&format!("{lint} managed.json")).code, 0);
}
