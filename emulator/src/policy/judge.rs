//! One judgement: the policies of properties against their values.

use std::{collections::HashSet, time::UNIX_EPOCH};

use http::StatusCode;
use mosaic::{
    filter::{self, Filter, Scalar},
    wire::Refusal,
};
use mosaic_codegen::pattern::{Match, Pattern, check_pattern};
use serde_json::{Map, Value, json};

use super::{
    Existing, Verdict, date,
    derive::PropertyPolicies,
    rule::{Attempts, PatternRule, Policy, Rule},
    script,
    text::Blank,
};
use crate::Flavour;

/// One judgement of an object, or of some of its properties.
pub(super) struct Judge<'a> {
    object: &'a Map<String, Value>,
    existing: &'a dyn Existing,
    flavour: Flavour,
    verdict: Verdict,
}

/// A value and what is known when a policy comes to it.
#[derive(Clone, Copy)]
struct Judged<'a> {
    property: &'a str,
    value: Option<&'a Value>,
    /// Whether a policy before this one failed because there is nothing.
    is_required: bool,
}

/// What a policy finds.
enum Finding {
    Passes,
    /// It fails, with these parameters.
    Fails(Option<Value>),
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        object: &'a Map<String, Value>,
        existing: &'a dyn Existing,
        flavour: Flavour,
    ) -> Self {
        Self { object, existing, flavour, verdict: Verdict::default() }
    }

    pub(super) fn verdict(self) -> Verdict {
        self.verdict
    }

    /// Judges one property by all its policies, in their order.
    pub(super) fn property(
        &mut self,
        property: &PropertyPolicies,
        value: Option<&Value>,
    ) -> Result<(), Refusal> {
        let applying = property.conditional.iter().filter(|entry| entry.applies_to(self.object));
        let mut conditional: Vec<&Policy> = applying.flat_map(|entry| &entry.policies).collect();
        if conditional.is_empty() {
            conditional.extend(&property.fallback);
        }
        let mut is_required = false;
        for policy in property.policies.iter().chain(conditional) {
            let Some(name) = property.name.strip_suffix("[*]") else {
                let judged = Judged { property: &property.name, value, is_required };
                is_required |= self.policy(policy, judged)?;
                continue;
            };
            let elements = value.and_then(Value::as_array).into_iter().flatten();
            for (index, element) in elements.enumerate() {
                let name = format!("{name}[{index}]");
                let judged = Judged { property: &name, value: Some(element), is_required };
                is_required |= self.policy(policy, judged)?;
            }
        }
        Ok(())
    }

    /// Judges one value by one policy, and returns whether it failed because there is nothing.
    fn policy(&mut self, policy: &Policy, judged: Judged<'_>) -> Result<bool, Refusal> {
        if judged.value.is_some_and(is_encrypted) {
            return Ok(false);
        }
        let Finding::Fails(params) = self.find(policy, judged)? else {
            return Ok(false);
        };
        self.verdict.add(judged.property, &policy.requirement(params));
        Ok(matches!(policy.rule, Rule::Required | Rule::NotEmpty))
    }

    fn find(&self, policy: &Policy, judged: Judged<'_>) -> Result<Finding, Refusal> {
        let Some(value) = judged.value else {
            return self.find_nothing(policy, judged);
        };
        let text = value.as_str();
        let written = |name: &str| policy.params.get(name).map(|value| json!({name: value}));
        Ok(match &policy.rule {
            Rule::Required | Rule::Unjudged => Finding::Passes,
            Rule::NotEmpty => fails(!script::has_length(value), None),
            Rule::NotNull => fails(value.is_null(), None),
            Rule::Type(types) => self.find_type(types, value),
            Rule::OneOf(values) => fails(!is_among(values, value), None),
            Rule::Unique => fails(self.is_taken(judged.property, value)?, None),
            Rule::NoInternalUser => fails(self.is_internal_user(value), None),
            Rule::Username => fails(self.is_unfit_username(judged.property, value), None),
            Rule::Matches(rule) => self.find_pattern(policy, rule, judged)?,
            Rule::Text(rule) => {
                fails(rule.fails(value, judged.is_required), rule.shown(&policy.params))
            }
            Rule::Number => fails(script::number(value).is_nan(), None),
            Rule::Minimum(least) => fails(script::number(value) < *least, written("minimum")),
            Rule::Maximum(most) => fails(script::number(value) > *most, written("maximum")),
            Rule::NotOthers(names) => self.find_others(names, text.unwrap_or_default())?,
            Rule::NotCharacters(parts) => find_characters(parts, text.unwrap_or_default()),
            Rule::NoDuplicates => find_duplicate(value),
            Rule::EqualsProperty(name) => {
                fails(self.object.get(name) != Some(value), written("propertyName"))
            }
            Rule::MappingExists => {
                fails(!text.is_some_and(|name| self.existing.has_mapping(name)), None)
            }
            Rule::Attempts(attempts) => self.find_attempts(attempts, value),
            Rule::Unknown => self.find_unknown(policy)?,
        })
    }

    /// Judges that there is no value. Few policies look at that.
    fn find_nothing(&self, policy: &Policy, judged: Judged<'_>) -> Result<Finding, Refusal> {
        match &policy.rule {
            Rule::Required => Ok(Finding::Fails(None)),
            Rule::Matches(rule) => self.find_pattern(policy, rule, judged),
            Rule::MappingExists => Ok(fails(self.flavour == Flavour::Idm, None)),
            Rule::Unknown => self.find_unknown(policy),
            _ => Ok(Finding::Passes),
        }
    }

    /// In the cloud, `null` is for another policy to find.
    fn find_type(&self, types: &[String], value: &Value) -> Finding {
        let found = script::type_name(value);
        let is_other = self.flavour == Flavour::Aic && value.is_null();
        if is_other || types.iter().any(|name| name == found) {
            return Finding::Passes;
        }
        Finding::Fails(Some(json!({"invalidType": found, "validTypes": types})))
    }

    fn find_pattern(
        &self,
        policy: &Policy,
        rule: &PatternRule,
        judged: Judged<'_>,
    ) -> Result<Finding, Refusal> {
        let Some(pattern) = &rule.pattern else {
            return Err(thrown(format!("The pattern of `{}` is none", judged.property)));
        };
        let text = match judged.value {
            Some(Value::Number(_)) => judged.value.map(script::text),
            value => value.and_then(Value::as_str).map(str::to_owned),
        };
        let text = Blank::of(self.flavour).judged(text.as_deref());
        let is_judged = judged.is_required || text.is_some();
        let is_match = text.is_some_and(|text| may_match(pattern, text, judged.property));
        Ok(fails(is_judged && !is_match, Some(Value::Object(policy.params.clone()))))
    }

    /// Looks for another object as the script does: with a filter in which `"` alone is escaped, so
    /// that a `\` is lost, and at the end of a value breaks the filter.
    fn is_taken(&self, property: &str, value: &Value) -> Result<bool, Refusal> {
        let Some(text) = value.as_str().filter(|text| !text.is_empty()) else {
            return Ok(false);
        };
        let asked = format!("{property} eq \"{}\"", text.replace('"', "\\\""));
        match filter::parse(&asked) {
            Ok(Filter::Comparison { value: Scalar::Text(text), .. }) => {
                Ok(self.existing.is_taken(property, &text))
            }
            _ => Err(thrown(format!("The value of `{property}` makes no query filter"))),
        }
    }

    fn is_internal_user(&self, value: &Value) -> bool {
        value.as_str().is_some_and(|name| self.existing.is_internal_user(name))
    }

    fn is_unfit_username(&self, property: &str, value: &Value) -> bool {
        let Some(name) = value.as_str() else {
            return false;
        };
        name.is_empty()
            || self.existing.is_internal_user(name)
            || self.existing.is_taken(property, name)
    }

    /// Looks for the values of other properties, which the script takes for patterns.
    fn find_others(&self, names: &[String], text: &str) -> Result<Finding, Refusal> {
        if text.is_empty() {
            return Ok(Finding::Passes);
        }
        for name in names {
            let stored = || self.existing.stored().and_then(|stored| stored.get(name));
            let Some(other) = self.object.get(name).or_else(stored).and_then(Value::as_str) else {
                continue;
            };
            let Ok(pattern) = check_pattern(other, "") else {
                return Err(thrown(format!("The value of `{name}` is no pattern")));
            };
            if pattern.matches(text) == Match::Yes {
                return Ok(Finding::Fails(Some(json!({"disallowedFields": name}))));
            }
        }
        Ok(Finding::Passes)
    }

    fn find_attempts(&self, attempts: &Attempts, value: &Value) -> Finding {
        let last = self.object.get(&attempts.date_field).and_then(Value::as_str);
        let last = last.and_then(date::parse).unwrap_or(f64::NAN);
        let now = self.existing.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let pause_ends = last + attempts.minutes * 60_000.0;
        let is_too_soon = pause_ends > now.as_secs_f64() * 1000.0;
        let params = json!({"max": attempts.most, "numMinutes": attempts.minutes});
        fails(script::number(value) > attempts.most && is_too_soon, Some(params))
    }

    /// The script of a self-managed server may have policies of its own, which are not run. The cloud
    /// has none, and fails.
    fn find_unknown(&self, policy: &Policy) -> Result<Finding, Refusal> {
        match self.flavour {
            Flavour::Aic => Err(thrown(format!("Unknown policy {}", policy.id))),
            Flavour::Idm => Ok(Finding::Passes),
        }
    }
}

fn fails(does: bool, params: Option<Value>) -> Finding {
    if does { Finding::Fails(params) } else { Finding::Passes }
}

/// Returns whether a text matches, or could: where it would take too long to find out, it passes.
fn may_match(pattern: &Pattern, text: &str, property: &str) -> bool {
    let found = pattern.matches(text);
    if found == Match::Unknown {
        tracing::warn!(property, "a pattern is not applied: it may take too long");
    }
    found != Match::No
}

fn is_among(values: &[Value], value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(elements) => elements.iter().all(|element| values.contains(element)),
        value => values.contains(value),
    }
}

fn find_characters(parts: &[String], text: &str) -> Finding {
    if text.is_empty() || !parts.iter().any(|part| text.contains(part)) {
        return Finding::Passes;
    }
    Finding::Fails(Some(json!({"forbiddenChars": parts.join(", ")})))
}

/// Finds the first element, or unit of a text, that was there before; they are the same where a script
/// writes them the same.
fn find_duplicate(value: &Value) -> Finding {
    let mut seen = HashSet::new();
    let duplicate = match value {
        Value::Array(elements) => {
            elements.iter().find(|element| !seen.insert(script::text(element))).cloned()
        }
        Value::String(text) => {
            let mut units = text.encode_utf16().map(|unit| String::from_utf16_lossy(&[unit]));
            units.find(|unit| !seen.insert(unit.clone())).map(Value::from)
        }
        _ => None,
    };
    match duplicate {
        Some(duplicate) => Finding::Fails(Some(json!({"duplicateValue": duplicate}))),
        None => Finding::Passes,
    }
}

/// Returns whether a value is one that a server would decrypt before it judges.
fn is_encrypted(value: &Value) -> bool {
    value.pointer("/$crypto/type").is_some_and(|kind| kind == "x-simple-encryption")
}

/// Returns the refusal where a server's script throws.
pub(super) fn thrown(message: String) -> Refusal {
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message)
}
