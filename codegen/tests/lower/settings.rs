//! What a property declares beside its kind, key by key.

use mosaic_codegen::catalog::Product;
use mosaic_codegen::model::{Property, Setting};

use crate::describe::with_model;

/// Gives `look` the property whose declaration has `members`, beside its type.
fn property<T>(members: &str, look: impl FnOnce(&Property<'_>) -> T) -> T {
    let text = format!(
        r#"{{"name":"t","schema":{{"properties":{{"p":{{"type":"string",{members}}}}}}}}}"#
    );
    with_model(&[("t.json", &text)], Product::Aic, |model, _| {
        look(model.object("t").and_then(|object| object.property("p")).unwrap())
    })
}

type Flag = fn(&Property<'_>) -> bool;

#[test]
fn each_flag_is_read_from_its_own_key() {
    let flags: [(&str, Flag); 10] = [
        ("viewable", |property| property.viewable().is_true()),
        ("searchable", |property| property.searchable().is_true()),
        ("userEditable", |property| property.user_editable().is_true()),
        ("isPersonal", |property| property.is_personal().is_true()),
        ("isProtected", |property| property.is_protected().is_true()),
        ("isConditional", |property| property.is_conditional().is_true()),
        ("isTemporalConstraint", |property| property.is_temporal_constraint().is_true()),
        ("isVirtual", |property| property.is_virtual().is_true()),
        ("returnByDefault", |property| property.return_by_default().is_true()),
        ("relationshipGrantTemporalConstraintsEnforced", |property| {
            property.grant_temporal_constraints_enforced().is_true()
        }),
    ];
    for (key, _) in flags {
        property(&format!(r#""{key}":true"#), |property| {
            let set: Vec<_> =
                flags.iter().filter(|(_, flag)| flag(property)).map(|(key, _)| *key).collect();
            assert_eq!(set, [key]);
            assert_eq!(property.rest().count(), 0, "{key}");
        });
    }
}

type Words = fn(&Property<'_>) -> Option<String>;

#[test]
fn each_text_and_number_is_read_from_its_own_key() {
    let texts: [(&str, &str, Words); 11] = [
        ("title", r#""1""#, |property| property.title().into_text().map(Into::into)),
        ("description", r#""1""#, |property| property.description().into_text().map(Into::into)),
        ("usageDescription", r#""1""#, |property| {
            property.usage_description().into_text().map(Into::into)
        }),
        ("format", r#""1""#, |property| property.format().into_text().map(Into::into)),
        ("pattern", r#""1""#, |property| property.pattern().into_text().map(Into::into)),
        ("comparison", r#""1""#, |property| property.comparison().into_text().map(Into::into)),
        ("minLength", "1", |property| property.min_length().get().map(ToString::to_string)),
        ("maxLength", "1", |property| property.max_length().get().map(ToString::to_string)),
        ("minimum", "1", |property| property.minimum().get().map(ToString::to_string)),
        ("maximum", "1", |property| property.maximum().get().map(ToString::to_string)),
        ("scope", r#""private""#, |property| {
            property.scope().get().map(|scope| format!("{scope:?}"))
        }),
    ];
    for (key, value, _) in texts {
        property(&format!(r#""{key}":{value}"#), |property| {
            let set: Vec<_> = texts
                .iter()
                .filter(|(_, _, text)| text(property).is_some())
                .map(|(key, ..)| *key)
                .collect();
            assert_eq!(set, [key]);
            assert_eq!(property.rest().count(), 0, "{key}");
        });
    }
}

type Whole = fn(&Property<'_>) -> bool;

#[test]
fn what_is_kept_as_written_is_there_even_where_it_is_null() {
    let values: [(&str, Whole); 5] = [
        ("encryption", |property| property.encryption().is_some()),
        ("secureHash", |property| property.secure_hash().is_some()),
        ("default", |property| property.default().is_some()),
        ("conditionalPolicies", |property| property.conditional_policies().is_some()),
        ("fallbackPolicies", |property| property.fallback_policies().is_some()),
    ];
    for (key, _) in values {
        property(&format!(r#""{key}":null"#), |property| {
            let set: Vec<_> =
                values.iter().filter(|(_, value)| value(property)).map(|(key, _)| *key).collect();
            assert_eq!(set, [key]);
            assert_eq!(property.rest().count(), 0, "{key}");
        });
    }
}

#[test]
fn policies_and_signalled_relationships_are_lists_or_kept() {
    let lists = r#""policies":[{"policyId":"unique"},{"policyId":"length","params":{"n":1}}],
        "notifyRelationships":["manager",1,"roles"]"#;
    property(lists, |property| {
        let policies: Vec<_> = property
            .policies()
            .map(|policy| {
                (policy.id().into_text().unwrap().into_owned(), policy.params().is_some())
            })
            .collect();
        assert_eq!(policies, [("unique".to_owned(), false), ("length".to_owned(), true)]);
        let signalled = property.notify_relationships();
        let signalled: Vec<_> = signalled.iter().map(|name| &*name.value).collect();
        assert_eq!(signalled, ["manager", "roles"]);
        assert_eq!(property.rest().count(), 0);
    });
    property(r#""policies":{},"notifyRelationships":"manager""#, |property| {
        assert_eq!(property.policies().count(), 0);
        assert!(property.notify_relationships().is_empty());
        let rest: Vec<_> = property.rest().map(|member| member.key.name().into_owned()).collect();
        assert_eq!(rest, ["policies", "notifyRelationships"]);
    });
}

#[test]
fn of_a_setting_that_stands_twice_the_last_one_counts() {
    property(r#""title":"a","title":null,"viewable":null,"viewable":true"#, |property| {
        assert!(matches!(property.title(), Setting::Null(_)));
        assert!(property.viewable().is_true());
    });
}

#[test]
fn a_hook_is_not_kept_a_second_time() {
    property(r#""onStore":{"source":"1"},"onStoreAgain":{"source":"2"}"#, |property| {
        let hooks: Vec<_> = property.hooks.iter().map(|hook| &*hook.name.value).collect();
        assert_eq!(hooks, ["onStore"]);
        let rest: Vec<_> = property.rest().map(|member| member.key.name().into_owned()).collect();
        assert_eq!(rest, ["onStoreAgain"]);
    });
}
