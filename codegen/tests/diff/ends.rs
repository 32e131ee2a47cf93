//! The two ends of a relationship.

use insta::assert_snapshot;

use crate::describe::{of_type, told};
use crate::mirror::{check_mirror, single};

/// Returns two types that refer to each other, with those of the ends that are asked for.
fn pair(has_owner: bool, has_devices: bool) -> String {
    let owner = r#""owner":{"type":"relationship","reverseRelationship":true,
        "reversePropertyName":"devices","resourceCollection":[{"path":"managed/user"}]}"#;
    let devices = r#""devices":{"type":"array","items":{"type":"relationship",
        "reverseRelationship":true,"reversePropertyName":"owner",
        "resourceCollection":[{"path":"managed/device"}]}}"#;
    format!(
        r#"{{"objects":[{{"name":"device","schema":{{"properties":{{{}}}}}}},
            {{"name":"user","schema":{{"properties":{{{}}}}}}}]}}"#,
        if has_owner { owner } else { "" },
        if has_devices { devices } else { "" },
    )
}

#[test]
fn a_relationship_that_goes_with_its_other_end_is_told_once() {
    let (with, without) = (pair(true, true), pair(false, false));
    assert_snapshot!(told(&with, &without), @"rel-removed device.owner … => - other end user.devices");
    assert_snapshot!(told(&without, &with), @"rel-added device.owner - => … other end user.devices");
}

#[test]
fn a_relationship_whose_other_end_stays_is_told_as_one_side() {
    let (both, one) = (pair(true, true), pair(false, true));
    assert_snapshot!(told(&both, &one), @"rel-removed-one-side device.owner … => - other end user.devices");
    assert_snapshot!(told(&one, &both), @"rel-added-one-side device.owner - => … other end user.devices");
}

#[test]
fn a_relationship_without_another_end_names_what_it_says() {
    let (with, without) = (pair(true, false), pair(false, false));
    assert_snapshot!(told(&with, &without), @"rel-removed device.owner … => - other end user.devices");
    check_mirror(&single(&with), &single(&without));
}

#[test]
fn a_relationship_that_is_its_own_other_end_is_told() {
    let peer = r#""peer":{"type":"relationship","reversePropertyName":"peer",
        "resourceCollection":[{"path":"managed/t"}]}"#;
    let (with, without) = (of_type(peer), of_type(""));
    assert_snapshot!(told(&with, &without), @"rel-removed t.peer … => - other end t.peer");
    check_mirror(&single(&with), &single(&without));
}
