//! Every link between the pages leads to a file that is there and, with a `#`, to a heading of it.

use std::path::{Path, PathBuf};
use std::{fs, iter};

use mosaic_tests::workspace;

/// Where pages are, from the root of the repository.
const FOLDERS: [&str; 4] = [".", "schemas", "docs", "docs/guide"];

/// Returns the lines of `page` that are prose: those outside of blocks of code.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    page.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        in_code ^= is_fence;
        !in_code && !is_fence
    })
}

/// Returns where the links of `page` lead within the repository.
fn targets(page: &str) -> Vec<&str> {
    let after = prose(page).flat_map(|line| line.split("](").skip(1));
    let targets = after.filter_map(|rest| Some(rest.split_once(')')?.0));
    targets.filter(|target| !target.contains("://") && !target.contains(' ')).collect()
}

/// Returns what a link calls the heading `title`.
fn anchor(title: &str) -> String {
    let kept = |letter: &char| letter.is_alphanumeric() || "-_ ".contains(*letter);
    title.trim().to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")
}

fn has_heading(page: &str, wanted: &str) -> bool {
    let headings = prose(page).filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#'))).any(|anchor| anchor == wanted)
}

/// Returns the links of the page at `path` that lead nowhere.
fn broken(path: &Path) -> Vec<String> {
    let page = fs::read_to_string(path).unwrap();
    let folder = path.parent().expect("a page is in a folder");
    let leads = |target: &str| {
        let (file, heading) = target.split_once('#').unwrap_or((target, ""));
        let file = if file.is_empty() { path.to_path_buf() } else { folder.join(file) };
        let is_page = file.extension().is_some_and(|extension| extension == "md");
        if heading.is_empty() || !is_page {
            return file.exists();
        }
        fs::read_to_string(file).is_ok_and(|page| has_heading(&page, heading))
    };
    targets(&page).into_iter().filter(|target| !leads(target)).map(str::to_owned).collect()
}

/// Returns the pages of all folders.
fn pages() -> Vec<PathBuf> {
    let entries = FOLDERS.iter().flat_map(|folder| fs::read_dir(workspace().join(folder)).unwrap());
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect()
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let pages = pages();
    let names = ["README.md", "architecture.md", "settings.md"];
    for name in names {
        assert!(pages.iter().any(|page| page.ends_with(name)), "{name} is looked at");
    }
    let broken: Vec<_> =
        pages.iter().flat_map(|page| iter::repeat(page).zip(broken(page))).collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let page =
        "# A page, and `code`\n[x](#a-page-and-code) [y](#gone)\n```\n# not [z](there)\n```\n";
    assert_eq!(targets(page), ["#a-page-and-code", "#gone"]);
    assert!(has_heading(page, "a-page-and-code"));
    assert!(!has_heading(page, "gone") && !has_heading(page, "not-zthere"));
}
