//! Two schemas, what is generated from each, and what is said about their difference.

use std::collections::BTreeMap;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::diff::{Change, Consumer, Kind, Side, Verdict, changes, impact};
use mosaic_codegen::model::{self, Model};
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::{Target, compile};

/// Code of a page that uses what is generated from the old schema.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) code: String,
    pub(crate) is_careless: bool,
}

/// Two schemas.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    /// The name of its module.
    pub(crate) name: String,
    old: String,
    new: String,
    /// What a person wrote to use the old one.
    pub(crate) written: Vec<Written>,
}

/// A verdict for Rust, at a path of the old schema.
#[derive(Clone, Debug)]
pub(crate) struct Ruled {
    pub(crate) kind: &'static str,
    pub(crate) path: String,
    /// What is told with it: the other end, and the relationships that lead to a type as a whole.
    pub(crate) others: Vec<String>,
    pub(crate) verdict: Verdict,
}

impl Pair {
    pub(crate) fn new(name: &str, old: String, new: String) -> Self {
        let name = name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "_");
        Self { name: name.to_lowercase(), old, new, written: Vec::new() }
    }

    /// Returns what is generated from the old schema and from the new one; nothing where one is refused.
    pub(crate) fn generated(&self) -> Option<(String, String)> {
        Some((generated(&self.old)?, generated(&self.new)?))
    }

    /// Returns the verdicts for Rust of all changes.
    pub(crate) fn ruled(&self) -> Vec<Ruled> {
        let (old, new) = (sources(&self.old), sources(&self.new));
        let (before, after) = (Documents::parse(&old).0, Documents::parse(&new).0);
        let (was, is) =
            (model::lower(&before, Product::Aic).0, model::lower(&after, Product::Aic).0);
        let was = Side { documents: &before, model: &was };
        let is = Side { documents: &after, model: &is };
        let changes = changes(was, is);
        let names = old_names(&changes);
        let ruled = changes.iter().map(|change| Ruled {
            kind: change.kind.name(),
            path: old_path(&change.path, &names),
            others: others(change, was.model),
            verdict: impact(change, was, is).of(Consumer::Rust),
        });
        ruled.collect()
    }
}

/// Returns the paths in the model `old` that `change` is told of beside its own.
fn others(change: &Change<'_>, old: &Model<'_>) -> Vec<String> {
    let is_whole = matches!(change.kind, Kind::TypeAdded | Kind::TypeRemoved | Kind::TypeRenamed);
    let object = change.object.old.or(change.object.new).filter(|_| is_whole);
    let leading = object.into_iter().flat_map(|object| old.references_to(&object.name.value));
    let leading =
        leading.map(|(owner, property)| format!("{}.{}", owner.name.value, property.name.value));
    leading.chain(change.other_end.clone()).collect()
}

fn sources(text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add("managed.json", text.as_bytes().to_vec(), Role::Configuration);
    sources
}

fn generated(text: &str) -> Option<String> {
    let compiled = compile(&sources(text), &Config::default(), Target::Rust);
    if has_errors(&compiled.diagnostics) {
        return None;
    }
    Some(compiled.files.into_iter().map(|file| file.text).collect())
}

/// What something is called in the old schema, by its path in the new one.
type OldNames = BTreeMap<String, String>;

/// Returns the old names of all types and properties that `changes` say have others.
fn old_names(changes: &[Change<'_>]) -> OldNames {
    let mut names = OldNames::new();
    for change in changes {
        if let Some((old, new)) = change.object.both() {
            names.insert(new.name.value.to_string(), old.name.value.to_string());
        }
        if let Some((old, new)) = change.property.both()
            && old.name.value != new.name.value
        {
            names.insert(change.path.clone(), old.name.value.to_string());
        }
    }
    names
}

/// Returns what is called `path` in the new schema as it is called in the old one.
fn old_path(path: &str, names: &OldNames) -> String {
    let mut so_far = String::new();
    let called = path.split('.').map(|part| {
        so_far = if so_far.is_empty() { part.to_owned() } else { format!("{so_far}.{part}") };
        names.get(&so_far).map_or(part, String::as_str).to_owned()
    });
    called.collect::<Vec<_>>().join(".")
}
