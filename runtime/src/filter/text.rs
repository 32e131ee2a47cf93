//! The text form of one condition.

use crate::{
    QueryFilter,
    filter::{Operator, Scalar, Shape},
    pointer,
    record::SlotRef,
};

/// Returns the condition that a property is there.
pub(super) fn presence<T>(name: &str) -> QueryFilter<T> {
    QueryFilter::leaf(format!("{} pr", pointer::to(name)), Shape::Condition)
}

/// Returns the condition that a property compares with a value.
///
/// A value that no property can have, such as one that is not a number, makes
/// a condition that no object passes.
pub(super) fn comparison<T>(name: &str, operator: Operator, value: &SlotRef<'_>) -> QueryFilter<T> {
    let Some((operator, scalar)) = Scalar::of(value).and_then(|scalar| finite(operator, scalar))
    else {
        return QueryFilter::none();
    };
    let text = format!("{} {} {}", pointer::to(name), operator.word(), scalar.text());
    QueryFilter::leaf(text, Shape::Condition)
}

/// Says the same with a finite number: every number that a server holds is finite.
fn finite(operator: Operator, scalar: Scalar) -> Option<(Operator, Scalar)> {
    let Scalar::Double(number) = scalar else {
        return Some((operator, scalar));
    };
    if number.is_finite() {
        return Some((operator, scalar));
    }
    match operator {
        Operator::Less | Operator::LessOrEqual if number == f64::INFINITY => {
            Some((Operator::LessOrEqual, Scalar::Double(f64::MAX)))
        }
        Operator::Greater | Operator::GreaterOrEqual if number == f64::NEG_INFINITY => {
            Some((Operator::GreaterOrEqual, Scalar::Double(f64::MIN)))
        }
        _ => None,
    }
}
