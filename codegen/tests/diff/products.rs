//! What the vendor asks of the product that it runs is not asked of one that its owner runs.

use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Config;
use mosaic_codegen::diff::{Impact, Side, Verdict, changes, impact};
use mosaic_codegen::source::{Role, Sources};

use crate::verdicts::of_types;

/// Returns the worst verdict on the changes between `old` and `new` of `product`, and all that is said.
fn told(product: Product, old: &str, new: &str) -> (Option<Verdict>, String) {
    let read = |text: &str| {
        let mut sources = Sources::new();
        sources.add("managed.json", text.as_bytes().to_vec(), Role::Configuration);
        sources
    };
    let config = Config { product, ..Config::default() };
    Side::read(&read(old), product, |old| {
        Side::read(&read(new), product, |new| {
            let impacts = changes(old, new).into_iter();
            let impacts: Vec<_> =
                impacts.map(|change| impact(&change, old, new, [&config; 2])).collect();
            let said = impacts.iter().map(|it| format!("{} {:?}\n", it.because, it.todo));
            (impacts.iter().map(Impact::verdict).max(), said.collect())
        })
    })
}

#[test]
fn what_only_the_vendor_asks_for_is_not_said_of_a_self_managed_product() {
    let text = r#""x":{"type":"string"}"#;
    let users = r#""users":{"type":"relationship","reverseRelationship":true,
        "reversePropertyName":"xs","resourceCollection":[{"path":"managed/alpha_user"}]}"#;
    let added = |name: &str, property: &str| {
        let types = [("alpha_user", ""), (name, "")];
        let grown = types.map(|(own, _)| (own, if own == name { property } else { "" }));
        (of_types(&types), of_types(&grown))
    };
    let new_type = (of_types(&[("alpha_user", "")]), of_types(&[("alpha_user", ""), ("x", users)]));
    let cases = [
        (added("alpha_user", text), "`custom_x`"),
        (added("site", users), "`custom_xs`"),
        (new_type, "`custom_xs`"),
        (added("alpha_organization", text), "`alphaOrgPrivileges`"),
        (added("alpha_application", text), "the vendor does not let"),
        (added("site", &users.replace("xs", "users").replace("alpha_user", "site")), "schema API"),
    ];
    for ((old, new), asked) in cases {
        let (_, of_vendor) = told(Product::Aic, &old, &new);
        assert!(of_vendor.contains(asked), "{asked}: {of_vendor}");
        let (verdict, own) = told(Product::Idm, &old, &new);
        assert!(!own.contains(asked), "{asked}: {own}");
        let lacks_end = own.contains("status 404");
        let expected = if lacks_end { Verdict::Risky } else { Verdict::Safe };
        assert_eq!(verdict, Some(expected), "{asked}: {own}");
    }
}
