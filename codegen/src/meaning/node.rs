//! A value, how it is read, and what stands around it.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::catalog::CatalogParameter;
use crate::json::{Kind, Member, Value};
use crate::meaning::number::number;
use crate::meaning::parameter;
use crate::meaning::reading::{Nulls, Reading, Scripts, Sets};
use crate::meaning::said::Said;
use crate::meaning::script::{self, Reference};

/// The lists that are sets: what is in them says nothing by its order, nor by standing there twice.
const SETS: [&str; 3] = ["required", "trackedProperties", "notifyRelationships"];

/// The lists of policies: one that stands there twice says nothing more.
const POLICIES: [&str; 2] = ["policies", "fallbackPolicies"];

/// What says nothing where nothing is in it: what a policy and a script are given.
const GIVEN: [&str; 2] = ["params", "globals"];

/// What has members whose names a configuration gives: of properties, and of actions.
const NAMES: [&str; 2] = ["properties", "actions"];

/// What holds values, in which no key means anything.
const VALUES: [&str; 4] = ["default", "enum", "params", "globals"];

/// A value, how it is read, and what stands around it.
#[derive(Clone, Copy)]
pub(crate) struct Node<'m> {
    value: Value<'m>,
    reading: Reading<'m>,
    place: Place<'m>,
}

/// What the place of a value makes of it.
#[derive(Clone, Copy)]
enum Place<'m> {
    /// Its keys are those of the schema language.
    Keys,
    /// Its keys are names.
    Names,
    /// Its keys mean nothing.
    Values,
    /// It is a list without an order.
    Set,
    /// It is a list of policies.
    Policies,
    /// It is a policy.
    Policy,
    /// It is what a policy is given, which takes these parameters.
    Parameters(&'static [CatalogParameter]),
    /// It is what a policy is given for this parameter.
    Parameter(&'static CatalogParameter),
    /// It is the text that runs.
    Script,
    /// It leads to this text, which runs.
    File(&'m str),
    /// It leads to a text that is not there to read.
    Elsewhere,
}

impl<'m> Node<'m> {
    /// Returns the node of `value`, of which everything counts.
    pub(crate) fn literal(value: Value<'m>) -> Self {
        Self::new(value, Reading::LITERAL)
    }

    /// Returns the node of `value`: of a type, of a property, or of something in one.
    pub(crate) fn new(value: Value<'m>, reading: Reading<'m>) -> Self {
        Self { value, reading, place: Place::Keys }
    }

    /// Returns the node as it is where it stands under `key`.
    pub(crate) fn under(self, key: &str) -> Self {
        Self { place: Place::Keys.below(key), ..self }
    }

    /// Returns the value.
    pub(crate) fn value(&self) -> Value<'m> {
        self.value
    }

    /// Returns whether both are written alike, and nothing elsewhere says more about them.
    fn is_written_as(&self, other: &Self) -> bool {
        let is_in_place = self.reading.is_in_place() && other.reading.is_in_place();
        is_in_place && self.value.raw() == other.value.raw()
    }

    /// Returns whether both mean the same, each as it is read.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let is_parameter = matches!(self.place, Place::Parameter(_));
        let may_be = is_parameter || self.value.kind() == other.value.kind();
        self.is_written_as(other) || may_be && self.said().is_same(&other.said())
    }

    /// Returns what it says.
    pub(crate) fn said(&self) -> Said<'m> {
        if let Place::Parameter(parameter) = self.place
            && let Some(said) = parameter::said(parameter, self.value)
        {
            return said;
        }
        match self.value.kind() {
            Kind::Null => Said::Null,
            Kind::Boolean => Said::Boolean(self.value.as_bool() == Some(true)),
            Kind::Number => Said::Number(number(self.value.raw())),
            Kind::String => Said::Text(self.text()),
            Kind::Array => self.list(),
            Kind::Object => Said::Members(self.members()),
        }
    }

    fn text(&self) -> Cow<'m, str> {
        let text = self.value.as_str().unwrap_or_default();
        match self.place {
            Place::Script => script::plain(text),
            Place::File(text) => script::plain(Cow::Borrowed(text)),
            Place::Elsewhere => script::path(text),
            Place::Keys => self.whole_script(text),
            _ => text,
        }
    }

    /// Returns the text of the file that `text` is the name of, in place of a script; or else `text`.
    fn whole_script(&self, text: Cow<'m, str>) -> Cow<'m, str> {
        let Scripts::InFiles(documents, source) = self.reading.scripts else { return text };
        match script::named(&text, documents, source) {
            Some(file) => script::plain(Cow::Borrowed(&documents.sources().get(file).text)),
            None => text,
        }
    }

    fn list(&self) -> Said<'m> {
        let place = match self.place {
            Place::Values | Place::Set | Place::Parameter(_) => Place::Values,
            Place::Policies => Place::Policy,
            _ => Place::Keys,
        };
        let elements = self.value.elements().map(|value| Self { value, place, ..*self });
        match self.place {
            Place::Set if self.reading.sets == Sets::Unordered => {
                let mut set: Vec<_> = elements.map(|element| element.said().canonical()).collect();
                set.sort_unstable();
                set.dedup();
                Said::Set(set)
            }
            Place::Policies if self.reading.sets == Sets::Unordered => {
                let told = elements.map(|element| (element.said().canonical(), element));
                let mut seen = HashSet::new();
                Said::Distinct(told.filter(|(text, _)| seen.insert(text.clone())).collect())
            }
            _ => Said::List(elements.collect()),
        }
    }

    /// Returns the members in the order of their names, of a repeated name the last one alone.
    fn members(&self) -> Vec<(Cow<'m, str>, Self)> {
        let is_text = !self.is_of_names() && !matches!(self.reading.scripts, Scripts::AsWritten);
        let script = is_text.then(|| Reference::in_object(self.value)).flatten();
        let members = self.value.members().map(|member| match script {
            Some(script) if Reference::NAMES.contains(&&*member.key.name()) => self.script(script),
            _ => self.member(member),
        });
        let mut members: Vec<_> = members.collect();
        members.reverse();
        members.sort_by(|one, other| one.0.cmp(&other.0));
        members.dedup_by(|earlier, kept| earlier.0 == kept.0);
        if self.reading.nulls == Nulls::Absent && !self.is_of_names() {
            members.retain(|(_, member)| !member.value.is_null());
        }
        let takes = script.is_some() || matches!(self.place, Place::Policy);
        if takes && self.reading.sets == Sets::Unordered {
            members.retain(|(name, member)| !(GIVEN.contains(&&**name) && member.is_hollow()));
        }
        members
    }

    /// Returns whether it is an object without members.
    fn is_hollow(&self) -> bool {
        self.value.kind() == Kind::Object && self.value.is_empty()
    }

    fn member(&self, member: Member<'m>) -> (Cow<'m, str>, Self) {
        let name = member.key.name();
        let place = match self.place {
            Place::Policy if name == "params" && self.reading.sets == Sets::Unordered => {
                Place::Parameters(parameter::of_policy(self.value))
            }
            place => place.below(&name),
        };
        (name, Self { value: member.value, place, ..*self })
    }

    /// Returns the one member that a script has for its text, wherever it is.
    fn script(&self, script: Reference<'m>) -> (Cow<'m, str>, Self) {
        let file = match self.reading.scripts {
            Scripts::InFiles(documents, source) => script.file(documents, source),
            Scripts::AsWritten | Scripts::Inline => None,
        };
        let (name, place) = match file {
            Some(text) => ("source", Place::File(text)),
            None if script.is_file() => ("file", Place::Elsewhere),
            None => ("source", Place::Script),
        };
        (Cow::Borrowed(name), Self { value: script.value, place, ..*self })
    }

    const fn is_of_names(&self) -> bool {
        matches!(
            self.place,
            Place::Names | Place::Values | Place::Parameters(_) | Place::Parameter(_)
        )
    }
}

impl Place<'_> {
    /// Returns what it makes of what stands below it, under `key`.
    fn below(self, key: &str) -> Self {
        match self {
            Place::Names => Place::Keys,
            Place::Values | Place::Parameter(_) => Place::Values,
            Place::Parameters(parameters) => {
                let parameter = parameters.iter().find(|parameter| parameter.name == key);
                parameter.map_or(Place::Values, Place::Parameter)
            }
            _ if POLICIES.contains(&key) => Place::Policies,
            _ if NAMES.contains(&key) => Place::Names,
            _ if VALUES.contains(&key) => Place::Values,
            _ if SETS.contains(&key) => Place::Set,
            _ => Place::Keys,
        }
    }
}
