//! The properties that a filter asks for.

use mosaic::filter::{Filter, Operator};

/// A property that a filter asks for, and what it asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilteredField<'a> {
    /// The elements of the pointer.
    pub pointer: &'a [String],
    /// How the property is compared, or nothing where the filter asks whether it is there.
    pub operator: Option<&'a Operator>,
}

/// Returns every property that a filter asks for, in the order of its text.
#[must_use]
pub fn fields(filter: &Filter) -> Vec<FilteredField<'_>> {
    let mut fields = Vec::new();
    let mut open = vec![filter];
    while let Some(filter) = open.pop() {
        match filter {
            Filter::Literal(_) => {}
            Filter::Present(pointer) => fields.push(FilteredField { pointer, operator: None }),
            Filter::Comparison { field: pointer, operator, .. } => {
                fields.push(FilteredField { pointer, operator: Some(operator) });
            }
            Filter::And(filters) | Filter::Or(filters) => open.extend(filters.iter().rev()),
            Filter::Not(filter) => open.push(filter),
        }
    }
    fields
}
