//! One comparison of a filter, with what it looks for made ready.

use std::{cmp::Ordering, collections::HashSet};

use mosaic::filter::{Operator, Scalar};
use serde_json::Value;

use crate::{
    Flavour,
    folding::{fold, lower},
};

/// One comparison of a filter, with what it looks for made ready.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// The value is one that compares so.
    Order(Accepted, Operand),
    /// The text contains another.
    Contains(String),
    /// The text starts with another.
    StartsWith(String),
    /// The text, and not one of many, is among others.
    Among(HashSet<String>),
    /// No value passes.
    Never,
}

/// Which results of a comparison an operator accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepted {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What a value is compared with. Every number is compared as a double.
#[derive(Clone, Debug)]
pub(super) enum Operand {
    Text(String),
    Number(f64),
    Boolean(bool),
}

impl Test {
    pub(super) fn new(operator: &Operator, value: &Scalar, flavour: Flavour) -> Self {
        let accepted = match operator {
            Operator::Equal => Accepted::Equal,
            Operator::Less => Accepted::Less,
            Operator::LessOrEqual => Accepted::LessOrEqual,
            Operator::Greater => Accepted::Greater,
            Operator::GreaterOrEqual => Accepted::GreaterOrEqual,
            Operator::Contains | Operator::StartsWith => return Self::part(operator, value),
            Operator::Extended(word) => return Self::extended(word, value, flavour),
        };
        Self::Order(accepted, Operand::new(value))
    }

    /// Of numbers and booleans, only the whole is a part.
    fn part(operator: &Operator, value: &Scalar) -> Self {
        match (operator, value) {
            (Operator::Contains, Scalar::Text(text)) => Self::Contains(lower(text).into_owned()),
            (_, Scalar::Text(text)) => Self::StartsWith(lower(text).into_owned()),
            _ => Self::Order(Accepted::Equal, Operand::new(value)),
        }
    }

    /// The only further operator that some server knows is `in`, with a list within a text.
    fn extended(word: &str, value: &Scalar, flavour: Flavour) -> Self {
        let (Flavour::Aic, true, Scalar::Text(text)) =
            (flavour, word.eq_ignore_ascii_case("in"), value)
        else {
            return Self::Never;
        };
        match serde_json::from_str::<Vec<String>>(text) {
            Ok(texts) => Self::Among(texts.iter().map(|text| fold(text).into_owned()).collect()),
            Err(_) => Self::Never,
        }
    }

    /// Returns whether a value passes, or an element of it.
    pub(super) fn passes(&self, value: &Value) -> bool {
        match value {
            Value::Array(_) if matches!(self, Self::Among(_)) => false,
            Value::Array(elements) => elements.iter().any(|element| self.passes_alone(element)),
            value => self.passes_alone(value),
        }
    }

    fn passes_alone(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Order(accepted, operand), value) => {
                operand.order_of(value).is_some_and(|order| accepted.accepts(order))
            }
            (Self::Contains(part), Value::String(text)) => lower(text).contains(part),
            (Self::StartsWith(part), Value::String(text)) => lower(text).starts_with(part),
            (Self::Among(texts), Value::String(text)) => texts.contains(fold(text).as_ref()),
            _ => false,
        }
    }
}

impl Accepted {
    fn accepts(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }
}

impl Operand {
    #[allow(
        clippy::cast_precision_loss,
        reason = "servers compare integers as doubles, and lose what these lose"
    )]
    fn new(value: &Scalar) -> Self {
        match value {
            Scalar::Text(text) => Self::Text(fold(text).into_owned()),
            Scalar::Integer(number) => Self::Number(*number as f64),
            Scalar::Double(number) => Self::Number(*number),
            Scalar::Boolean(value) => Self::Boolean(*value),
        }
    }

    /// Returns how a value stands to this one, if they are of one type.
    fn order_of(&self, value: &Value) -> Option<Ordering> {
        match (self, value) {
            (Self::Text(operand), Value::String(text)) => Some(fold(text).as_ref().cmp(operand)),
            (Self::Number(operand), Value::Number(number)) => {
                number.as_f64().map(|number| number.total_cmp(operand))
            }
            (Self::Boolean(operand), Value::Bool(value)) => Some(value.cmp(operand)),
            _ => None,
        }
    }
}
