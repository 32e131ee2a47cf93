//! Objects that no server has stored yet.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    Json, ObjectId, Property, Value, Writable,
    record::SlotRef,
    value::{Carried, Written},
};

/// An object of the type `T` to create.
///
/// It cannot hold a property that the server computes, nor a null: a server
/// refuses to create an object with either.
#[must_use = "a draft does nothing until it is sent"]
pub struct Draft<T> {
    members: BTreeMap<&'static str, Member>,
    marker: PhantomData<fn() -> T>,
}

#[derive(Clone)]
struct Member {
    value: Written,
    shown: Shown,
}

#[derive(Clone, Copy)]
enum Shown {
    Plainly,
    Redacted,
}

impl<T> Draft<T> {
    /// Makes a draft that holds nothing; `T::draft(…)` asks for what `T` requires.
    pub const fn new() -> Self {
        Self { members: BTreeMap::new(), marker: PhantomData }
    }

    /// Sets a property. Setting JSON's null leaves the property out.
    pub fn set<V, I, A>(mut self, property: Property<T, V, I, A>, value: impl Into<V>) -> Self
    where
        V: Value,
        A: Writable,
    {
        let shown = if A::SECRET { Shown::Redacted } else { Shown::Plainly };
        self.put(property.name(), value.into().written(), shown);
        self
    }

    /// Sets the identifier, for a type whose objects are created with one.
    pub fn with_id(mut self, id: &ObjectId) -> Self {
        self.put("_id", Ok(Json::String(id.as_str().to_owned())), Shown::Plainly);
        self
    }

    fn put(&mut self, name: &'static str, value: Written, shown: Shown) {
        if value == Ok(Json::Null) {
            self.members.remove(name);
            return;
        }
        self.members.insert(name, Member { value, shown });
    }
}

impl<T> Default for Draft<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for Draft<T> {
    fn clone(&self) -> Self {
        Self { members: self.members.clone(), marker: PhantomData }
    }
}

impl<T> Serialize for Draft<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(self.members.len()))?;
        for (name, member) in &self.members {
            members.serialize_entry(name, &Carried(&member.value))?;
        }
        members.end()
    }
}

impl<T> fmt::Debug for Draft<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut output = formatter.debug_map();
        for (name, member) in &self.members {
            match (member.shown, &member.value) {
                (Shown::Redacted, _) => output.entry(name, &SlotRef::Redacted),
                (Shown::Plainly, Ok(json)) => output.entry(name, json),
                (Shown::Plainly, Err(unwritable)) => output.entry(name, unwritable),
            };
        }
        output.finish()
    }
}
