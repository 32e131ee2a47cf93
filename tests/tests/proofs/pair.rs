//! Two schemas, what is generated from each, and what is said about their difference.

use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Config;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::diff::{Change, Consumer, Side, Verdict, changes, impact};
use mosaic_codegen::model;
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
    /// The other end, which is not told by itself.
    pub(crate) other_end: Option<String>,
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
        let ruled = changes(was, is).into_iter().map(|change| Ruled {
            kind: change.kind.name(),
            path: old_path(&change),
            other_end: change.other_end.clone(),
            verdict: impact(&change, was, is).of(Consumer::Rust),
        });
        ruled.collect()
    }
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

/// Returns where `change` is in the old schema, as far as its names differ there.
fn old_path(change: &Change<'_>) -> String {
    let mut path = change.path.clone();
    if let Some((old, new)) = change.object.both()
        && let Some(rest) = path.strip_prefix(&*new.name.value)
    {
        path = format!("{}{rest}", old.name.value);
    }
    if let Some((old, new)) = change.property.both()
        && let Some(above) = path.strip_suffix(&*new.name.value)
    {
        path = format!("{above}{}", old.name.value);
    }
    path
}
