//! What becomes of files when a pull is killed at any moment: each is as it was or as it is to be, and the
//! next pull ends as one does that nobody killed.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{
    connection::Connection,
    tenant::{Tenant, mosaic},
};

/// The layouts, and what the schema is called in them.
const LAYOUTS: [(&str, &str); 5] = [
    ("body", "idm/schema.json"),
    ("frodo-export", "idm/schema.json"),
    ("frodo-split", "idm/schema.json"),
    ("fr-config-manager", "idm"),
    ("types", "idm"),
];

/// How often a pull into each of them is killed.
const KILLS: usize = 12;

/// How many types the tenant has.
const TYPES: usize = 6;

/// Files by their paths.
type Files = BTreeMap<PathBuf, String>;

/// A tenant, and a folder with files of it.
struct Checkout {
    layout: &'static str,
    folder: tempfile::TempDir,
    tenant: Tenant,
}

/// When a pull is killed.
#[derive(Clone, Copy)]
enum Moment {
    /// When it has run for so long.
    After(Duration),
    /// When so many files are not as they were.
    Changed(usize),
}

impl Checkout {
    /// Starts a tenant, and pulls it in a layout.
    fn new((layout, place): (&'static str, &str)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let configuration = folder.path().join("server.json");
        fs::write(configuration, managed(0)).expect("the folder can be written");
        let tenant = Tenant::start(folder.path(), "server.json", place);
        let checkout = Self { layout, folder, tenant };
        checkout.pull(checkout.folder.path(), &["--layout", layout]);
        checkout
    }

    /// Makes the tenant have the configuration of this number.
    fn configure(&self, number: usize) {
        let mut connection = Connection::open(self.tenant.address()).expect("the tenant listens");
        let answer = connection.send("PUT /openidm/config/managed", &managed(number));
        let (status, answer) = answer.expect("the tenant answers");
        assert_eq!(status, 200, "{answer}");
    }

    /// Pulls into `folder`, and returns how long it took.
    fn pull(&self, folder: &Path, more: &[&str]) -> Duration {
        let begun = Instant::now();
        let mut pull = mosaic(folder);
        let output = pull.args(["pull", "dev", "--key"]).arg(self.folder.path().join("key.jwk"));
        let output = output.args(more).stderr(Stdio::piped()).output().expect("mosaic starts");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {told}", self.layout);
        begun.elapsed()
    }

    /// Starts to pull, and ends it without its doing.
    fn pull_and_kill(&self, more: &[&str], before: &Files, moment: Moment) {
        let begun = Instant::now();
        let mut pull = mosaic(self.folder.path())
            .args(["pull", "dev", "--key", "key.jwk"])
            .args(more)
            .stdout(Stdio::null())
            .spawn()
            .expect("mosaic starts");
        let is_reached = || match moment {
            Moment::After(time) => begun.elapsed() >= time,
            Moment::Changed(count) => {
                let now = self.files();
                let changed = now.iter().filter(|(path, text)| before.get(*path) != Some(*text));
                changed.count() >= count
            }
        };
        while pull.try_wait().expect("it can be asked").is_none() && !is_reached() {
            thread::yield_now();
        }
        pull.kill().expect("it can be killed, or has ended");
        pull.wait().expect("it was killed");
    }

    /// Returns the files of the schema, but for what a killed pull left of a file that it had begun.
    fn files(&self) -> Files {
        let mut files = files(&self.folder.path().join("idm"));
        files.retain(|path, _| !is_hidden(path));
        files
    }
}

#[test]
fn a_pull_that_is_killed_leaves_each_file_old_or_new_and_the_next_one_ends_as_if_nothing_was() {
    let cut_off: usize = thread::scope(|scope| {
        let threads: Vec<_> =
            LAYOUTS.iter().map(|layout| scope.spawn(|| kill_again_and_again(*layout))).collect();
        threads.into_iter().map(|thread| thread.join().expect("it holds")).sum()
    });
    assert!(cut_off > 0, "no pull was killed between two files");
    println!("{} kills, {cut_off} of them between two files", LAYOUTS.len() * KILLS);
}

#[test]
fn a_first_pull_that_is_killed_is_just_run_again() {
    thread::scope(|scope| {
        for layout in LAYOUTS {
            scope.spawn(move || kill_first(layout));
        }
    });
}

/// Kills first pulls in one layout, each when it has written one more file.
fn kill_first(layout: (&'static str, &str)) {
    let checkout = Checkout::new(layout);
    let folder = checkout.folder.path();
    let undisturbed = checkout.files();
    for count in 0..undisturbed.len() {
        for part in ["idm", ".mosaic"] {
            fs::remove_dir_all(folder.join(part)).expect("the pull before made it");
        }
        let words = ["--layout", checkout.layout];
        checkout.pull_and_kill(&words, &Files::new(), Moment::Changed(count));
        // However far it came, and be it only that nothing is left to do.
        let is_whole = folder.join(".mosaic/dev/base.json").exists();
        checkout.pull(folder, if is_whole { &[] } else { &words });
        assert_same(&files(&folder.join("idm")), &undisturbed, checkout.layout);
    }
}

/// Kills pulls into one layout, and returns how many of them had written some files and not others.
fn kill_again_and_again(layout: (&'static str, &str)) -> usize {
    let checkout = Checkout::new(layout);
    let undisturbed = tempfile::tempdir().expect("a temporary folder can be made");
    copy(checkout.folder.path(), undisturbed.path());
    let mut cut_off = 0;
    for kill in 1..=KILLS {
        checkout.configure(kill);
        let before = checkout.files();
        let whole = checkout.pull(undisturbed.path(), &[]);
        let after = files(&undisturbed.path().join("idm"));
        assert_ne!(before, after, "there is something to pull");
        checkout.pull_and_kill(&[], &before, moment(kill, whole));
        let found = checkout.files();
        for (path, text) in &found {
            let is_whole = [&before, &after].iter().any(|files| files.get(path) == Some(text));
            assert!(is_whole, "{}: `{}` is neither", checkout.layout, path.display());
        }
        cut_off += usize::from(found != before && found != after);
        checkout.pull(checkout.folder.path(), &[]);
        for part in ["idm", ".mosaic"] {
            let here = files(&checkout.folder.path().join(part));
            assert_same(&here, &files(&undisturbed.path().join(part)), checkout.layout);
        }
    }
    cut_off
}

/// Compares the files of two folders, by their names first.
fn assert_same(one: &Files, other: &Files, layout: &str) {
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other), "{layout}");
    for (path, text) in one {
        assert_eq!(Some(text), other.get(path), "{layout}: `{}`", path.display());
    }
}

/// Returns when the pull of this number is killed, where a whole one takes this long: in turn at some moment,
/// and with some files written.
fn moment(kill: usize, whole: Duration) -> Moment {
    if kill.is_multiple_of(2) {
        let part = u32::try_from(kill).expect("nobody waits for so many");
        Moment::After(whole * part / 12)
    } else {
        Moment::Changed(kill)
    }
}

/// Returns a configuration, which differs in every type and script from that of every other number; the last
/// type is another one each time.
fn managed(number: usize) -> String {
    let types = (0..TYPES).map(|index| {
        let is_last = index + 1 == TYPES;
        let name = if is_last { format!("last_{number}") } else { format!("type_{index}") };
        json!({
            "name": name,
            "onCreate": {"type": "text/javascript", "source": format!("object.n = {number};\n")},
            "schema": {"order": ["n"], "properties": {
                "n": {"type": "string", "title": format!("Number {number}"), "viewable": true},
            }},
        })
    });
    json!({"objects": types.collect::<Vec<_>>()}).to_string()
}

/// Returns every file in `folder` and below, by its path there; some may come and go meanwhile.
fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let name = path.strip_prefix(folder).expect("it is in there").to_owned();
                found.insert(name, text);
            }
        }
    }
    found
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Copies what a checkout is made of.
fn copy(from: &Path, to: &Path) {
    let is_of_checkout = |path: &Path| {
        ["idm", ".mosaic", "mosaic.toml"].iter().any(|beginning| path.starts_with(beginning))
    };
    for (path, bytes) in files(from).into_iter().filter(|(path, _)| is_of_checkout(path)) {
        let path = to.join(path);
        let folder = path.parent().expect("every file is in a folder");
        fs::create_dir_all(folder).expect("a temporary folder takes folders");
        fs::write(path, bytes).expect("a temporary folder takes files");
    }
}
