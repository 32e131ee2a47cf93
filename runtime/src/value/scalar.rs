//! The plain values: text, numbers, booleans and free-form JSON.

use crate::{
    Json,
    record::{Slot, SlotRef},
    value::Value,
};

impl Value for String {
    fn one(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Text(place)
    }

    fn many(place: &mut Vec<Self>) -> Slot<'_> {
        Slot::Texts(place)
    }

    fn show(&self) -> SlotRef<'_> {
        SlotRef::Text(self)
    }

    fn show_many(values: &Vec<Self>) -> SlotRef<'_> {
        SlotRef::Texts(values)
    }
}

impl Value for i64 {
    fn one(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Integer(place)
    }

    fn show(&self) -> SlotRef<'_> {
        SlotRef::Integer(*self)
    }
}

impl Value for f64 {
    fn one(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Number(place)
    }

    fn show(&self) -> SlotRef<'_> {
        SlotRef::Number(*self)
    }
}

impl Value for bool {
    fn one(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Boolean(place)
    }

    fn show(&self) -> SlotRef<'_> {
        SlotRef::Boolean(*self)
    }
}

impl Value for Json {
    fn one(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Json(place)
    }

    fn show(&self) -> SlotRef<'_> {
        if self.is_null() { SlotRef::Absent } else { SlotRef::Json(self) }
    }

    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}
