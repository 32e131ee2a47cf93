//! Where the types of `ours` stand, so that one can go and another can come.

use std::collections::{BTreeMap, BTreeSet};

use crate::json::edit::{self, Edit, Path};
use crate::json::{self, Value};
use crate::merge::NewFile;
use crate::merge::file_name::FileNames;
use crate::merge::merger::Merger;
use crate::merge::node::{Content, Node};
use crate::model::{path_of_type, type_of_path};
use crate::source::{FILE_SCHEME, Layout, Parsed, Role};
use crate::span::SourceId;

/// What a file of a type looks like where there is none to go by.
const EXAMPLE: &str = "{\n  \"name\": \"\"\n}\n";

/// What holds the types that are added.
#[derive(Clone, Copy)]
enum Home<'m> {
    /// The end of an array.
    Array(Value<'m>),
    /// The end of a list of patch operations.
    Operations(Value<'m>),
    /// An object that has a member a type.
    Members(Value<'m>),
    /// A file each, named in an array where a split export has one.
    Files(Option<Value<'m>>),
}

impl<'m> Merger<'m> {
    /// Removes types.
    pub(super) fn remove_types(&mut self, types: &[Node<'m>]) {
        let mut by_source: BTreeMap<SourceId, Vec<Node<'m>>> = BTreeMap::new();
        for node in types {
            by_source.entry(node.source).or_default().push(*node);
        }
        for (source, nodes) in by_source {
            let Some((holder, layout)) = self.holder(source) else { continue };
            match layout {
                Layout::BareType => self.merged.removed.push(source),
                Layout::PatchOperations => {
                    let gone: BTreeSet<_> = nodes.iter().map(|node| node.value.id()).collect();
                    let adds = |operation: &Value<'m>| {
                        operation.get("value").is_some_and(|value| gone.contains(&value.id()))
                    };
                    for operation in holder.elements().filter(adds) {
                        self.edit_source(source, Edit::remove(Path::item(holder, operation)));
                    }
                }
                _ => {
                    let container = array_of(holder, layout);
                    for node in nodes {
                        self.edit(node, Edit::remove(Path::item(container, node.value)));
                    }
                }
            }
        }
        self.forget_parts();
    }

    /// Removes what names the files that are removed.
    fn forget_parts(&mut self) {
        let documents = self.ours.side.documents;
        let removed: BTreeSet<_> = self.merged.removed.iter().copied().collect();
        for parsed in documents.parsed().iter().filter(|_| !removed.is_empty()) {
            let Some(objects) = parsed.holder().and_then(|holder| holder.get("objects")) else {
                continue;
            };
            for element in objects.elements() {
                let name = element.as_str().filter(|name| name.starts_with(FILE_SCHEME));
                let part = name.and_then(|name| documents.part(parsed.source, &name));
                if part.is_some_and(|part| removed.contains(&part)) {
                    self.edit_source(parsed.source, Edit::remove(Path::item(objects, element)));
                }
            }
        }
    }

    /// Adds types, in the style of what is there.
    pub(super) fn add_types(&mut self, types: &[(&'m str, Node<'m>)]) {
        if types.is_empty() {
            return;
        }
        match self.home() {
            Some((source, Home::Array(array))) => {
                let end = Path::end_of(array);
                for (name, node) in types {
                    let text = self.type_for(name, *node, source);
                    self.edit_source(source, Edit::insert(end.clone(), text));
                }
            }
            Some((source, Home::Operations(list))) => {
                let end = Path::end_of(list);
                for (name, node) in types {
                    let text = self.type_for(name, *node, source);
                    let operation = format!(
                        r#"{{"operation": "add", "field": "/objects/-", "value": {text}}}"#
                    );
                    self.edit_source(source, Edit::insert(end.clone(), operation));
                }
            }
            Some((source, Home::Members(holder))) => {
                let mut names = holder.members().map(|member| member.key.name());
                let are_paths = names.any(|name| type_of_path(&name).is_some());
                for (name, node) in types {
                    let key = if are_paths { path_of_type(name) } else { (*name).to_owned() };
                    let path = Path::member(holder, key);
                    let text = self.type_for(name, *node, source);
                    self.edit_source(source, Edit::insert(path, text));
                }
            }
            Some((source, Home::Files(names))) => self.add_files(types, Some((source, names))),
            None => self.add_files(types, None),
        }
    }

    /// Returns the text of a type that comes to the text `source`.
    fn type_for(&mut self, name: &str, node: Node<'m>, source: SourceId) -> String {
        self.trail.begin(name);
        self.text_for(Content::Value(node), source)
    }

    /// Gives each type a file, beside the one in `place`, and names it in the array there.
    fn add_files(
        &mut self,
        types: &[(&'m str, Node<'m>)],
        place: Option<(SourceId, Option<Value<'m>>)>,
    ) {
        let sources = self.ours.side.documents.sources();
        let mut names = FileNames::of(self.ours.side);
        let sibling = self.ours.side.documents.parsed().iter().find(|parsed| is_bare(parsed));
        let sibling = sibling.map_or(EXAMPLE, |parsed| &*sources.get(parsed.source).text);
        for (name, node) in types {
            let file = names.next(name, &mut self.taken);
            self.trail.begin(name);
            let folder = &file[..file.rfind('/').map_or(0, |slash| slash + 1)];
            let text = self.move_scripts(node.render(), folder);
            let styled = edit::apply(sibling, &[Edit::set(Path::default(), text.clone())]);
            if let Some((source, Some(array))) = place {
                let folder = sources.get(source).name.rfind('/').map_or(0, |slash| slash + 1);
                let reference = json::quote(&format!("{FILE_SCHEME}{}", &file[folder..]));
                self.edit_source(source, Edit::insert(Path::end_of(array), reference));
            }
            self.merged.files.push(NewFile {
                name: file,
                object: (*name).to_owned(),
                text: styled.unwrap_or(text),
                role: Role::Configuration,
            });
        }
    }

    /// Returns what holds the types that are added, and the text that it stands in.
    fn home(&self) -> Option<(SourceId, Home<'m>)> {
        let homes = self.ours.side.documents.parsed().iter().filter_map(home_in);
        homes.min_by_key(|(_, home)| match home {
            Home::Files(Some(_)) => 0,
            Home::Array(_) => 1,
            Home::Files(None) => 2,
            Home::Members(_) => 3,
            Home::Operations(_) => 4,
        })
    }

    fn holder(&self, source: SourceId) -> Option<(Value<'m>, Layout)> {
        let parsed = self.ours.side.documents.parsed();
        let position = parsed.binary_search_by_key(&source, |parsed| parsed.source).ok()?;
        Some((parsed[position].holder()?, parsed[position].layout?))
    }
}

fn is_bare(parsed: &Parsed<'_>) -> bool {
    parsed.layout == Some(Layout::BareType)
}

/// Returns what holds the types in `parsed`, if it can hold another one.
fn home_in<'m>(parsed: &'m Parsed<'m>) -> Option<(SourceId, Home<'m>)> {
    let (holder, layout) = (parsed.holder()?, parsed.layout?);
    let home = match layout {
        Layout::BareType => Home::Files(None),
        Layout::FrodoTypes => Home::Members(holder),
        Layout::PatchOperations => Home::Operations(holder),
        Layout::TypeList => Home::Array(holder),
        Layout::Body | Layout::FrodoExport => {
            let objects = holder.get("objects").filter(|it| it.kind() == json::Kind::Array)?;
            let is_split = parsed.part_references().next().is_some();
            if is_split { Home::Files(Some(objects)) } else { Home::Array(objects) }
        }
    };
    Some((parsed.source, home))
}

/// Returns what the types of `holder` are items of.
fn array_of(holder: Value<'_>, layout: Layout) -> Value<'_> {
    match layout {
        Layout::Body | Layout::FrodoExport => holder.get("objects").unwrap_or(holder),
        _ => holder,
    }
}
