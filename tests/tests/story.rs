//! The example that a stranger runs first runs to its end, and tells each step.

use std::process::Command;

use mosaic_tests::workspace;

#[test]
fn the_story_tells_each_step_in_its_order() {
    let output = Command::new(env!("CARGO"))
        .args(["run", "--offline", "--quiet", "--package", "mosaic-tests", "--example", "story"])
        .current_dir(workspace())
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).expect("the story is UTF-8");
    let steps: Vec<_> = told.lines().filter_map(|line| line.split(' ').next()).collect();
    let expected = ["serve", "pull", "generate", "create", "query", "", "patch", "read"];
    assert_eq!(steps, expected, "{told}");
    assert!(told.ends_with("ann.lee of Support\n"), "{told}");
}

#[test]
fn the_story_is_shorter_than_120_lines() {
    let story = include_str!("../examples/story.rs");
    assert!(story.lines().count() < 120);
}
