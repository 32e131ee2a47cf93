//! Real commits, where the folder of real files is beside the checkout.

use std::env;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use serde_json::Value;

use crate::describe::{folder, text_of, told};
use crate::mirror::{check_mirror, is_script, single};
use crate::rewrite::{Random, rewritten};

/// Returns `path` in the folder of real files, or prints why the test has nothing to do.
#[allow(clippy::print_stdout, reason = "a skipped test says so where test output goes")]
fn shared(path: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let found = env::var_os("MOSAIC_SHARED").map_or_else(beside, PathBuf::from).join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: {} is not there", found.display());
    None
}

/// Returns what changed in the commit `name`.
fn commit(name: &str) -> Option<String> {
    let folder = shared("corpus/history")?;
    let text = |when| text_of(&folder.join(format!("{name}.{when}.json")));
    Some(told(&text("before"), &text("after")))
}

#[test]
fn a_commit_that_reformats_changes_nothing() {
    if let Some(told) = commit("reformat-only") {
        assert_eq!(told, "");
    }
}

#[test]
fn a_commit_that_removes_a_relationship_names_both_its_ends() {
    if let Some(told) = commit("relationship-removed") {
        assert_snapshot!(told, @r"
        rel-removed alpha_user.isAuthorisedUserOf … => - other end Company.authorisedUsers
        prop-added alpha_user.memberOfOrg._refProperties.membershipStatus - => …
        ");
    }
}

#[test]
fn a_commit_of_noise_and_changes_is_told_by_its_changes() {
    if let Some(told) = commit("mixed-noise-and-change") {
        assert_snapshot!(told, @r#"
        type-hook-changed alpha_user [onCreate] … => …
        title-changed alpha_user.frIndexedString1 [title] "Generic Indexed String 1" => "WebFiling PARENT_USERNAME unique ID"
        description-changed alpha_user.frIndexedString1 [description] "Generic Indexed String 1" => "WebFiling PARENT_USERNAME"
        scope-changed alpha_user.frIndexedString2 [scope] - => "private"
        artefact-changed alpha_user.frIndexedString2 [deleteQueryConfig] - => false
        artefact-changed alpha_user.frIndexedString2 [isVirtual] - => false
        artefact-changed alpha_user.frIndexedString2 [searchable] - => false
        "#);
    }
}

/// Returns the real files, with their names.
fn files() -> Vec<(String, String)> {
    let mut texts = shared("corpus").map(|path| folder(&path)).unwrap_or_default();
    texts.retain(|(name, _)| !is_script(name));
    texts
}

#[test]
fn a_real_file_written_in_another_way_is_no_change() {
    for (seed, (name, text)) in (1..).zip(files()) {
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        let other = rewritten(&value, &mut Random::new(seed));
        assert_eq!(told(&text, &other), "", "{name}");
    }
}

#[test]
fn the_way_from_a_real_file_to_the_next_and_back_is_a_mirror() {
    for pair in files().windows(2) {
        check_mirror(&single(&pair[0].1), &single(&pair[1].1));
    }
}
