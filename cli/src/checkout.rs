//! Where a file is in its repository, as forges want to be told.

use std::env;
use std::path::{Component, Path, PathBuf};

use mosaic_codegen::report::Format;
use mosaic_codegen::source::Sources;

use crate::input::STDIN;

/// The folder of a run, and the repository around it.
pub(crate) struct Checkout {
    here: PathBuf,
    top: PathBuf,
}

impl Checkout {
    /// Returns the repository around `here`, an absolute path; nothing where there is none.
    pub(crate) fn around(here: &Path) -> Option<Self> {
        // A file called `.git` is what the folder of a worktree or of a submodule has.
        let top = here.ancestors().find(|folder| folder.join(".git").exists())?;
        Some(Self { here: here.to_owned(), top: top.to_owned() })
    }

    /// Returns the file called `name`, as seen from the folder of the run, as it is called from the top
    /// of the repository; unchanged where it is outside.
    pub(crate) fn name(&self, name: &str) -> String {
        let path = without_detours(&self.here.join(name));
        match path.strip_prefix(&self.top) {
            Ok(inside) => {
                let parts = inside.iter().map(|part| part.to_string_lossy());
                parts.collect::<Vec<_>>().join("/")
            }
            Err(_) => name.to_owned(),
        }
    }
}

/// Names `sources`, which are called as seen from the current folder, for whom a report in `format` is
/// written: a forge knows files by their place in the repository.
pub(crate) fn name_for_readers(sources: &mut Sources, format: Format) {
    if !is_for_a_forge(format) {
        return;
    }
    if let Some(checkout) = env::current_dir().ok().and_then(|here| Checkout::around(&here)) {
        sources.rename(|name| match name {
            STDIN => name.to_owned(),
            file => checkout.name(file),
        });
    }
}

/// Returns whether a report goes to where files are known by their place in the repository.
pub(crate) fn is_for_a_forge(format: Format) -> bool {
    matches!(format, Format::Sarif | Format::Github | Format::Gitlab | Format::Junit)
}

/// Returns `path` without `.` and `..`.
fn without_detours(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                straight.pop();
            }
            part => straight.push(part),
        }
    }
    straight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_the_top_of_its_repository() {
        let checkout = Checkout { here: "/a/top/sub".into(), top: "/a/top".into() };
        let cases = [
            ("managed.json", "sub/managed.json"),
            ("./x/../managed.json", "sub/managed.json"),
            ("../managed.json", "managed.json"),
            ("/a/top/b/managed.json", "b/managed.json"),
            ("../../managed.json", "../../managed.json"),
        ];
        for (name, expected) in cases {
            assert_eq!(checkout.name(name), expected, "{name}");
        }
    }
}
