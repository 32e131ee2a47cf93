//! Where a schema was in a revision that does not say so: what git sees as moved to where it is today
//! or, after a split or a rewrite, the configuration that is gone since.

use anyhow::Result;
use mosaic_codegen::source::{Coverage, Documents, Layout, Role, Sources};

use crate::failure::Failure;
use crate::git::files::{Files, inside, is_ours};
use crate::git::repository::Since;
use crate::git::revision::Revision;

/// How many names of files a message has.
const SHOWN: usize = 3;

/// Returns the schema that is called `today` by now, a file or a folder, with the names that it had in
/// `revision`; nothing where there is no trace of it.
pub(super) fn read(revision: &mut Revision<'_>, today: &str) -> Result<Option<(Files, String)>> {
    let traces = Traces::of(revision, today)?;
    let whole = traces.whole();
    if whole.len() > 1 {
        let problem = format!(
            "expected one configuration that is gone since `{}`, found several: {}",
            revision.name,
            shown(&whole)
        );
        let way_out = format!("name the one that was the schema, as `{}:PATH`", revision.name);
        return Err(Failure::new(problem, way_out).into());
    }
    let names = if whole.is_empty() { traces.types() } else { whole };
    if names.is_empty() {
        return Ok(None);
    }
    Ok(Some((revision.files_called(&names)?, shown(&names))))
}

/// The configurations of a revision that are elsewhere by now, or nowhere.
struct Traces {
    /// Those that git sees at the place of the schema today.
    moved: Vec<Trace>,
    /// Those that are nowhere.
    gone: Vec<Trace>,
}

/// A configuration by the name that it had, and how much of one it is.
struct Trace {
    name: String,
    coverage: Coverage,
}

impl Traces {
    fn of(revision: &mut Revision<'_>, today: &str) -> Result<Self> {
        let Since { renamed, gone } = revision.since()?;
        let below = inside(today, "");
        let is_schema = |name: &str| name == today || name.starts_with(&below);
        let moved = renamed.iter().filter(|(name, _)| is_schema(name)).map(|(_, then)| then);
        let moved: Vec<_> = moved.filter(|name| is_ours(name)).cloned().collect();
        let gone: Vec<_> = gone.iter().filter(|name| is_ours(name)).cloned().collect();
        Ok(Self { moved: recognised(revision, &moved)?, gone: recognised(revision, &gone)? })
    }

    /// Returns the whole configurations that the schema may have been: those that moved before those
    /// that are gone.
    fn whole(&self) -> Vec<&str> {
        let traces = if self.moved.is_empty() { &self.gone } else { &self.moved };
        called(traces, Coverage::Whole)
    }

    /// Returns the types that the schema may have been made of: those that moved, and those that are
    /// gone from beside them, for a type may have been deleted since.
    fn types(&self) -> Vec<&str> {
        let mut names = called(&self.moved, Coverage::Part);
        let folder = if names.len() > 1 { common_folder(&names) } else { String::new() };
        let gone = called(&self.gone, Coverage::Part);
        names.extend(gone.into_iter().filter(|name| name.starts_with(&folder)));
        names.sort_unstable();
        names
    }
}

/// Returns those of `names` that are configurations by what they held.
fn recognised(revision: &mut Revision<'_>, names: &[String]) -> Result<Vec<Trace>> {
    let mut sources = Sources::new();
    for name in names {
        if let Some(bytes) = revision.blob(name)? {
            sources.add(name.clone(), bytes, Role::Configuration);
        }
    }
    let (documents, _) = Documents::parse(&sources);
    let traces = documents.parsed().iter().filter_map(|parsed| {
        let coverage = parsed.layout.map(Layout::coverage)?;
        Some(Trace { name: sources.get(parsed.source).name.clone(), coverage })
    });
    Ok(traces.collect())
}

fn called(traces: &[Trace], coverage: Coverage) -> Vec<&str> {
    let traces = traces.iter().filter(|trace| trace.coverage == coverage);
    traces.map(|trace| trace.name.as_str()).collect()
}

/// Returns the deepest folder that all `names` are in, with `/` at its end; empty at the top.
fn common_folder(names: &[&str]) -> String {
    let Some((first, others)) = names.split_first() else { return String::new() };
    let ends = first.match_indices('/').map(|(slash, _)| &first[..=slash]);
    let is_common = |folder: &&str| others.iter().all(|name| name.starts_with(folder));
    ends.take_while(is_common).last().unwrap_or_default().to_owned()
}

/// Returns the first of `names`, and how many there are beside these.
fn shown(names: &[&str]) -> String {
    let first: Vec<_> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use super::common_folder;

    #[test]
    fn the_folder_of_all_names_is_as_deep_as_it_can_be() {
        let cases: [(&[&str], &str); 4] = [
            (&["a/b/x.json", "a/b/y.json"], "a/b/"),
            (&["a/b/x.json", "a/bc/y.json"], "a/"),
            (&["a/b/x/x.json", "a/b/y/y.json"], "a/b/"),
            (&["x.json", "a/y.json"], ""),
        ];
        for (names, expected) in cases {
            assert_eq!(common_folder(names), expected, "{names:?}");
        }
    }
}
