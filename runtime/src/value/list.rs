//! Lists of values, and values that read themselves.

use std::ops::ControlFlow;

use crate::{
    Json,
    record::{Items, ItemsRef, Lazy, Slot, SlotRef, Target, ToJson},
    value::Value,
};

impl<V: Value> Value for Vec<V> {
    const LIST: bool = true;

    fn one(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Lazy(place)
    }

    fn show(&self) -> SlotRef<'_> {
        V::show_many(self)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<V: Value> Lazy for Option<Vec<V>> {
    fn open(&mut self) -> Slot<'_> {
        V::many(self.insert(Vec::new()))
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<V: Value> Items for Vec<V> {
    fn clear(&mut self) {
        self.clear();
    }

    fn next(&mut self, read: &mut dyn FnMut(Slot<'_>) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut item = None;
        let flow = read(V::one(&mut item));
        if flow.is_continue() {
            self.extend(item.or_else(V::null));
        }
        flow
    }
}

/// An element that may be null.
impl<V: Value> Value for Option<V> {
    fn one(place: &mut Option<Self>) -> Slot<'_> {
        V::one(place.insert(None))
    }

    fn show(&self) -> SlotRef<'_> {
        self.as_ref().map_or(SlotRef::Absent, Value::show)
    }

    fn null() -> Option<Self> {
        Some(None)
    }
}

impl<V: Value> ItemsRef for Vec<V> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> SlotRef<'_> {
        self.get(index).map_or(SlotRef::Absent, Value::show)
    }
}

impl<V: Value> Target for Option<V> {
    fn read(&mut self, json: Json) -> serde_json::Result<()> {
        *self = serde_json::from_value(json)?;
        Ok(())
    }
}

impl<V: Value> ToJson for V {
    fn to_json(&self) -> serde_json::Result<Json> {
        serde_json::to_value(self)
    }
}
