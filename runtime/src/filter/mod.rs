//! Filters of queries, typed by the properties they use.

use std::{
    fmt,
    marker::PhantomData,
    ops::{BitAnd, BitOr, Not},
};

mod canonical;
mod operator;
mod operators;
mod parse;
mod text;

pub use self::{
    operator::{Operator, Scalar},
    operators::{Equality, Order, Text},
    parse::{Filter, FilterSyntaxError, parse},
};

/// A condition on objects of the type `T`.
///
/// Conditions come from properties (`AlphaUser::USER_NAME.eq("ann")`) and are
/// combined with `&`, `|` and `!`. Strings ignore case on the server.
#[must_use = "a filter does nothing until a query sends it"]
pub struct QueryFilter<T> {
    text: String,
    shape: Shape,
    depth: usize,
    marker: PhantomData<fn() -> T>,
}

/// What the text of a filter is at its top, which decides where parentheses go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Always,
    Never,
    Condition,
    And,
    Or,
}

/// A filter with more parentheses in each other than a server reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilterTooDeep {
    depth: usize,
}

/// The parentheses in each other that a server reads.
pub const MAXIMUM_DEPTH: usize = 63;

impl<T> QueryFilter<T> {
    /// Returns the filter that every object passes.
    pub fn all() -> Self {
        Self::leaf("true".to_owned(), Shape::Always)
    }

    /// Returns the filter that no object passes.
    pub fn none() -> Self {
        Self::leaf("false".to_owned(), Shape::Never)
    }

    /// Returns the text that a server reads.
    ///
    /// # Errors
    ///
    /// When more than [`MAXIMUM_DEPTH`] parentheses are in each other.
    pub fn text(&self) -> Result<&str, FilterTooDeep> {
        if self.depth > MAXIMUM_DEPTH {
            return Err(FilterTooDeep { depth: self.depth });
        }
        Ok(&self.text)
    }

    fn leaf(text: String, shape: Shape) -> Self {
        Self { text, shape, depth: 0, marker: PhantomData }
    }

    fn join(mut self, operator: &str, shape: Shape, mut other: Self) -> Self {
        self.enclose_within(shape);
        other.enclose_within(shape);
        self.text.push_str(operator);
        self.text.push_str(&other.text);
        self.shape = shape;
        self.depth = self.depth.max(other.depth);
        self
    }

    /// Puts parentheses around an `or` inside an `and`, which binds more tightly.
    fn enclose_within(&mut self, shape: Shape) {
        if self.shape == Shape::Or && shape == Shape::And {
            self.enclose();
        }
    }

    fn enclose(&mut self) {
        self.text.insert(0, '(');
        self.text.push(')');
        self.depth += 1;
    }
}

/// Writes the whole text; [`QueryFilter::text`] is what refuses a filter that no server reads.
impl<T> fmt::Display for QueryFilter<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl<T> BitAnd for QueryFilter<T> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        match (self.shape, other.shape) {
            (Shape::Always, _) | (_, Shape::Never) => other,
            (_, Shape::Always) | (Shape::Never, _) => self,
            _ => self.join(" and ", Shape::And, other),
        }
    }
}

impl<T> BitOr for QueryFilter<T> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        match (self.shape, other.shape) {
            (Shape::Never, _) | (_, Shape::Always) => other,
            (_, Shape::Never) | (Shape::Always, _) => self,
            _ => self.join(" or ", Shape::Or, other),
        }
    }
}

impl<T> Not for QueryFilter<T> {
    type Output = Self;

    fn not(mut self) -> Self {
        match self.shape {
            Shape::Always => Self::none(),
            Shape::Never => Self::all(),
            Shape::Condition | Shape::And | Shape::Or => {
                self.enclose();
                self.text.insert_str(0, "! ");
                self.shape = Shape::Condition;
                self
            }
        }
    }
}

impl<T> Clone for QueryFilter<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), marker: PhantomData, ..*self }
    }
}

impl<T> PartialEq for QueryFilter<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for QueryFilter<T> {}

impl<T> fmt::Debug for QueryFilter<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("QueryFilter").field(&self.text).finish()
    }
}

impl fmt::Display for FilterTooDeep {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "expected at most {MAXIMUM_DEPTH} parentheses in each other, found {}",
            self.depth
        )
    }
}

impl std::error::Error for FilterTooDeep {}
