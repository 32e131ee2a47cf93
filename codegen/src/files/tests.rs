//! What is read, what is left alone, and what is written.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::emit::GeneratedFile;
use crate::files::read::read_at_most;
use crate::files::{
    Change, Inputs, Output, find_settings, remove_drafts, write_durably, write_if_changed,
};
use crate::source::Role;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

fn put(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Returns the names of the sources of `path`, as messages call them.
fn names(root: &Path, path: &Path) -> Vec<String> {
    let mut inputs = Inputs::new(root);
    inputs.read_schema(path).expect("the folder can be read");
    inputs.sources.iter().map(|(_, source)| source.name.clone()).collect()
}

#[test]
fn a_folder_is_read_in_the_order_of_its_paths() {
    let folder = folder();
    for name in
        ["b/b.json", "a/a.json", "z.json", "a/a.js", "notes.txt", ".git/x.json", "b/.c.json"]
    {
        put(folder.path(), name, "{}");
    }
    assert_eq!(names(folder.path(), folder.path()), ["a/a.json", "b/b.json", "z.json"]);
}

#[test]
fn the_folders_are_inputs_so_that_a_new_file_is_noticed() {
    let folder = folder();
    put(folder.path(), "a/b/c.json", "{}");
    let mut inputs = Inputs::new("");
    inputs.read_schema(folder.path()).unwrap();
    let relative = |path: &std::path::PathBuf| path.strip_prefix(folder.path()).unwrap().to_owned();
    let paths: Vec<_> = inputs.paths.iter().map(relative).collect();
    assert_eq!(paths, ["", "a", "a/b", "a/b/c.json"].map(Path::new));
}

#[test]
fn a_folder_of_built_things_is_neither_read_nor_watched() {
    let folder = folder();
    for name in ["a/b/c.json", "a/target/x.json", "d/e.json", "f/.git/x.json", "g/x.json"] {
        put(folder.path(), name, "{}");
    }
    put(folder.path(), "g/CACHEDIR.TAG", "");
    let mut inputs = Inputs::new("");
    inputs.read_schema(folder.path()).unwrap();
    let relative = |path: &std::path::PathBuf| path.strip_prefix(folder.path()).unwrap().to_owned();
    let paths: Vec<_> = inputs.paths.iter().map(relative).collect();
    assert_eq!(paths, ["a/b", "d", "a/b/c.json", "d/e.json"].map(Path::new));
    let unwatched: Vec<_> = inputs.unwatched.iter().map(relative).collect();
    assert_eq!(unwatched, ["", "a", "f"].map(Path::new));
}

#[cfg(unix)]
#[test]
fn a_folder_that_links_to_itself_is_read_once() {
    let folder = folder();
    put(folder.path(), "a/a.json", "{}");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("a/dangling")).unwrap();
    assert_eq!(names(folder.path(), folder.path()), ["a/a.json"]);
}

#[test]
fn a_folder_without_files_and_a_missing_file_are_refused_by_name() {
    let folder = folder();
    let refusal = |path: &Path| Inputs::new("").read_schema(path).unwrap_err().with_reason();
    let empty = refusal(folder.path());
    assert!(empty.ends_with("expected `*.json` files in it, found none"), "{empty}");
    let missing = refusal(&folder.path().join("missing.json"));
    assert!(missing.contains("missing.json`: "), "{missing}");
}

#[test]
fn bytes_that_are_not_utf8_are_a_finding_and_not_a_failure() {
    let folder = folder();
    fs::write(folder.path().join("a.json"), b"{\"a\": \"\xff\"}").unwrap();
    let mut inputs = Inputs::new("");
    inputs.read_schema(folder.path()).unwrap();
    assert_eq!(inputs.diagnostics.len(), 1);
}

#[test]
fn a_baseline_is_read_with_its_parts_and_apart_from_the_configuration() {
    let folder = folder();
    let index = r#"{"idm": {"managed": {"objects": ["file://a.json"]}}}"#;
    put(folder.path(), "managed.json", index);
    put(folder.path(), "a.json", r#"{"name": "a", "onRead": {"file": "a.js"}, "schema": {}}"#);
    put(folder.path(), "a.js", "");
    let mut inputs = Inputs::new(folder.path());
    inputs.read_schema(&folder.path().join("managed.json")).unwrap();
    inputs.read_baseline(&folder.path().join("managed.json")).unwrap();
    let of = |role| {
        let sources = inputs.sources.iter().filter(move |(_, source)| source.role == role);
        sources.map(|(_, source)| source.name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(Role::Configuration), ["managed.json", "a.json"]);
    assert_eq!(of(Role::Baseline), ["managed.json", "a.json"]);
    assert_eq!(of(Role::Script), ["a.js"]);
}

#[test]
fn more_than_the_limit_is_refused() {
    let read = |length| read_at_most(std::io::repeat(b' ').take(length), 100);
    assert_eq!(read(100).unwrap().len(), 100);
    assert_eq!(read(101).unwrap_err().to_string(), "expected at most 100 bytes, found more");
}

#[test]
fn settings_are_found_by_climbing_and_the_nearest_win() {
    let folder = folder();
    let deep = folder.path().join("a/b/c");
    put(folder.path(), "mosaic.toml", "");
    fs::create_dir_all(&deep).unwrap();
    assert_eq!(find_settings(&deep), Some(folder.path().join("mosaic.toml")));
    put(folder.path(), "a/mosaic.toml", "");
    assert_eq!(find_settings(&deep), Some(folder.path().join("a/mosaic.toml")));
}

#[test]
fn a_file_that_holds_the_same_bytes_is_left_alone() {
    let folder = folder();
    let path = folder.path().join("new/deep/managed.rs");
    assert_eq!(write_if_changed(&path, "one").unwrap(), Change::Written);
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(write_if_changed(&path, "one").unwrap(), Change::Unchanged);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    assert_eq!(write_if_changed(&path, "two").unwrap(), Change::Written);
    assert_eq!(fs::read_to_string(&path).unwrap(), "two");
    let beside = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "nothing is left beside the file");
}

#[test]
fn a_file_that_is_kept_at_once_is_written_like_any_other() {
    let folder = folder();
    let path = folder.path().join("new/deep/push.json");
    for (text, change) in
        [("one", Change::Written), ("one", Change::Unchanged), ("", Change::Written)]
    {
        assert_eq!(write_durably(&path, text).unwrap(), change);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let beside = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "nothing is left beside the file");
}

#[test]
fn a_folder_is_not_overwritten_by_a_file() {
    let folder = folder();
    let error = write_if_changed(folder.path(), "text").unwrap_err().to_string();
    assert!(error.starts_with("cannot write `"), "{error}");
}

#[test]
fn only_generated_files_are_left_over() {
    let folder = folder();
    let header = "// @generated by mosaic-codegen 0.1.0 from a schema. Do not edit.\n";
    put(folder.path(), "old.rs", header);
    put(folder.path(), "mod.rs", header);
    put(folder.path(), "own.rs", "// written by hand\n");
    put(folder.path(), "note.txt", header);
    put(folder.path(), "old.json", "{\"$comment\": \"@generated by mosaic-codegen 0.1.0\"}");
    let left_over = |folder: &Path, names: &[&str]| {
        let files: Vec<_> = names.iter().map(|name| generated(name)).collect();
        Output::folder(folder, &files).leftovers().unwrap()
    };
    let found = left_over(folder.path(), &["mod.rs", "new.rs"]);
    assert_eq!(found, [folder.path().join("old.rs")]);
    let found = left_over(folder.path(), &["new.json", "newer.json"]);
    assert_eq!(found, [folder.path().join("old.json")]);
    assert!(left_over(&folder.path().join("missing"), &["a.rs", "b.rs"]).is_empty());
}

fn generated(name: &str) -> GeneratedFile {
    let text = "// @generated by mosaic-codegen 0.1.0 from a schema. Do not edit.\n".to_owned();
    GeneratedFile { path: name.to_owned(), text }
}

#[test]
fn one_file_takes_the_place_of_a_folder_of_modules_and_of_nothing_else() {
    let folder = folder();
    let modules = ["mod.rs", "loan.rs"].map(generated);
    Output::folder(folder.path(), &modules).write().unwrap();
    let one = [generated("managed.rs")];
    assert_eq!(Output::folder(folder.path(), &one).as_part().leftovers().unwrap().len(), 0);
    let changes = Output::folder(folder.path(), &one).write().unwrap();
    let changes: Vec<_> = changes.iter().map(|(_, change)| *change).collect();
    assert_eq!(changes, [Change::Written, Change::Removed, Change::Removed]);
    let other = [generated("other.rs")];
    assert_eq!(Output::folder(folder.path(), &other).write().unwrap().len(), 1);
    assert!(folder.path().join("managed.rs").is_file(), "another run may have written it");
}

#[test]
fn standard_input_is_a_source_like_another() {
    let mut inputs = Inputs::new("");
    let id = inputs.add("<stdin>", b"{}".to_vec(), Role::Configuration);
    assert_eq!(inputs.sources.get(id).name, "<stdin>");
    assert!(inputs.paths.is_empty());
}

#[test]
fn a_file_that_is_no_text_at_all_is_one_finding() {
    let mut inputs = Inputs::new("");
    inputs.add("photo.json", b"\xff\xd8 ".repeat(100_000), Role::Configuration);
    let [finding] = inputs.diagnostics.as_slice() else { panic!("{:?}", inputs.diagnostics) };
    assert_eq!(finding.message, "expected UTF-8, found other bytes, and 199999 more times");
}

#[test]
fn parts_that_name_each_other_are_read_once_each() {
    const COUNT: usize = 3_000;
    let folder = folder();
    for part in 0..COUNT {
        let (next, first) = (part + 1, 0);
        let objects =
            format!("\"file://{next}.json\", \"file://{first}.json\", \"file://{part}.json\"");
        let text = format!("{{\"idm\": {{\"managed\": {{\"objects\": [{objects}]}}}}}}");
        put(folder.path(), &format!("{part}.json"), &text);
    }
    let began = std::time::Instant::now();
    let names = names(folder.path(), &folder.path().join("0.json"));
    // Parsing every part again for each that is found takes minutes.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    assert_eq!(names.len(), COUNT);
    assert_eq!(names[..3], ["0.json", "1.json", "2.json"]);
}

#[test]
fn what_a_killed_writer_left_goes_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let others = [".loan.json.new", "loan.json.17.new", ".loan.json.x.new", ".gitignore", "17.new"];
    for name in others.iter().chain(&[".loan.json.17.new"]) {
        fs::write(folder.path().join(name), "text").unwrap();
    }
    remove_drafts(folder.path()).unwrap();
    assert!(!folder.path().join(".loan.json.17.new").exists());
    assert!(others.iter().all(|name| folder.path().join(name).exists()));
    remove_drafts(&folder.path().join("nowhere")).unwrap();
}

/// A password that no file of a schema holds.
const SECRET: &str = "hunter2";

/// Reads the schema at `managed.json` of `folder`, in which nothing may be read that holds the password.
fn read_warily(folder: &Path) -> Inputs {
    let mut inputs = Inputs::new(folder);
    inputs.read_schema(&folder.join("managed.json")).unwrap();
    let is_told = inputs.sources.iter().any(|(_, source)| source.text.contains(SECRET));
    assert!(!is_told, "{:?}", inputs.paths);
    inputs
}

#[test]
fn a_schema_gets_no_file_that_is_no_script_of_its_folder() {
    let folder = folder();
    let names =
        [".env", ".git/config", ".git/a.js", "secret.txt", "node_modules/a.js", "built/a.js"];
    let hooks = names.map(|name| format!(r#""on{name}": {{"file": "{name}"}},"#)).concat();
    for name in names.iter().chain(&["part.txt", ".part.json"]) {
        put(folder.path(), name, SECRET);
    }
    put(folder.path(), "built/CACHEDIR.TAG", "");
    let parts = r#""file://part.txt", "file://.part.json""#;
    let text = format!(r#"{{"objects": [{parts}, {{{hooks} "name": "a", "schema": {{}}}}]}}"#);
    put(folder.path(), "managed.json", &text);
    let inputs = read_warily(folder.path());
    assert_eq!(inputs.paths.len(), 1);
    let [built] = inputs.diagnostics.as_slice() else { panic!("{:?}", inputs.diagnostics) };
    assert!(built.message.contains("`built/a.js`"), "{}", built.message);
}

#[cfg(unix)]
#[test]
fn a_script_that_is_a_link_is_read_only_where_it_stays_in_the_folder() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (self::folder(), self::folder());
    put(outside.path(), "out.js", SECRET);
    put(folder.path(), ".env", SECRET);
    put(folder.path(), "real.js", "1");
    symlink(outside.path().join("out.js"), folder.path().join("out.js")).unwrap();
    symlink(outside.path(), folder.path().join("away")).unwrap();
    symlink(".env", folder.path().join("env.js")).unwrap();
    symlink("real.js", folder.path().join("link.js")).unwrap();
    let names = ["out.js", "away/out.js", "env.js", "link.js"];
    let hooks = names.map(|name| format!(r#""on{name}": {{"file": "{name}"}},"#)).concat();
    put(folder.path(), "managed.json", &format!(r#"{{{hooks} "name": "a", "schema": {{}}}}"#));
    let inputs = read_warily(folder.path());
    let read: Vec<_> = inputs.sources.iter().map(|(_, source)| source.name.as_str()).collect();
    assert_eq!(read, ["managed.json", "link.js"]);
    let told: Vec<_> = inputs.diagnostics.iter().map(|finding| &*finding.message).collect();
    let expected = |name| {
        format!(
            "expected `{name}` to be a file of the schema, found a link to another, which is not read"
        )
    };
    assert_eq!(told, ["away/out.js", "env.js", "out.js"].map(expected));
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_has_its_scripts_and_may_share_those_of_the_schema() {
    use std::os::unix::fs::symlink;
    let (folder, elsewhere) = (self::folder(), self::folder());
    let text = |name: &str| {
        format!(r#"{{"name": "{name}", "onRead": {{"file": "{name}.js"}}, "schema": {{}}}}"#)
    };
    for (root, name) in [(elsewhere.path(), "a"), (folder.path(), "b")] {
        put(root, &format!("{name}/{name}.json"), &text(name));
    }
    put(elsewhere.path(), "a/a.js", "1");
    put(folder.path(), "shared/b.js", "2");
    symlink(elsewhere.path().join("a"), folder.path().join("a")).unwrap();
    symlink("../shared/b.js", folder.path().join("b/b.js")).unwrap();
    assert_eq!(names(folder.path(), folder.path()), ["a/a.json", "b/b.json", "a/a.js", "b/b.js"]);
}
