//! Planted defects, as `tests/plants/` describes them.

use std::fs;

use mosaic_codegen::Level;
use mosaic_codegen::json::edit::{self, Edit};
use mosaic_codegen::json::{self, Kind, Value};
use mosaic_codegen::span::Span;
use mosaic_tests::workspace;
use toml::{Table, Value as Toml};

/// One defect, and where it is to be found.
#[derive(Debug)]
pub(crate) struct Plant {
    pub(crate) rule: String,
    /// The semantic path of the finding.
    pub(crate) path: String,
    /// Its level, where that is not the one of the rule.
    pub(crate) level: Option<Level>,
    pub(crate) settings: String,
    pub(crate) edits: Vec<Vec<String>>,
    /// What encloses the place of the finding.
    pub(crate) inside: Option<String>,
    /// The text under the caret.
    pub(crate) at: String,
}

/// Returns every planted defect.
pub(crate) fn plants() -> Vec<Plant> {
    let folder = workspace().join("tests/plants");
    let entries = fs::read_dir(&folder).expect("the plants can be listed");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).expect("a file of plants"));
    texts.flat_map(|text| read(&text)).collect()
}

/// Returns the edits that add what is sound.
pub(crate) fn sound() -> Vec<Vec<String>> {
    let path = workspace().join("tests/plants/sound.toml");
    let table: Table = fs::read_to_string(path).expect("a file").parse().expect("it is TOML");
    edits(&table)
}

fn read(text: &str) -> Vec<Plant> {
    let table: Table = text.parse().expect("a file of plants is TOML");
    let Some(plants) = table.get("plant") else { return Vec::new() };
    plants.as_array().expect("a list of plants").iter().map(plant).collect()
}

fn plant(value: &Toml) -> Plant {
    let table = value.as_table().expect("a plant is a table");
    let optional = |name: &str| table.get(name).and_then(Toml::as_str).map(str::to_owned);
    let required = |name: &str| optional(name).unwrap_or_else(|| panic!("no `{name}` in {table}"));
    Plant {
        rule: required("rule"),
        path: required("path"),
        level: optional("level").map(|level| match level.as_str() {
            "error" => Level::Error,
            "warning" => Level::Warning,
            "info" => Level::Info,
            other => panic!("no level: {other}"),
        }),
        settings: optional("settings").unwrap_or_default(),
        edits: edits(table),
        inside: optional("inside"),
        at: required("at"),
    }
}

fn edits(table: &Table) -> Vec<Vec<String>> {
    let words = |words: &Toml| {
        let words = words.as_array().expect("an edit is a list").iter();
        words.map(|word| word.as_str().expect("an edit is of words").to_owned()).collect()
    };
    table["edits"].as_array().expect("a list of edits").iter().map(words).collect()
}

/// Returns `text` after one edit.
pub(crate) fn edited(text: &str, edit: &[String]) -> Result<String, String> {
    let words: Vec<&str> = edit.iter().map(String::as_str).collect();
    let edit = match words.as_slice() {
        ["set", path, value] => Edit::set(*path, *value),
        ["insert", path, value] => {
            let (above, last) = path.rsplit_once('/').unwrap_or(("", path));
            if last == "-" {
                let length = find(text, above)?.1;
                Edit::insert(format!("{above}/{length}").as_str(), *value)
            } else if let (Ok(index), true) = (last.parse(), find(text, above)?.2) {
                let path = edit::Path::from(above).join(edit::Segment::Index(index));
                Edit::insert(path, *value)
            } else {
                Edit::insert(*path, *value)
            }
        }
        ["remove", path] => Edit::remove(*path),
        ["rename", path, name] => Edit::rename(*path, *name),
        ["replace", old, new] => {
            let count = text.matches(old).count();
            if count != 1 {
                return Err(format!("`{old}` stands {count} times in the text"));
            }
            return Ok(text.replace(old, new));
        }
        words => return Err(format!("no edit: {words:?}")),
    };
    edit::apply(text, &[edit]).map_err(|error| error.to_string())
}

/// Returns the bytes of the member or element at `path`, its key included.
pub(crate) fn extent(text: &str, path: &str) -> Result<Span, String> {
    find(text, path).map(|found| found.0)
}

/// Returns the bytes of what is at `path`, how many items it has, and whether it is an array.
fn find(text: &str, path: &str) -> Result<(Span, usize, bool), String> {
    let (document, _) = json::parse(text);
    let root = document.root().ok_or("the text holds nothing")?;
    let (mut value, mut extent) = (root, root.span());
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        let missing = || format!("nothing at {segment} of {path}");
        if value.kind() == Kind::Object {
            let member = value.members().filter(|member| member.key.is(&segment)).last();
            let member = member.ok_or_else(missing)?;
            (value, extent) = (member.value, member.span());
        } else {
            let is_called = |value: &Value<'_>| {
                value.get("name").and_then(Value::as_str).as_deref() == Some(&*segment)
            };
            let by_index = segment.parse().ok().and_then(|index| value.elements().nth(index));
            let element = value.elements().find(is_called).or(by_index).ok_or_else(missing)?;
            (value, extent) = (element, element.span());
        }
    }
    Ok((extent, value.len(), value.kind() == Kind::Array))
}
