//! What goes by another name.

use insta::assert_snapshot;
use mosaic_codegen::diff::{Consumer, Kind, Verdict};

use crate::describe::{of_properties, told, told_of};
use crate::mirror::{check_mirror, single};
use crate::verdicts::only;

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
fn what_is_renamed_is_found_whatever_the_order_of_what_it_requires() {
    let named = |name: &str, required: &str| {
        let seat = format!(
            r#""seat":{{"type":"object","required":[{required}],"properties":{{"city":{{"type":"string"}},"zip":{{"type":"string"}}}}}}"#
        );
        single(&format!(r#"{{"name":"{name}","schema":{{"properties":{{{seat}}}}}}}"#))
    };
    let old = named("book", r#""city","zip""#);
    for required in [r#""city","zip""#, r#""zip","city""#] {
        let told = told_of(&old, &named("volume", required));
        assert!(told.starts_with("type-renamed ") && told.lines().count() == 1, "{told}");
    }
}

/// Returns a type that goes by `name`, and a user whose `property` leads to `targets`.
fn unit(name: &str, property: &str, targets: &[&str]) -> String {
    let targets = targets.iter().map(|target| format!(r#"{{"path":"managed/{target}"}}"#));
    let targets = targets.collect::<Vec<_>>().join(",");
    let edge = format!(
        r#""{property}":{{"type":"array","title":"Unit","items":{{"type":"relationship","resourceCollection":[{targets}]}}}}"#
    );
    let unit = r#""city":{"type":"string"},"floor":{"type":"string"}"#;
    let of = |name, properties: &str| {
        format!(r#"{{"name":"{name}","schema":{{"properties":{{{properties}}}}}}}"#)
    };
    format!(r#"{{"objects":[{},{}]}}"#, of(name, unit), of("user", &edge))
}

#[test]
fn a_property_that_follows_a_renamed_type_is_a_candidate() {
    let old = unit("dept", "dept", &["dept", "loan"]);
    for (property, targets) in
        [("department", ["department", "loan"]), ("unit", ["loan", "department"])]
    {
        let told = told(&old, &unit("department", property, &targets));
        assert!(told.contains(&format!("prop-renamed user.{property}")), "{told}");
        assert!(!told.contains("rel-target"), "{told}");
    }
}

#[test]
fn a_property_that_leads_elsewhere_than_the_renamed_type_is_none() {
    let old = unit("dept", "dept", &["dept"]);
    for targets in [&["loan"][..], &["department", "loan"], &[]] {
        let told = told(&old, &unit("department", "department", targets));
        assert!(!told.contains("prop-renamed"), "{told}");
    }
}

#[test]
fn what_follows_a_renamed_type_is_a_mirror_wherever_else_it_leads() {
    let lists: [&[&str]; 7] = [
        &[],
        &["dept"],
        &["department"],
        &["dept", "dept"],
        &["dept", "department"],
        &["loan", "dept"],
        &["loan", "department"],
    ];
    for old in lists {
        for new in lists {
            let (old, new) = (unit("dept", "dept", old), unit("department", "unit", new));
            check_mirror(&single(&old), &single(&new));
        }
    }
}

/// Returns a type with `required` and `properties`, which `order` lists.
fn ordered(order: &str, required: &str, properties: &str) -> String {
    format!(
        r#"{{"name":"t","schema":{{"order":[{order}],"required":[{required}],"properties":{{
           "a":{{"type":"string"}},"b":{{"type":"number"}},{properties}}}}}}}"#
    )
}

/// Returns the property `name`, labelled by it, of `more`.
fn labelled(name: &str, more: &str) -> String {
    format!(
        r#""{name}":{{"title":"The {name}","description":"Holds {name}","type":"string"{more}}}"#
    )
}

#[test]
fn the_only_property_at_a_place_is_a_candidate_whatever_its_labels() {
    let [id, software] =
        [("id", ""), ("softwareId", r#","searchable":true"#)].map(|(name, more)| {
            let flags = r#","viewable":true"#;
            let order = format!(r#""a","{name}","b""#);
            ordered(&order, &format!(r#""{name}""#), &labelled(name, &format!("{flags}{more}")))
        });
    let told = told(&id, &software);
    assert!(told.contains("prop-renamed t.softwareId"), "{told}");
    assert!(!told.contains("required") && !told.contains("order-changed"), "{told}");
    check_mirror(&single(&id), &single(&software));
}

#[test]
fn the_only_property_of_much_the_same_declaration_is_a_candidate_where_no_order_lists_it() {
    let flags = r#","viewable":true,"userEditable":true,"searchable":false"#;
    let [note, remark] = ["note", "remark"].map(|name| ordered("", "", &labelled(name, flags)));
    assert!(told(&note, &remark).contains("prop-renamed t.remark"));
    check_mirror(&single(&note), &single(&remark));
}

#[test]
fn a_property_of_little_declaration_is_none_but_at_the_place_of_the_other() {
    let of = |name: &str, order: &str, required: &str, more: &str| {
        ordered(order, required, &format!("{}{more}", labelled(name, "")))
    };
    let mail = of("mail", r#""a","mail","b""#, "", "");
    let others = [
        of("fax", r#""a","b","fax""#, "", ""),
        of("fax", r#""a","b""#, "", ""),
        of("fax", r#""a","fax","b""#, r#""fax""#, ""),
        of("fax", r#""a","fax","b""#, "", r#","sky":{"type":"boolean"}"#),
    ];
    for fax in others {
        let told = told(&mail, &fax);
        assert!(!told.contains("renamed"), "{told}");
        check_mirror(&single(&mail), &single(&fax));
    }
    let last = ["mail", "fax"].map(|name| of(name, &format!(r#""a","b","{name}""#), "", ""));
    let told = told(&last[0], &last[1]);
    assert!(!told.contains("renamed"), "{told}");
}

#[test]
fn a_renamed_relationship_has_no_values_to_copy() {
    let of = |name: &str| {
        let edge = r#"{"title":"Owner","type":"relationship","resourceCollection":[{"path":"managed/t"}]}"#;
        ordered("", "", &format!(r#""{name}":{edge}"#))
    };
    let todo = only(Kind::PropRenamed, &of("owner"), &of("holder")).todo.unwrap_or_default();
    assert!(todo.contains("set it on all records") && !todo.contains("onRead"), "{todo}");
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
fn a_property_whose_old_one_is_still_required_took_no_place() {
    let old = client(None, r#""id""#, r#""id":{"type":"string"}"#);
    let both = r#""id":{"type":"string"},"softwareId":{"type":"string"}"#;
    let told = told(&old, &client(Some(FALLBACK), r#""id""#, both));
    assert!(!told.contains("replaced"), "{told}");
}

#[test]
fn a_required_property_that_falls_back_took_the_place_and_breaks_creates() {
    let old = client(None, r#""id""#, r#""id":{"type":"string"}"#);
    let required = r#""softwareId""#;
    let alone = client(Some(FALLBACK), required, r#""softwareId":{"type":"string"}"#);
    let both = r#""id":{"type":"string"},"softwareId":{"type":"string"}"#;
    let both = client(Some(FALLBACK), required, both);
    for new in [alone, both] {
        let impact = only(Kind::PropReplaced, &old, &new);
        assert_eq!(impact.of(Consumer::Wire), Verdict::Breaking, "{impact:?}");
        assert_eq!(impact.of(Consumer::Rust), Verdict::Breaking, "{impact:?}");
        assert!(impact.because.contains("a create without"), "{impact:?}");
        let told = told(&old, &new);
        assert!(!told.contains("prop-added") && !told.contains("prop-removed"), "{told}");
        check_mirror(&single(&old), &single(&new));
    }
}

#[test]
fn values_that_a_script_still_reads_are_copied_before_they_are_deleted() {
    let old = client(None, "", r#""id":{"type":"string"}"#);
    let kept = r#""first":{"type":"string"},"second":{"type":"string"}"#;
    let of = |script| client(Some(script), "", kept);
    let todo = |new: &str| only(Kind::PropRemoved, &old, new).todo.unwrap_or_default();
    let read = todo(&of(
        "object.first = object.first || object.id; object.second = object.second || object.id;",
    ));
    let [copied, deleted] = ["copy the values", "delete the values"].map(|part| read.find(part));
    assert!(copied.is_some() && copied < deleted, "{read}");
    let unread = todo(&of("object.first = object.first || object.second;"));
    assert!(!unread.contains("copy the values"), "{unread}");
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

#[test]
fn a_fallback_through_a_variable_is_one() {
    let old = client(None, "", r#""id":{"type":"string"}"#);
    for script in [
        "var v = object.softwareId; if (!v) { v = object.id } object.softwareId = v;",
        "var id = object.id; if (!object.softwareId && id) { object.softwareId = id; }",
        "var v = object.softwareId ? object.softwareId : object.id; object.softwareId = v;",
    ] {
        let new =
            client(Some(script), "", r#""id":{"type":"string"},"softwareId":{"type":"string"}"#);
        let told = told(&old, &new);
        assert!(told.contains("prop-replaced apiClient.softwareId"), "{script}: {told}");
        check_mirror(&single(&old), &single(&new));
    }
}

/// Returns a type of a family that is made to one pattern: all but the name and what it holds is the
/// same, and `differing` is what it does not share.
fn sibling(name: &str, differing: &str) -> String {
    let shared =
        r#""version":{"type":"string"},"kind":{"type":"string"},"state":{"type":"string"},"#;
    let edges = format!(
        r#""user":{{"type":"relationship","reverseRelationship":true,"reversePropertyName":"{name}s",
           "resourceCollection":[{{"path":"managed/alpha_user"}}]}}"#
    );
    format!(r#"{{"name":"{name}","schema":{{"properties":{{{shared}{edges}{differing}}}}}}}"#)
}

#[test]
fn siblings_made_to_one_pattern_are_no_renames_of_each_other() {
    let access = sibling(
        "accountAccessIntent",
        r#","data":{"type":"object","properties":{"a":{"type":"string"}}}"#,
    );
    let payment = sibling(
        "domesticPaymentIntent",
        r#","data":{"type":"object","properties":{"b":{"type":"number"}}}"#,
    );
    let told = told(&access, &payment);
    assert!(told.contains("type-removed accountAccessIntent"), "{told}");
    assert!(told.contains("type-added domesticPaymentIntent"), "{told}");
    check_mirror(&single(&access), &single(&payment));
}

#[test]
fn a_type_is_not_renamed_to_its_sibling_where_others_are_like_both() {
    let of = |types: &[&str]| {
        let types: Vec<_> = types.iter().map(|name| sibling(name, "")).collect();
        format!(r#"{{"objects":[{}]}}"#, types.join(","))
    };
    let told = told(&of(&["fileIntent", "vrpIntent"]), &of(&["fileIntent", "standingIntent"]));
    assert!(told.contains("type-removed vrpIntent"), "{told}");
    let renamed = crate::describe::told(
        &of(&["fileIntent", "vrpIntent"]),
        &of(&["fileIntent", "vrpIntents"]),
    );
    assert!(renamed.contains("type-renamed vrpIntents"), "{renamed}");
}
