//! `mosaic push --delete`: what goes with its records, and goes by name alone.

use crate::dev::{Dev, MANAGED};

#[test]
fn a_type_is_deleted_by_name_alone() {
    let dev = Dev::pulled(MANAGED, "");
    let reader = MANAGED.find(",\n    {\n      \"name\": \"reader\"").expect("it is there");
    dev.session.put("managed.json", format!("{}\n  ]\n}}\n", &MANAGED[..reader]));
    insta::assert_snapshot!(dev.push("push --yes"), @r"
    exit 0
    `reader` is gone here and stays there; `--delete reader` deletes it with its records
    nothing to do
    ");
    insta::assert_snapshot!(dev.push("push --yes --delete loan"), @r"
    exit 2
    error: expected a type that the files lack, found `loan`
      help: take it out of the files first
    ");
    insta::assert_snapshot!(dev.push("push --yes --delete redaer"), @r"
    exit 2
    error: expected a type of `dev`, found `redaer`
      help: did you mean `reader`?
    ");
    insta::assert_snapshot!(dev.push("push --yes --delete reader"), @r"
    exit 0
    write the configuration
    watch whether it stays
    `dev` has it
    to go back: mosaic push dev --key key.jwk --undo .mosaic/dev/undo/[stamp].json
    ");
    insta::assert_snapshot!(dev.push("push --yes --delete reader"), @r"
    exit 0
    `reader` is gone from `dev` already
    nothing to do
    ");
    insta::assert_snapshot!(dev.push("push --yes --delete nobody"), @r"
    exit 2
    error: expected a type of `dev`, found `nobody`
      help: nothing on record tells of one by that name
    ");
}
