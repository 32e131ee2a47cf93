//! What the policy service shows of the policies of a type.

use serde_json::{Value, json};

use super::{
    Policies,
    derive::PropertyPolicies,
    rule::{Policy, Rule},
};

impl Policies {
    /// Returns what a read of `policy/RESOURCE` answers.
    #[must_use]
    pub fn listing(&self, resource: &str) -> Value {
        let properties: Vec<Value> = self.properties.iter().map(show_property).collect();
        json!({"resource": resource, "properties": properties})
    }
}

fn show_property(property: &PropertyPolicies) -> Value {
    let known: Vec<&Policy> = property.policies.iter().filter(|policy| is_known(policy)).collect();
    let mut requirements: Vec<&str> = Vec::new();
    for policy in &known {
        let requirement = policy.rule.requirement();
        if !requirements.contains(&requirement) && !requirement.is_empty() {
            requirements.push(requirement);
        }
    }
    let policies: Vec<Value> = known.into_iter().map(show_policy).collect();
    json!({"policyRequirements": requirements, "name": property.name, "policies": policies})
}

fn show_policy(policy: &Policy) -> Value {
    let requirement = policy.rule.requirement();
    let requirements: &[&str] = if requirement.is_empty() { &[] } else { &[requirement] };
    let mut shown = json!({"policyRequirements": requirements, "policyId": policy.id});
    if !policy.params.is_empty() {
        shown["params"] = Value::Object(policy.params.clone());
    }
    shown
}

fn is_known(policy: &Policy) -> bool {
    !matches!(policy.rule, Rule::Unknown)
}
