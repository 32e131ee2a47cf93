//! The configuration of a tenant as files that people keep in a repository: the first time, when no
//! file says how they like it.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::diff::Side;
use crate::json::edit::{self, Edit, EditError, Path};
use crate::json::{self, Value};
use crate::merge::NewFile;
use crate::merge::file_name::FileNames;
use crate::merge::new_scripts::{Naming, ScriptStyle};
use crate::source::{FILE_SCHEME, Parsed, Role};

/// What a file looks like: two blanks a step, and a line end at the end.
const EXAMPLE: &str = "{\n  \"name\": \"\"\n}\n";

/// How a configuration is spread over files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// One file, as the tenant answers.
    Body,
    /// One file, as frodo exports it.
    FrodoExport,
    /// A file that names one a type, as frodo exports them.
    FrodoSplit,
    /// A folder a type, with its scripts in files, as fr-config-manager keeps them.
    FrConfigManager,
    /// A file a type.
    Types,
}

/// The files of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The text of the file that is the schema; nothing where a folder is.
    pub index: Option<String>,
    /// The files beside that file or in that folder; their names are relative.
    pub files: Vec<NewFile>,
}

impl Arrangement {
    /// Returns whether the schema is a folder then.
    #[must_use]
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::FrConfigManager | Self::Types)
    }
}

/// Returns the configuration that `side` is the whole of, as files.
///
/// # Errors
///
/// If a text would be too large.
pub fn export(side: Side<'_>, arrangement: Arrangement) -> Result<Exported, EditError> {
    let body = side.documents.parsed().iter().find_map(Parsed::body);
    let text = body.map_or("{\"objects\": []}", Value::raw);
    let mut exporter = Exporter { taken: BTreeSet::new(), files: Vec::new() };
    let index = match arrangement {
        Arrangement::Body => Some(text.to_owned()),
        Arrangement::FrodoExport => Some(in_frodo(text)),
        Arrangement::FrodoSplit => {
            let names = exporter.add_types(side, &["", ".managed.json"])?;
            Some(in_frodo(&named(body, &names)?))
        }
        Arrangement::Types => {
            exporter.add_types(side, &["", ".json"])?;
            None
        }
        Arrangement::FrConfigManager => {
            exporter.add_folders(side)?;
            None
        }
    };
    Ok(Exported { index: index.map(|text| styled(&text)).transpose()?, files: exporter.files })
}

/// What was exported by now.
struct Exporter {
    /// The names that are taken, in lower case, for not every file system tells case.
    taken: BTreeSet<String>,
    files: Vec<NewFile>,
}

impl Exporter {
    /// Adds a file for each type, with its name between `pieces`, and returns the names of the files.
    fn add_types(&mut self, side: Side<'_>, pieces: &[&str]) -> Result<Vec<String>, EditError> {
        let (mut files, mut names) = (FileNames::between(pieces), Vec::new());
        for object in &side.model.objects {
            let name = files.next(&object.name.value, &mut self.taken);
            self.add(&name, &object.name.value, styled(object.value.raw())?);
            names.push(name);
        }
        Ok(names)
    }

    /// Adds a folder for each type, with its scripts beside it.
    fn add_folders(&mut self, side: Side<'_>) -> Result<(), EditError> {
        let mut files = FileNames::between(&["", "/", ".json"]);
        for object in &side.model.objects {
            let name = files.next(&object.name.value, &mut self.taken);
            let folder = &name[..name.rfind('/').map_or(0, |slash| slash + 1)];
            let naming = Naming::Beside;
            let style = ScriptStyle { member: "file", example: "\n", folder, naming };
            let text = object.value.raw().to_owned();
            let (text, scripts) =
                style.move_out(text, &object.name.value, Vec::new(), &mut self.taken);
            self.add(&name, &object.name.value, styled(&text)?);
            self.files.extend(scripts);
        }
        Ok(())
    }

    fn add(&mut self, name: &str, object: &str, text: String) {
        let (name, object) = (name.to_owned(), object.to_owned());
        self.files.push(NewFile { name, object, text, role: Role::Configuration });
    }
}

/// Returns `body` with the names of files in the place of its types.
fn named(body: Option<Value<'_>>, names: &[String]) -> Result<String, EditError> {
    let references = names.iter().map(|name| json::quote(&format!("{FILE_SCHEME}{name}")));
    let list = format!("[{}]", references.collect::<Vec<_>>().join(", "));
    match body {
        Some(body) => edit::apply(body.raw(), &[Edit::set("objects", list)]),
        None => Ok(format!("{{\"objects\": {list}}}")),
    }
}

fn in_frodo(body: &str) -> String {
    format!("{{\"idm\": {{\"managed\": {body}}}}}")
}

/// Returns `text` laid out for people.
fn styled(text: &str) -> Result<String, EditError> {
    edit::apply(EXAMPLE, &[Edit::set(Path::default(), text)])
}
