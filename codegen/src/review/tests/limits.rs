//! What becomes of changes that pass a limit of the product.

use super::{Case, case};
use crate::diff::{Consumer, Verdict};

/// Returns organizations with `count` properties of a tenant's own, each of which is `property`.
fn organization(count: usize, property: &str) -> String {
    let properties: Vec<_> =
        (0..count).map(|number| format!(r#""own{number}": {property}"#)).collect();
    format!(
        r#"{{"objects": [{{"name": "alpha_organization", "schema": {{"properties": {{{}}}}}}}]}}"#,
        properties.join(", ")
    )
}

/// Returns the verdict for clients on each change between `old` and `new`.
fn for_clients(case: &Case<'_>) -> Vec<Verdict> {
    case.review(|review, _| review.changes.iter().map(|it| it.impact.of(Consumer::Wire)).collect())
}

const TEXT: &str = r#"{"type": "string"}"#;
const EDGE: &str = r#"{"type": "relationship", "resourceCollection": [{"path": "managed/alpha_organization",
    "query": {"queryFilter": "true", "fields": []}}]}"#;

#[test]
fn what_passes_a_limit_is_not_safe() {
    for (property, limit, verdict) in [(TEXT, 12, Verdict::Risky), (EDGE, 10, Verdict::Breaking)] {
        let [below, at, above] = [0, 1, 2].map(|more| organization(limit - 1 + more, property));
        assert_eq!(for_clients(&case(&below, &at)), [Verdict::Safe]);
        assert_eq!(for_clients(&case(&at, &above)), [verdict]);
        assert_eq!(for_clients(&case(&below, &above)), [verdict; 2]);
        let fewer = for_clients(&case(&organization(limit + 2, property), &above));
        assert_eq!(fewer, [Verdict::Breaking], "a property that went");
    }
}

#[test]
fn the_limits_are_those_of_the_product() {
    let settings = "product = \"idm\"\n";
    let (old, new) = (organization(9, EDGE), organization(13, EDGE));
    assert_eq!(for_clients(&Case { settings, ..case(&old, &new) }), [Verdict::Safe; 4]);
}
