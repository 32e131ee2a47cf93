//! Whether an object is as the policies of its type want it.

mod conditional;
mod date;
mod derive;
mod existing;
mod format;
mod judge;
#[cfg(test)]
mod laws;
mod listing;
mod number;
mod placeholder;
mod rule;
mod script;
#[cfg(test)]
mod tests;
mod text;
mod timestamp;
mod verdict;

use std::collections::HashMap;

use mosaic::wire::Refusal;
use serde_json::{Map, Value};

use self::{derive::PropertyPolicies, judge::Judge};
use crate::Flavour;

pub use self::{
    existing::Existing,
    verdict::{Occasion, Verdict},
};

/// The policies of a type: those that its properties list, and those that follow from its schema.
///
/// They judge as `policy.js` of the open server does; what the cloud has beyond that is from the
/// vendor's pages and from what was measured on tenants.
#[derive(Clone, Debug)]
pub struct Policies {
    properties: Vec<PropertyPolicies>,
    places: HashMap<String, usize>,
    flavour: Flavour,
}

impl Policies {
    /// Reads the member `schema` of a type.
    #[must_use]
    pub fn new(schema: &Value, flavour: Flavour) -> Self {
        let properties = derive::derive(schema, flavour);
        let names = properties.iter().map(|property| property.name.clone());
        let places = names.enumerate().map(|(place, name)| (name, place)).collect();
        Self { properties, places, flavour }
    }

    /// Answers an action of the policy service, `POST policy/RESOURCE?_action=ACTION`.
    ///
    /// # Errors
    ///
    /// 500 for an action that the service does not know, and as [`Policies::judge_object`].
    pub fn answer(
        &self,
        action: &str,
        content: &Map<String, Value>,
        existing: &dyn Existing,
    ) -> Result<Value, Refusal> {
        let verdict = match action {
            "validateObject" => self.judge_object(content, existing)?,
            "validateProperty" => self.judge_properties(content, existing)?,
            _ => return Err(judge::thrown(format!("Unsupported action: {action}"))),
        };
        Ok(verdict.into_answer())
    }

    /// Judges a whole object, as `validateObject` and every create and update do.
    ///
    /// # Errors
    ///
    /// 500 where a server's script throws: at a policy that it does not know, or a pattern that is
    /// none.
    pub fn judge_object(
        &self,
        object: &Map<String, Value>,
        existing: &dyn Existing,
    ) -> Result<Verdict, Refusal> {
        let mut judge = Judge::new(object, existing, self.flavour);
        for property in &self.properties {
            judge.property(property, property.value_in(object))?;
        }
        Ok(judge.verdict())
    }

    /// Judges properties by themselves, as `validateProperty` does; an unknown one passes.
    ///
    /// # Errors
    ///
    /// As [`Policies::judge_object`].
    pub fn judge_properties(
        &self,
        properties: &Map<String, Value>,
        existing: &dyn Existing,
    ) -> Result<Verdict, Refusal> {
        let mut judge = Judge::new(properties, existing, self.flavour);
        for (name, value) in properties {
            if let Some(property) = self.property(name) {
                judge.property(property, Some(value))?;
            }
        }
        Ok(judge.verdict())
    }

    /// Judges what a patch touched of an object as it is afterwards.
    ///
    /// What the patch removed is not looked at, but for the cloud, which does not let go of what is
    /// required.
    ///
    /// # Errors
    ///
    /// As [`Policies::judge_object`].
    pub fn judge_touched(
        &self,
        touched: &[&str],
        object: &Map<String, Value>,
        existing: &dyn Existing,
    ) -> Result<Verdict, Refusal> {
        let kept = touched.iter().filter_map(|name| object.get_key_value(*name));
        let kept: Map<_, _> = kept.map(|(name, value)| (name.clone(), value.clone())).collect();
        let mut judge = Judge::new(&kept, existing, self.flavour);
        for name in touched {
            let value = object.get(*name);
            let is_judged = value.is_some() || self.flavour == Flavour::Aic;
            if let Some(property) = self.property(name).filter(|_| is_judged) {
                judge.property(property, value)?;
            }
        }
        Ok(judge.verdict())
    }

    fn property(&self, name: &str) -> Option<&PropertyPolicies> {
        self.places.get(name).map(|place| &self.properties[*place])
    }
}
