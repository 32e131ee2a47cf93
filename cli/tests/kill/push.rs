//! What becomes of a tenant when a push is killed at any moment: it is in the old state or in the new one,
//! and the next run says in which.

use std::{
    fs,
    path::PathBuf,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{
    connection::Connection,
    tenant::{Tenant, mosaic},
};

/// How many push at the same time, each from a folder and to a tenant of their own.
const FOLDERS: u64 = 5;

/// How often each of them is killed.
const KILLS: u64 = 10;

/// After so many milliseconds a push is killed at the latest, but for one of them.
const LATEST: u64 = 90;

/// A folder with a configuration, and a tenant that has it.
struct Checkout {
    folder: TempDir,
    tenant: Tenant,
}

impl Checkout {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        write(&folder.path().join("managed.json"), 0);
        let tenant = Tenant::start(folder.path(), "managed.json", "managed.json");
        Self { folder, tenant }
    }

    /// Starts to push, and ends it without its doing.
    fn push_and_kill(&self, after: Duration) {
        let begun = Instant::now();
        let mut push = mosaic(self.folder.path())
            .args(["push", "dev", "--yes", "--key", "key.jwk"])
            .stdout(Stdio::null())
            .spawn()
            .expect("mosaic starts");
        while begun.elapsed() < after {
            thread::yield_now();
        }
        push.kill().expect("it can be killed, or has ended");
        push.wait().expect("it was killed");
    }

    /// Runs a push that writes nothing, and returns what it tells a person, and what it would write.
    fn look(&self) -> (String, String) {
        let output = mosaic(self.folder.path())
            .args(["push", "dev", "--dry-run", "--key", "key.jwk"])
            .stderr(Stdio::piped())
            .output()
            .expect("mosaic starts");
        let text = |bytes| String::from_utf8(bytes).expect("mosaic writes UTF-8");
        let (told, shown) = (text(output.stderr), text(output.stdout));
        assert!(output.status.success(), "{told}{shown}");
        (told, shown)
    }

    /// Returns the record of the push that was begun last, if it did not come to its end.
    fn journal(&self) -> Option<String> {
        fs::read_to_string(self.folder.path().join(".mosaic/dev/push.json")).ok()
    }

    /// Returns how many properties were added that the tenant has.
    fn stored(&self) -> usize {
        let mut connection = Connection::open(self.tenant.address()).expect("the tenant listens");
        let answer = connection.send("GET /openidm/config/managed", "");
        let (status, managed) = answer.expect("the tenant answers");
        assert_eq!(status, 200, "{managed}");
        let objects = managed["objects"].as_array().expect("a list of types");
        assert_eq!(objects.len(), 2, "no type is lost");
        let properties = &objects[0]["schema"]["properties"];
        let properties = properties.as_object().expect("an object of properties");
        properties.keys().filter(|name| name.starts_with("added_")).count()
    }
}

#[test]
fn a_push_that_is_killed_leaves_the_old_state_or_the_new_one_and_the_next_says_which() {
    let cut_off: usize = thread::scope(|scope| {
        let threads: Vec<_> =
            (0..FOLDERS).map(|number| scope.spawn(move || kill_again_and_again(number))).collect();
        threads.into_iter().map(|thread| thread.join().expect("it holds")).sum()
    });
    assert!(cut_off > 0, "no push was killed while it wrote");
    println!("{} kills, {cut_off} of them while a push was on record", FOLDERS * KILLS);
}

/// Kills pushes from one folder, and returns how many of them were on record.
fn kill_again_and_again(number: u64) -> usize {
    let checkout = Checkout::new();
    let mut old = 0;
    let mut cut_off = 0;
    for kill in 1..=KILLS {
        let new = usize::try_from(kill).expect("nobody waits for so many");
        write(&checkout.folder.path().join("managed.json"), new);
        let after = match kill {
            KILLS => LATEST * 10,
            _ => LATEST * (kill * FOLDERS + number) / (KILLS * FOLDERS),
        };
        let former = checkout.journal();
        checkout.push_and_kill(Duration::from_millis(after));
        let is_cut_off = checkout.journal().is_some_and(|it| former.as_ref() != Some(&it));
        let (told, shown) = checkout.look();
        let stored = checkout.stored();
        assert!(stored == old || stored == new, "{stored} of {old} or {new}: {told}");
        let is_new = told.contains("is in the new state");
        let is_old = told.contains("is in the old state");
        assert_eq!(is_new || is_old, checkout.journal().is_some(), "{told}");
        // What is on record may still be the push before this one, which made what is old here.
        let of_record = if is_cut_off { new } else { old };
        assert!(!is_new || stored == of_record, "{told}");
        assert!(!is_old || stored == old, "{told}");
        assert!(!told.contains("neither"), "{told}");
        // Whether or not it was on record: what is left to do is what is not there.
        assert_eq!(told.contains("nothing to do"), stored == new, "{told}{shown}");
        assert_eq!(shown.contains(&format!("loan.added_{new}")), stored == old, "{told}{shown}");
        cut_off += usize::from(is_cut_off);
        old = stored;
    }
    cut_off
}

/// Writes a configuration with so many added properties.
fn write(path: &PathBuf, added: usize) {
    let added = (1..=added)
        .map(|number| format!(r#", "added_{number}": {{"type": "string", "title": "Added"}}"#))
        .collect::<Vec<_>>()
        .concat();
    let text = format!(
        r#"{{"objects": [
  {{"name": "loan", "schema": {{"properties": {{"title": {{"type": "string", "title": "Title"}}{added}}}}}}},
  {{"name": "reader", "schema": {{"properties": {{"email": {{"type": "string", "title": "Mail"}}}}}}}}
]}}"#
    );
    fs::write(path, text).expect("the folder can be written");
}
