//! Values that their slot cannot hold, which are kept as they are.

use std::fmt;

use serde::{
    Deserialize,
    de::{
        DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};

use crate::{
    Json,
    record::{Foreign, Slot, SlotSeed, Trail, fill},
};

/// Reads one value into one slot, or returns it where the slot cannot hold it.
pub(crate) struct KeepSeed<'s, 'a> {
    pub(crate) slot: &'s mut Slot<'a>,
    pub(crate) trail: &'s mut Trail,
}

impl<'de> DeserializeSeed<'de> for KeepSeed<'_, '_> {
    type Value = Option<Json>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Json>, D::Error> {
        match self.slot {
            Slot::Json(_) | Slot::Ignored => self.seed().deserialize(deserializer).map(|()| None),
            Slot::Serde(_) => Json::deserialize(deserializer).map(|json| self.take(json)),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'s, 'a> KeepSeed<'s, 'a> {
    fn seed(self) -> SlotSeed<'s, 'a> {
        SlotSeed { slot: self.slot, trail: self.trail }
    }

    /// Reads what is in memory already.
    fn take(self, json: Json) -> Option<Json> {
        let seed = SlotSeed { slot: &mut *self.slot, trail: &mut *self.trail };
        if seed.deserialize(&json).is_ok() {
            return None;
        }
        self.slot.clear();
        *self.trail = Trail::default();
        Some(json)
    }
}

/// What may not fit is read into memory first; texts and objects that keep their rest always fit.
impl<'de> Visitor<'de> for KeepSeed<'_, '_> {
    type Value = Option<Json>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<Json>, E> {
        match self.slot {
            Slot::Text(place) => {
                **place = Some(text.to_owned());
                Ok(None)
            }
            _ => Ok(self.take(Json::from(text))),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<Json>, E> {
        Ok(self.take(Json::from(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<Json>, E> {
        Ok(self.take(Json::from(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<Json>, E> {
        Ok(self.take(Json::from(value)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<Json>, E> {
        Ok(self.take(Json::from(value)))
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Json>, E> {
        self.slot.clear();
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Option<Json>, E> {
        self.visit_unit()
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Option<Json>, A::Error> {
        if let Slot::Record(place) = self.slot {
            let record = place.open();
            if record.carries_rest() {
                return fill(&mut Foreign(members), record, self.trail).map(|()| None);
            }
        }
        Json::deserialize(MapAccessDeserializer::new(members)).map(|json| self.take(json))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Option<Json>, A::Error> {
        Json::deserialize(SeqAccessDeserializer::new(elements)).map(|json| self.take(json))
    }
}
