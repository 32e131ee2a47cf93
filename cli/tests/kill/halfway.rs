//! What becomes of a push of several steps that is killed between them: the next one goes on from there, and
//! an undo goes back.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Output, Stdio},
    thread,
};

use tempfile::TempDir;

use crate::tenant::{Tenant, mosaic};

/// What a push tells as it takes a step, in order; it is killed as soon as it has told one of them.
const STEPS: [&str; 4] = [
    "write the configuration",
    "declare the relationship `loan.custom_reader`",
    "declare the relationship `reader.custom_loans`",
    "watch whether it stays",
];

/// What somebody does after the kill.
#[derive(Clone, Copy, Debug)]
enum Next {
    /// Push once more.
    GoOn,
    /// Undo what was pushed.
    GoBack,
}

/// A folder with a configuration that has one more property and a relationship between its types, and a tenant
/// that has neither.
struct Checkout {
    folder: TempDir,
    _tenant: Tenant,
}

impl Checkout {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let write = |name: &str, text: String| {
            fs::write(folder.path().join(name), text).expect("the folder can be written");
        };
        write("former.json", configuration(["", ""]));
        let end = |name: &str, back: &str, other: &str| {
            format!(
                r#", "{name}": {{"type": "relationship", "title": "End", "viewable": true, "validate": true,
  "reverseRelationship": true, "reversePropertyName": "{back}", "properties": {{}}, "resourceCollection": [
  {{"path": "managed/{other}", "label": "L", "query": {{"queryFilter": "true", "fields": ["_id"], "sortKeys": []}}}}]}}"#
            )
        };
        let isbn = r#", "isbn": {"type": "string", "title": "ISBN", "viewable": true}"#;
        let loan = format!("{isbn}{}", end("custom_reader", "custom_loans", "reader"));
        let reader = end("custom_loans", "custom_reader", "loan");
        write("managed.json", configuration(["", ""]));
        let tenant = Tenant::of_product("aic", folder.path(), "former.json", "managed.json");
        let checkout = Self { folder, _tenant: tenant };
        checkout.run(&["push", "dev", "--yes"]); // it remembers what both have in common
        let both = configuration([&loan, &reader]);
        fs::write(checkout.folder.path().join("managed.json"), both).expect("it can be written");
        checkout
    }

    /// Starts to push, and kills that as soon as it has told this `step`.
    fn push_until(&self, step: &str) {
        let mut push = mosaic(self.folder.path())
            .args(["push", "dev", "--yes", "--key", "key.jwk"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("mosaic starts");
        let told = BufReader::new(push.stderr.take().expect("it was asked for"));
        let is_told = told.lines().any(|line| line.expect("mosaic writes UTF-8") == step);
        push.kill().expect("it can be killed, or has ended");
        push.wait().expect("it was killed");
        assert!(is_told, "{step}");
    }

    /// Runs a verb that succeeds, and returns what it tells.
    fn run(&self, words: &[&str]) -> String {
        let output = mosaic(self.folder.path())
            .args(words)
            .args(["--key", "key.jwk"])
            .stderr(Stdio::piped())
            .output()
            .expect("mosaic starts");
        let Output { status, stdout, stderr } = output;
        let text = |bytes| String::from_utf8(bytes).expect("mosaic writes UTF-8");
        let (told, shown) = (text(stderr), text(stdout));
        assert!(status.success(), "{words:?}: {told}{shown}");
        told + &shown
    }

    /// Compares what the tenant has with a file.
    fn compare(&self, file: &str) {
        let told = self.run(&["diff", "tenant:dev", file, "--fail-on", "never"]);
        assert!(told.contains("no change of meaning"), "{file}: {told}");
    }

    /// Returns the file of what the last push replaced.
    fn undo(&self) -> String {
        let folder = ".mosaic/dev/undo";
        let entries = fs::read_dir(self.folder.path().join(folder)).expect("a push kept something");
        let names = entries.map(|entry| entry.expect("it can be read").file_name());
        let last = names.max().expect("it kept something").into_string();
        format!("{folder}/{}", last.expect("a name is a time"))
    }
}

#[test]
fn a_push_that_is_killed_between_its_steps_is_gone_on_with_or_undone() {
    thread::scope(|scope| {
        for step in STEPS {
            for next in [Next::GoOn, Next::GoBack] {
                scope.spawn(move || kill_after(step, next));
            }
        }
    });
}

/// Kills a push as soon as it has told `step`, and does what is `next`.
fn kill_after(step: &str, next: Next) {
    let checkout = Checkout::new();
    checkout.push_until(step);
    let undo = checkout.undo();
    let told = match next {
        Next::GoOn => checkout.run(&["push", "dev", "--yes"]),
        Next::GoBack => checkout.run(&["push", "dev", "--yes", "--undo", &undo]),
    };
    if step.starts_with("declare the relationship `reader") {
        // The step may have come to its end before the push was killed.
        let is_known = ["neither state", "the new state"].iter().any(|state| told.contains(state));
        assert!(is_known, "{step}, {next:?}: {told}");
    }
    let expected = match next {
        Next::GoOn => "managed.json",
        Next::GoBack => "former.json",
    };
    checkout.compare(expected);
    if matches!(next, Next::GoOn) {
        checkout.run(&["push", "dev", "--yes", "--undo", &checkout.undo()]);
        checkout.compare("former.json");
    }
}

/// Returns a configuration of two types, with more properties of each.
fn configuration(more: [&str; 2]) -> String {
    let [loan, reader] = more;
    format!(
        r#"{{"objects": [
  {{"name": "loan", "schema": {{"properties": {{"title": {{"type": "string", "title": "Title", "viewable": true}}{loan}}}}}}},
  {{"name": "reader", "schema": {{"properties": {{"email": {{"type": "string", "title": "Mail", "viewable": true}}{reader}}}}}}}
]}}"#
    )
}
