//! `docs/changes/` is what the command tells of each kind of change.
//!
//! `MOSAIC_BLESS=1 cargo test --package mosaic-tests --test change_book` writes it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mosaic_codegen::diff::Kind;
use mosaic_tests::{assert_published, workspace};

/// Returns the pages, by the names of their files.
fn pages() -> BTreeMap<String, String> {
    let page = |kind: &Kind| (format!("{}.md", kind.name()), kind.page().to_owned());
    let mut pages: BTreeMap<_, _> = Kind::ALL.iter().map(page).collect();
    pages.insert("README.md".to_owned(), contents());
    pages
}

fn contents() -> String {
    let mut text = String::from(
        "# Kinds of changes\n\n\
         What `mosaic diff` tells apart, made from the pages beside the code; `mosaic explain KIND` shows the \
         same page,\nand `mosaic explain --changes` this list. What a reviewer does with a change is in \
         [the guide](../guide/review.md).\n\n\
         In a page, the code behind a report was written against the schema before. It compiles against the \
         one after\nunless the verdict for `rust` is `breaking`; a test asks the compiler. A literal of a \
         record counts for nothing:\nrecords are read, not made.\n\n\
         | kind | what changed |\n|---|---|\n",
    );
    for kind in Kind::ALL {
        let name = kind.name();
        let _ = writeln!(text, "| [{name}]({name}.md) | {} |", kind.title());
    }
    text
}

#[test]
fn the_pages_in_the_documentation_are_those_of_the_command() {
    assert_published(&workspace().join("docs/changes"), &pages());
}
