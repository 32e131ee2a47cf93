//! The numbered extension slots of users.

use crate::model::IndexClass;

/// A family of numbered slots, such as the indexed strings.
#[derive(Clone, Debug)]
pub struct ExtensionFamily {
    /// What stands before the number in a property's name.
    pub prefix: &'static str,
    /// How many slots there are; they are numbered from 1.
    pub count: u16,
    /// What a slot holds.
    pub value: SlotValue,
    /// Whether a query on a slot is answered from an index.
    pub index: IndexClass,
    /// The slots that exist only after a feature was installed.
    pub feature: Option<FeatureRange>,
    pub(super) title: &'static str,
    pub(super) attribute: &'static str,
}

/// What an extension slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlotValue {
    /// One text.
    String,
    /// Several texts.
    Texts,
    /// A date, declared as a string.
    Date,
    /// A whole number, declared as a number.
    Integer,
}

/// Slots that exist only after a feature was installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeatureRange {
    /// The first of them.
    pub from: u16,
    /// The last of them.
    pub to: u16,
    /// The feature.
    pub name: &'static str,
}

impl ExtensionFamily {
    /// Returns the name of the property at slot `number`.
    #[must_use]
    pub fn property(&self, number: u16) -> String {
        format!("{}{number}", self.prefix)
    }

    /// Returns the title that the property at slot `number` is shipped with.
    #[must_use]
    pub fn title(&self, number: u16) -> String {
        numbered(self.title, number)
    }

    /// Returns the directory attribute behind slot `number`.
    #[must_use]
    pub fn attribute(&self, number: u16) -> String {
        numbered(self.attribute, number)
    }

    /// Returns the feature that slot `number` needs.
    #[must_use]
    pub fn feature_of(&self, number: u16) -> Option<&'static str> {
        let range = self.feature?;
        (range.from..=range.to).contains(&number).then_some(range.name)
    }
}

fn numbered(pattern: &str, number: u16) -> String {
    pattern.replace("{n}", &number.to_string())
}
