//! What goes by another name.

use insta::assert_snapshot;

use crate::describe::{of_properties, told};
use crate::mirror::{check_mirror, single};

#[test]
fn a_property_with_the_same_title_is_a_candidate() {
    assert_snapshot!(
        of_properties(
            r#""dept":{"type":"string","title":"Department"}"#,
            r#""custom_orgUnit":{"type":"string","title":"Department","searchable":true}"#,
        ),
        @r#"
    prop-renamed t.custom_orgUnit {"type":"string","title":"Department"} => … was dept
    searchable-changed t.custom_orgUnit [searchable] - => true
    "#
    );
}

#[test]
fn properties_of_another_type_or_with_nothing_in_common_are_none() {
    assert_snapshot!(
        of_properties(
            r#""costCenter":{"type":"string"},"mail":{"type":"string"}"#,
            r#""costCentre":{"type":"number"},"phone":{"type":"string"}"#,
        ),
        @r#"
    prop-removed t.costCenter {"type":"string"} => -
    prop-added t.costCentre - => {"type":"number"}
    prop-removed t.mail {"type":"string"} => -
    prop-added t.phone - => {"type":"string"}
    "#
    );
}

#[test]
fn of_two_candidates_that_are_equally_alike_none_is_taken() {
    let told = of_properties(
        r#""line":{"type":"string"}"#,
        r#""line1":{"type":"string"},"line2":{"type":"string"}"#,
    );
    assert!(!told.contains("renamed"), "{told}");
}

#[test]
fn an_extension_slot_is_never_renamed() {
    let text = |slot: &str| {
        let property = format!(r#""{slot}":{{"type":"string","title":"Badge"}}"#);
        format!(r#"{{"name":"alpha_user","schema":{{"properties":{{{property}}}}}}}"#)
    };
    let told = told(&text("frIndexedString1"), &text("frIndexedString2"));
    assert!(!told.contains("renamed"), "{told}");
}

/// Returns the type of a client whose id goes by `name`, with `more` properties and the script of
/// `onRead`.
fn client(script: Option<&str>, required: &str, properties: &str) -> String {
    let hook = script
        .map(|script| format!(r#""onRead":{{"type":"text/javascript","source":"{script}"}},"#));
    format!(
        r#"{{"name":"apiClient",{}"schema":{{"required":[{required}],"properties":{{{properties}}}}}}}"#,
        hook.unwrap_or_default()
    )
}

const FALLBACK: &str = "if (object.softwareId == null) object.softwareId = object.id;";

#[test]
fn a_property_that_falls_back_to_another_took_its_place() {
    let old = client(None, r#""id""#, r#""id":{"type":"string"}"#);
    let new =
        client(Some(FALLBACK), "", r#""id":{"type":"string"},"softwareId":{"type":"string"}"#);
    assert_snapshot!(told(&old, &new), @r#"
    type-hook-added apiClient [onRead] - => …
    required-removed apiClient.id "id" => -
    prop-replaced apiClient.softwareId {"type":"string"} => {"type":"string"} was id
    "#);
    assert_snapshot!(told(&new, &old), @r#"
    type-hook-removed apiClient [onRead] … => -
    prop-restored apiClient.id {"type":"string"} => {"type":"string"}
    required-added apiClient.id - => "id"
    "#);
    check_mirror(&single(&old), &single(&new));
}

#[test]
fn a_property_whose_old_one_is_gone_may_fall_back_to_it_too() {
    let old = client(None, "", r#""id":{"type":"string"}"#);
    let new = client(Some(FALLBACK), "", r#""softwareId":{"type":"string"}"#);
    assert_snapshot!(told(&old, &new), @r#"
    type-hook-added apiClient [onRead] - => …
    prop-replaced apiClient.softwareId {"type":"string"} => {"type":"string"} was id
    "#);
    check_mirror(&single(&old), &single(&new));
}

#[test]
fn a_property_that_is_required_or_whose_old_one_is_took_no_place() {
    let old = client(None, r#""id""#, r#""id":{"type":"string"}"#);
    let both = r#""id":{"type":"string"},"softwareId":{"type":"string"}"#;
    for required in [r#""id""#, r#""softwareId""#] {
        let told = told(&old, &client(Some(FALLBACK), required, both));
        assert!(!told.contains("replaced"), "{told}");
    }
}

#[test]
fn a_script_that_reads_another_property_elsewhere_is_no_fallback() {
    let old = client(None, "", r#""id":{"type":"string"}"#);
    let both = r#""id":{"type":"string"},"softwareId":{"type":"string"}"#;
    let told = told(&old, &client(Some("object.softwareId = 1; object.id;"), "", both));
    assert!(!told.contains("replaced"), "{told}");
}

#[test]
fn a_script_of_the_property_itself_may_fall_back() {
    let new = r#""id":{"type":"string"},"softwareId":{"type":"string","onRetrieve":
        {"type":"text/javascript","source":"object.softwareId || object.id"}}"#;
    let told = of_properties(r#""id":{"type":"string"}"#, new);
    assert!(told.contains("prop-replaced t.softwareId"), "{told}");
}
