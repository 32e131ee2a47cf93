//! Values that come from scripts and along relationships, and the values that enums list.

use insta::assert_snapshot;
use mosaic_codegen::catalog::Product;
use mosaic_codegen::model::{Kind, Property, Text, Virtual};
use mosaic_codegen::span::Spanned;

use crate::describe::with_model;

/// Gives `look` the property that `declaration` declares.
fn property<T>(declaration: &str, look: impl FnOnce(&Property<'_>) -> T) -> T {
    let text = format!(r#"{{"name":"t","schema":{{"properties":{{"p":{declaration}}}}}}}"#);
    with_model(&[("t.json", &text)], Product::Aic, |model, _| {
        look(model.object("t").and_then(|object| object.property("p")).unwrap())
    })
}

/// Returns the paths that a property with this `referencedRelationshipFields` is derived along.
fn paths(fields: &str) -> String {
    let declaration = format!(
        r#"{{"type":"array","items":{{"type":"object"}},"isVirtual":true,
            "queryConfig":{{"referencedRelationshipFields":{fields}}}}}"#
    );
    property(&declaration, |property| {
        let Virtual::Derived(config) = &property.virtual_ else { return "not derived".to_owned() };
        let path = |path: &Vec<Spanned<Text<'_>>>| {
            path.iter().map(|name| &*name.value).collect::<Vec<_>>().join("/")
        };
        config.paths.iter().map(path).collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn a_flat_list_is_one_path_and_a_list_of_lists_is_several() {
    assert_eq!(paths(r#"["roles"]"#), "roles");
    assert_eq!(paths(r#"["roles","assignments"]"#), "roles/assignments");
    assert_eq!(
        paths(r#"[["roles","assignments"],["assignments"]]"#),
        "roles/assignments assignments"
    );
    assert_eq!(paths("[]"), "");
}

#[test]
fn a_value_is_virtual_only_where_it_says_so() {
    let kind = |declaration: &str| {
        property(declaration, |property| match &property.virtual_ {
            Virtual::No => "no",
            Virtual::Computed => "computed",
            Virtual::Derived(_) => "derived",
            Virtual::Unmarked(_) => "unmarked",
            Virtual::Declared => "declared",
            Virtual::Maintained => "maintained",
        })
    };
    assert_eq!(kind(r#"{"type":"string","onRetrieve":{"source":"1"}}"#), "no");
    assert_eq!(
        kind(r#"{"type":"string","isVirtual":true,"onRetrieve":{"source":"1"}}"#),
        "computed"
    );
    assert_eq!(kind(r#"{"type":"string","queryConfig":{}}"#), "unmarked");
    assert_eq!(kind(r#"{"type":"string","isVirtual":true}"#), "declared");
    assert_eq!(kind(r#"{"type":"string","queryConfig":{}}"#), "unmarked");
    assert_eq!(
        kind(r#"{"type":"string","isVirtual":{"$bool":"&{a}"},"queryConfig":{}}"#),
        "derived"
    );
}

#[test]
fn an_enum_stands_on_the_property_or_on_its_items_with_titles_in_three_spellings() {
    let values = |declaration: &str| {
        property(declaration, |property| {
            let enumeration = match &property.kind {
                Kind::Array(items) => items.enumeration.as_ref(),
                _ => property.enumeration.as_ref(),
            };
            let Some(enumeration) = enumeration else { return "none".to_owned() };
            let values: Vec<_> = enumeration.values.iter().map(|value| value.raw()).collect();
            let titles: Vec<_> = enumeration.titles.iter().map(|title| &*title.value).collect();
            format!("{} {}", values.join(","), titles.join(","))
        })
    };
    assert_eq!(
        values(r#"{"type":"string","enum":["a","b"],"enumNames":["A","B"]}"#),
        r#""a","b" A,B"#
    );
    assert_eq!(values(r#"{"type":"number","enum":[1,2.5],"enumTitles":["A"]}"#), "1,2.5 A");
    let options = r#"{"type":"string","enum":["a"],"options":{"enum_titles":["A"]}}"#;
    assert_eq!(values(options), r#""a" A"#);
    let items = r#"{"type":"array","items":{"type":"string","enum":["a"]}}"#;
    assert_eq!(values(items), r#""a" "#);
    assert_eq!(values(r#"{"type":"string","enum":"&{esv.values}"}"#), "none");
}

#[test]
fn a_reference_keeps_what_is_said_of_the_edge() {
    let declaration = r#"{"type":"array","notifyRelationships":["x"],"items":{
        "type":"relationship","id":"urn","reverseRelationship":true,"reversePropertyName":"q",
        "validate":true,"notifySelf":true,
        "properties":{"_ref":{"type":"string"},"_refProperties":{"type":"object",
            "required":["since"],"properties":{"_id":{"type":"string"},"since":{"type":"string"}}}},
        "resourceCollection":[{"path":"managed/t","label":"T","notify":true,
            "conditionalAssociationField":"condition","query":{"queryFilter":"true"}}]}}"#;
    let report = property(declaration, |property| {
        let Kind::Array(items) = &property.kind else { return "no array".to_owned() };
        let Kind::Relationship(edge) = &items.kind else { return "no edge".to_owned() };
        let of_edge: Vec<_> = edge
            .ref_properties
            .iter()
            .map(|property| (&*property.name.value, property.required, &property.storage))
            .collect();
        let rest: Vec<_> = items.rest().map(|member| member.key.name()).collect();
        let target = &edge.targets[0];
        format!(
            "{:?} {:?} {:?}\n{:?} {:?} {:?}\n{of_edge:?} {rest:?} {:?}",
            edge.reverse_property_name().text(),
            edge.validate().is_true(),
            edge.notify_self().is_true(),
            target.path.text(),
            target.conditional_association_field().text(),
            target.query().is_some(),
            property.storage,
        )
    });
    assert_snapshot!(report, @r#"
    Some("q") true true
    Some("managed/t") Some("condition") true
    [("since", true, Relationship)] ["id"] Relationship
    "#);
}

#[test]
fn a_type_of_openidm_2_says_what_is_special_about_its_properties() {
    let text = r#"{"objects":[{"name":"user","properties":[
        {"name":"password","encryption":{"key":"k"},"scope":"private"},
        {"name":"roles","type":"virtual","onRetrieve":{"file":"roles.js"}}]}]}"#;
    with_model(&[("m.json", text)], Product::Idm, |model, diagnostics| {
        assert_eq!(diagnostics, []);
        let user = model.object("user").unwrap();
        assert!(user.property("password").unwrap().is_secret());
        assert!(user.property("roles").unwrap().is_read_only());
        assert!(user.properties().iter().all(|property| matches!(property.kind, Kind::Any)));
    });
}
