//! The loop that reads a record, written once for all record types.

use std::{fmt, ops::ControlFlow};

use serde::{
    Deserialize,
    de::{
        DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
        value::MapAccessDeserializer,
    },
};
use serde_json::Number;

use crate::{
    Json,
    record::{
        Foreign, Items, KeepSeed, Members, Name, Names, Record, Slot, Step, Trail, number::whole,
    },
};

/// Reads all members of an object into a record.
pub(crate) fn fill<'de, A: Members<'de>>(
    members: &mut A,
    record: &mut dyn Record,
    trail: &mut Trail,
) -> Result<(), A::Error> {
    let table = record.table();
    let mut names = Names { table, previous: None, keeps_rest: record.rest().is_some() };
    let carries_rest = record.carries_rest();
    while let Some(name) = members.next_name(names)? {
        match name {
            Name::Known(index) => {
                let outcome = if carries_rest {
                    fill_or_keep(members, record, index, trail)
                } else {
                    let slot = &mut record.slot(index);
                    members.next_value_seed(SlotSeed { slot, trail })
                };
                if let Err(error) = outcome {
                    trail.left(Step::Name(table.entries()[index].name.to_owned()));
                    return Err(error);
                }
                names.previous = Some(index);
            }
            Name::Unknown => {
                members.next_value::<IgnoredAny>()?;
            }
            Name::Kept(name) => {
                let value = members.next_value::<Json>()?;
                if let Some(rest) = record.rest_mut() {
                    rest.insert(name, value);
                }
            }
        }
    }
    record.finish().map_err(A::Error::custom)
}

/// Reads one value into its slot, or keeps it beside the slots where that cannot hold it.
fn fill_or_keep<'de, A: Members<'de>>(
    members: &mut A,
    record: &mut dyn Record,
    index: usize,
    trail: &mut Trail,
) -> Result<(), A::Error> {
    let name = record.table().entries()[index].name;
    let slot = &mut record.slot(index);
    let kept = members.next_value_seed(KeepSeed { slot, trail })?;
    match (kept, record.rest_mut()) {
        (Some(json), Some(rest)) => drop(rest.insert(name.to_owned(), json)),
        (None, Some(rest)) if !rest.is_empty() => drop(rest.remove(name)),
        _ => {}
    }
    Ok(())
}

/// Reads one value into one slot.
pub(crate) struct SlotSeed<'s, 'a> {
    /// Borrowed, since moving it costs more than reading a null.
    pub(crate) slot: &'s mut Slot<'a>,
    pub(crate) trail: &'s mut Trail,
}

impl<'de> DeserializeSeed<'de> for SlotSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.slot {
            Slot::Json(place) => {
                **place = Some(Json::deserialize(deserializer)?);
                if place.as_ref().is_some_and(Json::is_null) {
                    **place = None;
                }
                Ok(())
            }
            Slot::Serde(target) => {
                let json = Json::deserialize(deserializer)?;
                let found = kind_of(&json);
                // The value's own message may quote what was found.
                target.read(json).map_err(|_| {
                    D::Error::custom(format_args!("expected a value of its type, found {found}"))
                })
            }
            Slot::Ignored => deserializer.deserialize_ignored_any(IgnoredAny).map(drop),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl SlotSeed<'_, '_> {
    /// Says what was expected and what kind of value was found: its content is nobody's business.
    #[cold]
    fn refuse<E: Error>(&self, found: &str) -> E {
        E::custom(format_args!("expected {}, found {found}", self.expected()))
    }

    const fn expected(&self) -> &'static str {
        match self.slot {
            Slot::Text(_) | Slot::Parsed(_) => "a string",
            Slot::Integer(_) => "a whole number",
            Slot::Number(_) => "a number",
            Slot::Boolean(_) => "a boolean",
            Slot::Record(_) => "an object",
            Slot::Texts(_) | Slot::Items(_) | Slot::Lazy(_) => "an array",
            Slot::Json(_) | Slot::Serde(_) | Slot::Ignored => "a value",
        }
    }

    /// Reads a number that is spelled as an object, which is how `serde_json` hands
    /// out numbers where some crate switched its `arbitrary_precision` on.
    fn take_number<'de, A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        let Ok(number) = Number::deserialize(MapAccessDeserializer::new(members)) else {
            return Err(self.refuse("an object"));
        };
        match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => self.visit_i64(integer),
            (None, Some(double)) => self.visit_f64(double),
            (None, None) => Err(self.refuse("a number that no double holds")),
        }
    }
}

impl<'de> Visitor<'de> for SlotSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.expected())
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        match self.slot {
            Slot::Text(place) => **place = Some(text.to_owned()),
            Slot::Parsed(place) => place.parse(text).map_err(E::custom)?,
            _ => return Err(self.refuse("a string")),
        }
        Ok(())
    }

    #[inline]
    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        match self.slot {
            Slot::Text(place) => {
                **place = Some(text);
                Ok(())
            }
            _ => self.visit_str(&text),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        let Slot::Boolean(place) = self.slot else {
            return Err(self.refuse("a boolean"));
        };
        **place = Some(value);
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match self.slot {
            Slot::Integer(place) => **place = Some(value),
            #[allow(clippy::cast_precision_loss, reason = "what every JSON reader does with it")]
            Slot::Number(place) => **place = Some(value as f64),
            _ => return Err(self.refuse("a number")),
        }
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        if let Ok(value) = i64::try_from(value) {
            return self.visit_i64(value);
        }
        let Slot::Number(place) = self.slot else {
            return Err(self.refuse("a number beyond 64 bits"));
        };
        #[allow(clippy::cast_precision_loss, reason = "what every JSON reader does with it")]
        let number = value as f64;
        **place = Some(number);
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match self.slot {
            Slot::Number(place) => **place = Some(value),
            Slot::Integer(place) => {
                let Some(whole) = whole(value) else {
                    return Err(self.refuse("a number with a fraction or beyond 64 bits"));
                };
                **place = Some(whole);
            }
            _ => return Err(self.refuse("a number")),
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.slot.clear();
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        match self.slot {
            Slot::Record(place) => fill(&mut Foreign(members), place.open(), self.trail),
            Slot::Integer(_) | Slot::Number(_) => self.take_number(members),
            _ => Err(self.refuse("an object")),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        match self.slot {
            Slot::Texts(place) => fill_texts(&mut elements, place, self.trail),
            Slot::Items(place) => fill_items(&mut elements, &mut **place, self.trail),
            Slot::Lazy(place) => match place.open() {
                Slot::Texts(place) => fill_texts(&mut elements, place, self.trail),
                Slot::Items(place) => fill_items(&mut elements, place, self.trail),
                _ => Err(A::Error::custom("a list whose slot is no list")),
            },
            _ => Err(self.refuse("an array")),
        }
    }
}

fn fill_texts<'de, A: SeqAccess<'de>>(
    elements: &mut A,
    texts: &mut Vec<String>,
    trail: &mut Trail,
) -> Result<(), A::Error> {
    texts.clear();
    let mut index = 0;
    loop {
        let mut text = None;
        let seed = SlotSeed { slot: &mut Slot::Text(&mut text), trail };
        match elements.next_element_seed(seed) {
            Ok(Some(())) => texts.extend(text),
            Ok(None) => return Ok(()),
            Err(error) => {
                trail.left(Step::Index(index));
                return Err(error);
            }
        }
        index += 1;
    }
}

fn fill_items<'de, A: SeqAccess<'de>>(
    elements: &mut A,
    items: &mut dyn Items,
    trail: &mut Trail,
) -> Result<(), A::Error> {
    items.clear();
    let mut index = 0;
    loop {
        let mut outcome = Ok(None);
        let _ = items.next(&mut |mut slot| {
            outcome = elements.next_element_seed(SlotSeed { slot: &mut slot, trail });
            match outcome {
                Ok(Some(())) => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            }
        });
        match outcome {
            Ok(Some(())) => index += 1,
            Ok(None) => return Ok(()),
            Err(error) => {
                trail.left(Step::Index(index));
                return Err(error);
            }
        }
    }
}

fn kind_of(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}
