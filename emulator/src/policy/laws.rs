//! What holds of all policies and all values.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::tests::{Tenant, object, policies as policies_of};
use crate::Flavour;

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[-a-zA-Z0-9@.(é]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            inner.prop_map(|value| json!({"length": value})),
        ]
    })
}

const IDS: [&str; 21] = [
    "required",
    "not-empty",
    "not-null",
    "unique",
    "valid-username",
    "regexpMatches",
    "valid-type",
    "minimum-length",
    "maximum-length",
    "at-least-X-capitals",
    "cannot-contain-others",
    "cannot-contain-characters",
    "cannot-contain-duplicates",
    "valid-date",
    "valid-datetime",
    "valid-email-address-format",
    "valid-name-format",
    "validNumber",
    "minimumNumber",
    "mapping-exists",
    "max-attempts-triggers-lock-cooldown",
];

const PARAMETERS: [&str; 9] = [
    "regexp",
    "types",
    "minLength",
    "maxLength",
    "numCaps",
    "disallowedFields",
    "forbiddenChars",
    "minimum",
    "max",
];

proptest! {
    #[test]
    fn no_schema_and_no_value_make_the_tenant_panic(
        id in prop::sample::select(&IDS[..]),
        parameter in prop::sample::select(&PARAMETERS[..]),
        (of_parameter, of_key, of_property) in (value(), value(), value()),
        key in "type|minLength|pattern|policies|items|enum|conditionalPolicies",
    ) {
        let policies = json!([{"policyId": id, "params": {parameter: of_parameter}}]);
        let mut property = json!({"type": "string", "policies": policies});
        property[key] = of_key;
        for flavour in [Flavour::Aic, Flavour::Idm] {
            let policies = policies_of(&property, flavour);
            for whole in [json!({"p": of_property}), json!({})] {
                let _ = policies.judge_object(object(&whole), &Tenant::default());
                let _ = policies.judge_properties(object(&whole), &Tenant::default());
            }
            let _ = policies.listing("managed/x/*");
        }
    }

    #[test]
    fn what_a_value_fails_alone_it_fails_within_an_object(value in value()) {
        let property = json!({"type": "string", "minLength": 3, "pattern": "^a"});
        for flavour in [Flavour::Aic, Flavour::Idm] {
            let policies = policies_of(&property, flavour);
            let whole = json!({"p": value, "other": 1});
            let whole_verdict = policies.judge_object(object(&whole), &Tenant::default());
            let verdict = policies.judge_properties(object(&whole), &Tenant::default());
            prop_assert_eq!(whole_verdict.expect("a verdict"), verdict.expect("a verdict"));
        }
    }
}
