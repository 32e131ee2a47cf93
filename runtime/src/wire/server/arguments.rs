//! The parameters of a request, which a verb takes one by one.

use std::collections::BTreeMap;

use http::StatusCode;

use super::list;
use crate::wire::{Parameters, Refusal};

/// The parameters that no verb has taken yet.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// In the order of the request.
    groups: Vec<Argument>,
}

/// The values of one name.
#[derive(Debug)]
pub(crate) struct Argument {
    /// The name, as it was written first.
    pub(super) name: String,
    pub(super) values: Vec<String>,
}

impl Arguments {
    /// Gathers the values of each name. Names of the protocol have any case.
    pub(super) fn of(parameters: &Parameters) -> Self {
        let mut places = BTreeMap::new();
        let mut groups: Vec<Argument> = Vec::new();
        for (name, value) in parameters.pairs() {
            let key = if name.starts_with('_') { name.to_ascii_lowercase() } else { name.clone() };
            let place = *places.entry(key).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Argument { name: name.clone(), values: Vec::new() });
            }
            groups[place].values.push(value.clone());
        }
        Self { groups }
    }

    /// Returns whether a parameter is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.groups.iter().any(|argument| is(argument, name))
    }

    /// Takes a parameter that may be there once.
    pub(crate) fn take(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        self.take_all(name).map(Argument::single).transpose()
    }

    /// Takes a parameter and reads it, for it is a `kind`.
    pub(crate) fn take_as<T>(
        &mut self,
        name: &str,
        kind: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        let Some(argument) = self.take_all(name) else {
            return Ok(None);
        };
        let written = argument.name.clone();
        let value = argument.single()?;
        match read(&value) {
            Some(read) => Ok(Some(read)),
            None => Err(malformed(&written, &value, kind)),
        }
    }

    /// Takes the fields that the answer shall show.
    pub(crate) fn take_fields(&mut self) -> Result<Vec<String>, Refusal> {
        let Some(Argument { name, values }) = self.take_all("_fields") else {
            return Ok(Vec::new());
        };
        let mut fields = Vec::new();
        for value in values {
            let read = list::fields(&value)
                .ok_or_else(|| malformed(&name, &value, "comma separated list of JSON pointers"))?;
            fields.extend(read);
        }
        Ok(fields)
    }

    /// Takes the keys that the results shall be sorted by.
    pub(crate) fn take_sort_keys(&mut self) -> Result<Vec<String>, Refusal> {
        let Some(Argument { name, values }) = self.take_all("_sortKeys") else {
            return Ok(Vec::new());
        };
        let mut keys = Vec::new();
        for value in values {
            let read = list::sort_keys(&value)
                .ok_or_else(|| malformed(&name, &value, "comma separated list of sort keys"))?;
            keys.extend(read);
        }
        Ok(keys)
    }

    /// Takes the media type of an answer that is one field and nothing else.
    ///
    /// Without a field, servers stumble; they count parameters, not the fields in one.
    pub(crate) fn take_media_type(&mut self) -> Result<(), Refusal> {
        let Some(argument) = self.take_all("_mimeType") else {
            return Ok(());
        };
        if argument.values.len() > 1 {
            return Err(refused("Only one mime type value allowed"));
        }
        let fields = self.groups.iter().find(|argument| is(argument, "_fields"));
        match fields.map(|fields| fields.values.len()) {
            None => Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, NO_FIELD)),
            Some(1) => Ok(()),
            Some(_) => {
                Err(refused("The mime type parameter requires only 1 field to be specified"))
            }
        }
    }

    /// Takes all values of a parameter.
    pub(crate) fn take_all(&mut self, name: &str) -> Option<Argument> {
        let place = self.groups.iter().position(|argument| is(argument, name))?;
        Some(self.groups.remove(place))
    }

    /// Returns what nobody took: parameters that the protocol leaves to the resource.
    ///
    /// Those with `_` in front are the protocol's own, and refused where the verb knows none such.
    pub(crate) fn rest(mut self) -> Result<Vec<(String, String)>, Refusal> {
        self.take("_prettyPrint")?;
        let mut pairs = Vec::with_capacity(self.groups.len());
        for argument in self.groups {
            let name = argument.name.clone();
            let value = argument.single()?;
            if name.starts_with('_') {
                return Err(refused(format!("Unrecognized request parameter '{name}'")));
            }
            pairs.push((name, value));
        }
        Ok(pairs)
    }

    /// Returns all that is left, the protocol's own parameters, too.
    pub(crate) fn everything(self) -> Result<Vec<(String, String)>, Refusal> {
        let pairs = self.groups.into_iter().map(|argument| {
            let name = argument.name.clone();
            Ok((name, argument.single()?))
        });
        pairs.collect()
    }
}

impl Argument {
    fn single(mut self) -> Result<String, Refusal> {
        match self.values.pop() {
            Some(only) if self.values.is_empty() => Ok(only),
            _ => Err(refused(format!(
                "Multiple values provided for the single-valued request parameter '{}'",
                self.name
            ))),
        }
    }
}

/// What a server says where `_mimeType` comes without `_fields`.
const NO_FIELD: &str = "Cannot invoke \"java.util.List.size()\" because the return value of \
    \"org.forgerock.http.protocol.Form.get(Object)\" is null";

fn is(argument: &Argument, name: &str) -> bool {
    argument.name.eq_ignore_ascii_case(name)
}

fn malformed(name: &str, value: &str, kind: &str) -> Refusal {
    refused(format!("The value '{value}' for parameter '{name}' could not be parsed as a {kind}"))
}

/// Refuses a parameter.
pub(crate) fn refused(message: impl Into<String>) -> Refusal {
    Refusal::new(StatusCode::BAD_REQUEST, message)
}
