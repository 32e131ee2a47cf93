//! Every file is registered, and every name is spelled once.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::rules::{Group, all};

/// Returns the names of the `*.extension` files in the folder of `group`.
fn files(group: Group, extension: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(folder(group));
    let entries = fs::read_dir(&folder).expect("every group has a folder");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    paths
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| path.file_stem().expect("a file has a name").to_string_lossy().into_owned())
        .filter(|name| name != "mod")
        .collect()
}

fn folder(group: Group) -> &'static str {
    match group {
        Group::Virtual => "virtuals", // `virtual` is reserved in Rust
        group => group.name(),
    }
}

#[test]
fn every_page_belongs_to_a_rule_of_the_list_and_the_other_way_round() {
    for group in Group::ALL {
        let listed: BTreeSet<_> = all()
            .filter(|rule| rule.group == *group)
            .map(|rule| rule.name.replace('-', "_"))
            .collect();
        assert_eq!(listed, files(*group, "md"), "{}", group.name());
        assert!(listed.is_subset(&files(*group, "rs")), "{}", group.name());
    }
}

#[test]
fn every_rule_has_a_name_of_its_own_and_no_group_has_it() {
    let mut names = BTreeSet::from(["all"]);
    let groups = Group::ALL.iter().map(|group| group.name());
    for name in groups.chain(all().map(|rule| rule.name)) {
        assert!(names.insert(name), "{name} stands twice");
    }
}

#[test]
fn a_page_says_what_why_wrong_and_right() {
    for rule in all() {
        let headings: Vec<_> = rule.page.lines().filter(|line| line.starts_with('#')).collect();
        let title = format!("# {}", rule.name);
        assert_eq!(headings, [title.as_str(), "## Why", "## Wrong", "## Right"], "{}", rule.name);
        assert!(rule.page.contains("Source: "), "{} names no source", rule.name);
        assert!(!rule.purpose().is_empty(), "{}", rule.name);
    }
}
