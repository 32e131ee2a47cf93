//! A configuration in one layout and in any other is the same.

use serde_json::{Value, json};

use crate::describe::{folder, samples, tenant, told, told_of, types};
use crate::mirror::{Texts, is_script, single};

/// Where the scripts of a split configuration are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scripts {
    Inline,
    /// In files that the key `file` names.
    InFiles,
    /// In files that the key `source` names with a scheme, as frodo writes it.
    BySource,
}

/// Moves the scripts in `value` to files beside it, with line ends of Windows and one more at the end.
fn move_scripts(value: &mut Value, name: &str, scripts: Scripts, files: &mut Texts) {
    let Some(members) = value.as_object_mut() else { return };
    let source = members.get("source").and_then(Value::as_str).map(str::to_owned);
    if let Some(source) = source.filter(|_| members.contains_key("type")) {
        let file = format!("{name}.js");
        match scripts {
            Scripts::InFiles => {
                members.remove("source");
                members.insert("file".to_owned(), json!(file));
            }
            _ => _ = members.insert("source".to_owned(), json!(format!("file://{file}"))),
        }
        files.push((file, format!("{}\r\n", source.replace('\n', "\r\n"))));
        return;
    }
    for (key, member) in members {
        move_scripts(member, &format!("{name}.{key}"), scripts, files);
    }
}

/// Returns the sample tenant as a folder with a file for each type.
fn split(scripts: Scripts) -> Texts {
    let mut texts = Vec::new();
    for mut object in types() {
        let name = object["name"].as_str().expect("a type has a name").to_owned();
        let mut files = Vec::new();
        if scripts != Scripts::Inline {
            move_scripts(&mut object, &name, scripts, &mut files);
        }
        files.push((format!("{name}.json"), object.to_string()));
        texts.extend(files.into_iter().map(|(file, text)| (format!("{name}/{file}"), text)));
    }
    texts
}

#[test]
fn a_file_for_each_type_is_the_same_as_one_file() {
    for scripts in [Scripts::Inline, Scripts::InFiles, Scripts::BySource] {
        let folder = split(scripts);
        assert_eq!(told_of(&single(&tenant()), &folder), "");
        assert_eq!(told_of(&folder, &single(&tenant())), "");
        let files = folder.iter().filter(|(name, _)| is_script(name)).count();
        assert_eq!(files > 0, scripts != Scripts::Inline, "{files}");
    }
}

#[test]
fn every_wrapping_of_the_types_is_the_same() {
    let types = types();
    let named = types
        .iter()
        .map(|object| (format!("managed/{}", object["name"].as_str().unwrap()), object.clone()));
    let operations = types
        .iter()
        .map(|object| json!({"operation": "add", "field": "objects/-", "value": object}));
    let layouts = [
        json!({"_id": "managed", "objects": types}),
        json!({"meta": {}, "idm": {"managed": {"_id": "managed", "objects": types}}}),
        json!(types),
        Value::Array(operations.collect()),
        json!({"idm": named.collect::<serde_json::Map<_, _>>()}),
    ];
    for layout in layouts {
        assert_eq!(told(&tenant(), &layout.to_string()), "");
    }
}

#[test]
fn a_script_that_moved_to_a_file_is_told_where_its_text_changed() {
    let mut folder = split(Scripts::InFiles);
    let script = folder.iter_mut().find(|(name, _)| is_script(name)).unwrap();
    script.1.push_str("// more");
    let told = told_of(&single(&tenant()), &folder);
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("-changed "), "{told}");
}

#[test]
fn a_script_of_a_part_of_a_property_is_read_from_its_file() {
    let texts = |script: &str| {
        let street =
            r#"{"type": "string", "onRetrieve": {"type": "text/javascript", "file": "street.js"}}"#;
        let address = |kind: &str| match kind {
            "object" => format!(r#"{{"type": "object", "properties": {{"street": {street}}}}}"#),
            _ => format!(
                r#"{{"type": "array", "items": {{"type": "object", "properties": {{"street": {street}}}}}}}"#
            ),
        };
        let loan = format!(
            r#"{{"name": "loan", "schema": {{"properties": {{"home": {}, "former": {}}}}}}}"#,
            address("object"),
            address("array")
        );
        vec![("loan.json".to_owned(), loan), ("street.js".to_owned(), script.to_owned())]
    };
    let told = told_of(&texts("1"), &texts("2"));
    let told: Vec<_> = told.lines().collect();
    let expected = ["loan.former.street", "loan.home.street"];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (line, path) in told.iter().zip(expected) {
        assert!(line.contains("prop-hook-changed") && line.contains(path), "{line}");
    }
}

#[test]
fn the_sample_folders_are_the_same_as_themselves() {
    for name in ["fr-config-manager", "frodo-split"] {
        let texts = folder(&samples().join("samples").join(name));
        assert!(texts.len() > 1, "{name}");
        assert_eq!(told_of(&texts, &texts), "", "{name}");
    }
}
