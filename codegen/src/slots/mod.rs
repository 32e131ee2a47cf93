//! Which extension slots of a type are used, for what, and how many are left.

use std::collections::{HashMap, HashSet};

use crate::catalog::{Catalog, ExtensionFamily};
use crate::config::Config;
use crate::model::{Model, Object, Property, Storage};
use crate::names;

/// The longest title that makes a good name, in characters.
const LONGEST_NAME: usize = 40;

/// The extension slots of one type.
#[derive(Clone, Debug)]
pub struct TypeSlots<'m> {
    /// The type.
    pub name: &'m str,
    /// The families, in the order of the catalog.
    pub families: Vec<FamilySlots<'m>>,
}

/// The slots of one family in one type.
#[derive(Clone, Debug)]
pub struct FamilySlots<'m> {
    /// The family.
    pub family: &'static ExtensionFamily,
    /// The slots with a meaning, by number.
    pub used: Vec<UsedSlot<'m>>,
    /// The numbers of the declared slots without one.
    pub left: Vec<u16>,
    /// The numbers of the slots that the schema does not declare.
    pub undeclared: Vec<u16>,
}

/// A slot with a meaning: somebody gave it an alias or a title of its own.
#[derive(Clone, Debug)]
pub struct UsedSlot<'m> {
    /// Which of its family, from 1.
    pub number: u16,
    /// The property.
    pub property: &'m str,
    /// What `mosaic.toml` calls it.
    pub alias: Option<&'m str>,
    /// What the console calls it, where that is not the title it was shipped with.
    pub title: Option<&'m str>,
    /// A name for it where it has none: the title as a field is spelled, if no property of the
    /// type is called so.
    pub suggestion: Option<String>,
}

/// Returns the slots of every type that declares one, in the order of `model`.
#[must_use]
pub fn usage<'m>(model: &'m Model<'_>, config: &'m Config) -> Vec<TypeSlots<'m>> {
    model.objects.iter().filter_map(|object| usage_of(object, config)).collect()
}

fn usage_of<'m>(object: &'m Object<'_>, config: &'m Config) -> Option<TypeSlots<'m>> {
    let mut slots: Vec<_> = object
        .properties()
        .iter()
        .filter_map(|property| match &property.storage {
            Storage::Slot(slot) => Some((slot.family, slot.number, property)),
            _ => None,
        })
        .collect();
    if slots.is_empty() {
        return None;
    }
    slots.sort_by_key(|(family, number, _)| (*family, *number));
    let aliases: HashMap<&str, &str> = config
        .aliases_of(&object.name.value)
        .map(|alias| (alias.property.value.as_str(), alias.name.value.as_str()))
        .collect();
    let mut taken = Taken::by(object, &aliases);
    let families = Catalog::embedded().families().iter().zip(0u16..).map(|(family, position)| {
        let declared = slots.iter().filter(|(of, ..)| of.0 == position);
        let mut of_family = FamilySlots {
            family,
            used: Vec::new(),
            left: Vec::new(),
            undeclared: (1..=family.count).collect(),
        };
        for (_, number, property) in declared {
            of_family.undeclared.retain(|other| other != number);
            match used(*number, property, family, &aliases, &mut taken) {
                Some(slot) => of_family.used.push(slot),
                None => of_family.left.push(*number),
            }
        }
        of_family
    });
    Some(TypeSlots { name: &object.name.value, families: families.collect() })
}

/// Returns what the slot is used for, or nothing where it is as it was shipped.
fn used<'m>(
    number: u16,
    property: &'m Property<'_>,
    family: &ExtensionFamily,
    aliases: &HashMap<&str, &'m str>,
    taken: &mut Taken,
) -> Option<UsedSlot<'m>> {
    let name: &'m str = &property.name.value;
    let alias = aliases.get(name).copied();
    let title = property.title.text().filter(|title| *title != family.title(number));
    if alias.is_none() && title.is_none() {
        return None;
    }
    let suggestion = match alias {
        Some(_) => None,
        None => title.and_then(|title| taken.suggest(title)),
    };
    Some(UsedSlot { number, property: name, alias, title, suggestion })
}

/// The names of fields that a type has already.
struct Taken(HashSet<String>);

impl Taken {
    fn by(object: &Object<'_>, aliases: &HashMap<&str, &str>) -> Self {
        let properties = object.properties().iter();
        let names = properties.map(|property| names::field(&property.name.value));
        Self(names.chain(aliases.values().map(|alias| (*alias).to_owned())).collect())
    }

    /// Returns `title` as a name that nothing has yet, and takes it.
    fn suggest(&mut self, title: &str) -> Option<String> {
        let name = names::field(title);
        let usable = name.chars().count() <= LONGEST_NAME && !names::is_reserved_field(&name);
        (usable && names::field(&name) == name && self.0.insert(name.clone())).then_some(name)
    }
}

#[cfg(test)]
mod tests;
