//! The crate in `tests/consumer` does in a copy what its files promise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use mosaic_tests::workspace;

/// The files of the crate.
const FILES: [&str; 5] =
    ["Cargo.toml", "build.rs", "mosaic.toml", "schemas/managed.json", "src/main.rs"];

/// A copy of the crate, outside of the workspace that it was written in.
struct Consumer {
    folder: PathBuf,
}

impl Consumer {
    /// Copies the crate into a folder called `name`.
    fn copy(name: &str) -> Self {
        let root = workspace();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        let consumer = Self { folder };
        for file in FILES {
            let text = fs::read_to_string(root.join("tests/consumer").join(file))
                .expect("the crate has this file");
            let text = text.replace("../../", &format!("{}/", root.display()));
            // Each copy has a name of its own: they share a target folder.
            consumer.put(file, &text.replace("\"consumer\"", &format!("\"{name}\"")));
        }
        let lock = fs::read_to_string(root.join("Cargo.lock")).expect("the versions are locked");
        consumer.put("Cargo.lock", &lock);
        consumer
    }

    fn put(&self, file: &str, text: &str) {
        let path = self.folder.join(file);
        fs::create_dir_all(path.parent().expect("every file is in the folder"))
            .and_then(|()| fs::write(path, text))
            .expect("the target folder takes files");
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.folder.join(file)).expect("the file was copied");
        assert!(text.contains(from), "{file} has lost {from}");
        self.put(file, &text.replace(from, to));
    }

    /// Runs cargo offline in the crate, with the artifacts of this workspace at hand.
    fn cargo(&self, arguments: &[&str]) -> Output {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
        Command::new(env!("CARGO"))
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target.expect("the folder is in the target folder"))
            .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
            .env("CARGO_TERM_COLOR", "never")
            .output()
            .expect("cargo runs this test")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn it_prints_what_it_would_send() {
    let output = Consumer::copy("consumer-runs").cargo(&["run", "--quiet"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    insta::assert_snapshot!(text(&output.stdout), @r#"
    POST managed/alpha_user?_action=create
    {
      "custom_tier": "gold",
      "frIndexedString3": "Engines",
      "mail": "ada@example.com",
      "password": "correct horse battery staple",
      "sn": "Lovelace",
      "userName": "ada"
    }
    which is logged as {"custom_tier": String("gold"), "frIndexedString3": String("Engines"), "mail": String("ada@example.com"), "password": <write-only>, "sn": String("Lovelace"), "userName": String("ada")}

    GET managed/alpha_user
      _queryFilter=/frIndexedString3 eq "Engines \"and\" Looms" and /sn sw "L" and /custom_tier eq "gold"
      _fields=userName,frIndexedString3,custom_tier
      _sortKeys=-/userName

    PATCH managed/alpha_user/ada%201
    [
      {
        "operation": "replace",
        "field": "/frIndexedString3",
        "value": "Looms"
      },
      {
        "operation": "remove",
        "field": "/frIndexedDate1"
      },
      {
        "operation": "add",
        "field": "/roles/-",
        "value": {
          "_ref": "managed/alpha_role/4a1f",
          "_refResourceCollection": "managed/alpha_role",
          "_refResourceId": "4a1f"
        }
      }
    ]

    ada of Some("Looms") pays for Some(Other("platinum"))
    `userName`: expected a value, found none, in the object "1f3a"
    "#);
}

#[test]
fn it_satisfies_pedantic_lints() {
    let consumer = Consumer::copy("consumer-lints");
    if !consumer.cargo(&["clippy", "--version"]).status.success() {
        println!("skipped: clippy is not installed");
        return;
    }
    let output = consumer.cargo(&["clippy", "--quiet", "--all-targets"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn it_is_built_again_only_when_an_input_changed() {
    let consumer = Consumer::copy("consumer-rebuilds");
    let built = consumer.cargo(&["build"]);
    assert!(built.status.success(), "{}", text(&built.stderr));
    consumer.put("notes.txt", "not an input");
    let untouched = text(&consumer.cargo(&["build", "--verbose"]).stderr);
    assert!(untouched.contains("Fresh consumer-rebuilds"), "{untouched}");
    consumer.replace("schemas/managed.json", "\"Last Name\"", "\"Surname\"");
    let touched = text(&consumer.cargo(&["build", "--verbose"]).stderr);
    assert!(touched.contains("Dirty consumer-rebuilds"), "{touched}");
    assert!(touched.contains("managed.json"), "{touched}");
}

#[test]
fn what_is_built_beside_the_types_does_not_build_it_again() {
    let consumer = Consumer::copy("consumer-watches");
    let schema = consumer.folder.join("schemas/managed.json");
    fs::rename(schema, consumer.folder.join("managed.json")).expect("the copy may change");
    consumer.replace("mosaic.toml", "schemas/managed.json", ".");
    consumer.put("target/built", "once");
    let first = consumer.cargo(&["build"]);
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert!(text(&first.stderr).contains("a new file in `.` is not noticed"));
    consumer.put("target/built", "twice");
    let second = text(&consumer.cargo(&["build", "--verbose"]).stderr);
    assert!(second.contains("Fresh consumer-watches"), "{second}");
}

#[test]
fn a_slot_that_goes_stops_the_build_with_its_name_and_place() {
    let consumer = Consumer::copy("consumer-slot");
    consumer.replace("schemas/managed.json", "frIndexedString3", "frIndexedString4");
    let output = consumer.cargo(&["build"]);
    let told = text(&output.stderr);
    assert!(!output.status.success(), "{told}");
    for words in ["`frIndexedString3`", "mosaic.toml:4:", "the schema does not compile"] {
        assert!(told.contains(words), "{words} is not in\n{told}");
    }
    assert!(!told.contains("panicked"), "{told}");
}

#[test]
fn a_property_that_goes_stops_the_build_where_it_is_used() {
    let consumer = Consumer::copy("consumer-property");
    consumer.replace("schemas/managed.json", "\"sn\"", "\"custom_surname\"");
    let output = consumer.cargo(&["build"]);
    let told = text(&output.stderr);
    assert!(!output.status.success(), "{told}");
    assert!(told.contains("`SN`") && told.contains("src/main.rs"), "{told}");
}
