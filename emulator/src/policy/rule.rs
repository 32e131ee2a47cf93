//! What a policy asks of a value.

use mosaic_codegen::pattern::{Pattern, check_pattern};
use serde_json::{Map, Value, json};

use super::{placeholder::is_placeholder, script, text::TextRule};
use crate::Flavour;

/// One policy of a property.
#[derive(Clone, Debug)]
pub(super) struct Policy {
    pub(super) id: String,
    pub(super) params: Map<String, Value>,
    pub(super) rule: Rule,
}

/// What a policy asks of a value.
#[derive(Clone, Debug)]
pub(super) enum Rule {
    /// It is there.
    Required,
    /// It has a length, and one above 0.
    NotEmpty,
    /// It is not null.
    NotNull,
    /// It is of one of these types of scripts.
    Type(Vec<String>),
    /// It is one of these, or each of its elements is.
    OneOf(Vec<Value>),
    /// No other object has it.
    Unique,
    /// No internal user is called so.
    NoInternalUser,
    /// No other object has it, and no internal user is called so.
    Username,
    /// A part of it matches.
    Matches(Box<PatternRule>),
    /// The text is of some form.
    Text(TextRule),
    /// It says a number.
    Number,
    /// As a number, it is no less.
    Minimum(f64),
    /// As a number, it is no more.
    Maximum(f64),
    /// No other property of the object, read as a pattern, matches a part of it.
    NotOthers(Vec<String>),
    /// It has none of these parts.
    NotCharacters(Vec<String>),
    /// Its characters, or elements, differ.
    NoDuplicates,
    /// It is the id of the object, and equals a property.
    EqualsProperty(String),
    /// There is a mapping that is called so.
    MappingExists,
    /// It counts failed attempts, the last of which is some minutes ago.
    Attempts(Box<Attempts>),
    /// Nothing that a local tenant could find to fail: a server asks there for the history of a value
    /// or for the session of the caller, judges what is no managed object, or has the value of a
    /// placeholder from its environment.
    Unjudged,
    /// A policy that no server has of itself.
    Unknown,
}

/// A pattern as a policy has it.
#[derive(Clone, Debug)]
pub(super) struct PatternRule {
    /// The pattern, or nothing where scripts would throw at it.
    pub(super) pattern: Option<Pattern>,
    pub(super) source: String,
    pub(super) flags: Option<Value>,
}

/// How many attempts may fail before a pause.
#[derive(Clone, Debug)]
pub(super) struct Attempts {
    pub(super) most: f64,
    pub(super) minutes: f64,
    pub(super) date_field: String,
}

impl Policy {
    pub(super) fn new(id: &str, params: Value, flavour: Flavour) -> Self {
        let params = match params {
            Value::Object(params) => params,
            _ => Map::new(),
        };
        Self { id: id.to_owned(), rule: Rule::new(id, &params, flavour), params }
    }

    /// Returns the policy that a list of values makes, which has no name of its own.
    pub(super) fn enumeration(values: &Value) -> Self {
        let rule = Rule::OneOf(values.as_array().cloned().unwrap_or_default());
        let params = Map::from_iter([("enum".to_owned(), values.clone())]);
        Self { id: "valid-enum-value".to_owned(), params, rule }
    }

    /// Returns the requirement that a value failed.
    pub(super) fn requirement(&self, params: Option<Value>) -> Value {
        let mut requirement = json!({"policyRequirement": self.rule.requirement()});
        if let Rule::Matches(rule) = &self.rule {
            requirement["regexp"] = rule.source.as_str().into();
        }
        if let Some(params) = params {
            requirement["params"] = params;
        }
        if let Rule::Matches(rule) = &self.rule
            && let Some(flags) = &rule.flags
        {
            requirement["flags"] = flags.clone();
        }
        requirement
    }
}

impl Rule {
    fn new(id: &str, params: &Map<String, Value>, flavour: Flavour) -> Self {
        if params.values().any(is_placeholder) {
            return Self::Unjudged;
        }
        let number = |name| params.get(name).map_or(f64::NAN, script::number);
        let texts = |name| params.get(name).map(script::texts).unwrap_or_default();
        let text = |name| params.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(rule) = TextRule::new(id, params, flavour) {
            return Self::Text(rule);
        }
        match id {
            "required" => Self::Required,
            "not-empty" => Self::NotEmpty,
            "not-null" => Self::NotNull,
            "valid-type" => Self::Type(texts("types")),
            "unique" => Self::Unique,
            "no-internal-user-conflict" => Self::NoInternalUser,
            "valid-username" => Self::Username,
            "regexpMatches" => Self::Matches(Box::new(PatternRule::new(params))),
            "validNumber" => Self::Number,
            "minimumNumber" => Self::Minimum(number("minimum")),
            "maximumNumber" => Self::Maximum(number("maximum")),
            "cannot-contain-others" => Self::NotOthers(match params.get("disallowedFields") {
                Some(Value::String(names)) => names.split(',').map(str::to_owned).collect(),
                _ => texts("disallowedFields"),
            }),
            "cannot-contain-characters" => Self::NotCharacters(texts("forbiddenChars")),
            "cannot-contain-duplicates" => Self::NoDuplicates,
            "id-must-equal-property" => Self::EqualsProperty(text("propertyName")),
            "mapping-exists" => Self::MappingExists,
            "max-attempts-triggers-lock-cooldown" => Self::Attempts(Box::new(Attempts {
                most: number("max"),
                minutes: number("numMinutes"),
                date_field: text("dateTimeField"),
            })),
            "is-new"
            | "re-auth-required"
            | "valid-array-items"
            | "valid-permissions"
            | "valid-accessFlags-object"
            | "valid-privilege-path"
            | "valid-temporal-constraints" => Self::Unjudged,
            _ => Self::Unknown,
        }
    }

    /// Returns what a value that fails does not meet.
    ///
    /// The names for `id-must-equal-property` and the forms of times are made like all others; no page
    /// and no recording has them.
    pub(super) fn requirement(&self) -> &'static str {
        match self {
            Self::Required | Self::NotEmpty => "REQUIRED",
            Self::NotNull => "NOT_NULL",
            Self::Type(_) => "VALID_TYPE",
            Self::OneOf(_) => "VALID_ENUM_VALUE",
            Self::Unique | Self::NoInternalUser => "UNIQUE",
            Self::Username => "VALID_USERNAME",
            Self::Matches(_) => "MATCH_REGEXP",
            Self::Text(rule) => rule.requirement(),
            Self::Number => "VALID_NUMBER",
            Self::Minimum(_) => "MINIMUM_NUMBER_VALUE",
            Self::Maximum(_) => "MAXIMUM_NUMBER_VALUE",
            Self::NotOthers(_) => "CANNOT_CONTAIN_OTHERS",
            Self::NotCharacters(_) => "CANNOT_CONTAIN_CHARACTERS",
            Self::NoDuplicates => "CANNOT_CONTAIN_DUPLICATES",
            Self::EqualsProperty(_) => "ID_MUST_EQUAL_PROPERTY",
            Self::MappingExists => "MAPPING_EXISTS",
            Self::Attempts(_) => "NO_MORE_THAN_X_ATTEMPTS_WITHIN_Y_MINUTES",
            Self::Unjudged | Self::Unknown => "",
        }
    }
}

impl PatternRule {
    fn new(params: &Map<String, Value>) -> Self {
        let source = params.get("regexp").map(script::text).unwrap_or_default();
        let flags = params.get("flags").cloned();
        let written = flags.as_ref().and_then(Value::as_str).unwrap_or_default();
        let pattern = check_pattern(&source, written).ok();
        Self { pattern, source, flags }
    }
}
