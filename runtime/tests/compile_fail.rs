//! What the compiler refuses, and the messages that it refuses it with.

#[test]
fn every_mistake_gives_its_own_message() {
    trybuild::TestCases::new().compile_fail("tests/compile-fail/*.rs");
}
