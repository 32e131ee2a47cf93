//! The members of an answer, borrowed from what is stored where that is possible.

use std::borrow::Cow;

use bytes::Bytes;
use mosaic::Json;
use serde_json::Map;

/// The members of an answer, in its order.
#[derive(Default)]
pub(super) struct Members<'a> {
    list: Vec<(Cow<'a, str>, Cow<'a, Json>)>,
}

impl<'a> Members<'a> {
    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns whether one of the first `count` is called `name`.
    pub(super) fn begin_with(&self, count: usize, name: &str) -> bool {
        self.list[..count].iter().any(|(known, _)| known == name)
    }

    /// Adds a member whose name is new.
    pub(super) fn push(&mut self, name: impl Into<Cow<'a, str>>, value: Cow<'a, Json>) {
        self.list.push((name.into(), value));
    }

    /// Adds a member, or replaces the value of the one with its name.
    pub(super) fn set(&mut self, name: impl Into<Cow<'a, str>>, value: Cow<'a, Json>) {
        let name = name.into();
        match self.list.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.list.push((name, value)),
        }
    }

    /// Returns them as an object of their own.
    pub(super) fn into_map(self) -> Map<String, Json> {
        let members = self.list.into_iter();
        members.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
    }

    /// Writes them as JSON.
    pub(super) fn to_json(&self) -> Bytes {
        let mut text = vec![b'{'];
        for (position, (name, value)) in self.list.iter().enumerate() {
            if position > 0 {
                text.push(b',');
            }
            serde_json::to_writer(&mut text, name).expect("a text is written to memory");
            text.push(b':');
            serde_json::to_writer(&mut text, value).expect("a value is written to memory");
        }
        text.push(b'}');
        Bytes::from(text)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_are_written_as_the_object_they_are() {
        let mut members = Members::default();
        members.push("a\"", Cow::Owned(json!([1, null])));
        members.push("b", Cow::Owned(json!(1)));
        members.set("b", Cow::Owned(json!({"c": "d"})));
        members.set("e", Cow::Owned(json!(true)));
        assert_eq!((members.len(), members.begin_with(1, "b")), (3, false));
        let written: Json = serde_json::from_slice(&members.to_json()).unwrap();
        assert_eq!(written, json!({"a\"": [1, null], "b": {"c": "d"}, "e": true}));
        assert_eq!(Json::Object(members.into_map()), written);
    }
}
