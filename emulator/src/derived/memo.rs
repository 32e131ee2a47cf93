//! Derived values that one request has computed already.

use std::{cell::RefCell, collections::HashMap, fmt};

use mosaic::Json;

use crate::relationships::Vertex;

/// Derived values that one request has computed already: an object that many others lead to is shown in
/// many places, and what follows from its relationships is the same in all of them.
#[derive(Default)]
pub(crate) struct Memo {
    values: RefCell<HashMap<(Vertex, String), Json>>,
}

impl Memo {
    /// Returns the value of `property` of an object, by `compute` where it is asked for the first time.
    pub(super) fn value(
        &self,
        vertex: &Vertex,
        property: &str,
        compute: impl FnOnce() -> Json,
    ) -> Json {
        let key = (vertex.clone(), property.to_owned());
        if let Some(value) = self.values.borrow().get(&key) {
            return value.clone();
        }
        let value = compute();
        self.values.borrow_mut().insert(key, value.clone());
        value
    }
}

impl fmt::Debug for Memo {
    /// Writes how much there is, and no value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Memo").field("values", &self.values.borrow().len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_computed_once_for_each_property_of_an_object() {
        let memo = Memo::default();
        let computed = RefCell::new(0);
        for (id, property) in [("a", "p"), ("b", "p"), ("a", "q"), ("a", "p"), ("b", "p")] {
            let value = memo.value(&Vertex::new("managed/thing".to_owned(), id), property, || {
                *computed.borrow_mut() += 1;
                Json::from(format!("{id}/{property}"))
            });
            assert_eq!(value, format!("{id}/{property}"));
        }
        assert_eq!(computed.into_inner(), 3);
    }
}
