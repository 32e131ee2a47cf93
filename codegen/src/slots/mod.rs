//! Which extension slots of a type are used, for what, and how many are left.

use std::collections::{HashMap, HashSet};

use crate::catalog::{Catalog, ExtensionFamily};
use crate::config::{Alias, Config};
use crate::model::{Family, Model, Object, Property, Slot, Storage, Text};
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
    /// Who answers for it, by `mosaic.toml`.
    pub owner: Option<&'m str>,
    /// What the console calls it, where that is not the title it was shipped with.
    pub title: Option<Text<'m>>,
    /// A name for it where it has none: the title as a field is spelled, if no property of the
    /// type is called so.
    pub suggestion: Option<String>,
}

/// Returns the slots of every type that declares one, in the order of `model`.
#[must_use]
pub fn usage<'m>(model: &'m Model<'_>, config: &'m Config) -> Vec<TypeSlots<'m>> {
    model.objects.iter().filter_map(|object| usage_of(object, config)).collect()
}

/// Returns the slots of one type; nothing where it declares none.
#[must_use]
pub fn usage_of<'m>(object: &'m Object<'_>, config: &'m Config) -> Option<TypeSlots<'m>> {
    let mut slots: Vec<_> = object
        .properties()
        .iter()
        .filter_map(|property| match &property.storage {
            Storage::Slot(slot) => Some((slot.clone(), property)),
            _ => None,
        })
        .collect();
    if slots.is_empty() {
        return None;
    }
    slots.sort_by_key(|(slot, _)| (slot.family, slot.number));
    let mut naming = Naming::of(object, config);
    let families = Catalog::embedded().families().iter().zip((0..).map(Family));
    let families = families.map(|(family, id)| {
        let declared = slots.iter().filter(|(slot, _)| slot.family == id);
        let mut of_family = FamilySlots::undeclared(family);
        for (Slot { number, .. }, property) in declared {
            of_family.undeclared.retain(|undeclared| undeclared != number);
            match naming.used(*number, property, family) {
                Some(slot) => of_family.used.push(slot),
                None => of_family.left.push(*number),
            }
        }
        of_family
    });
    Some(TypeSlots { name: &object.name.value, families: families.collect() })
}

impl FamilySlots<'_> {
    /// Returns a family of which nothing is declared yet.
    fn undeclared(family: &'static ExtensionFamily) -> Self {
        Self {
            family,
            used: Vec::new(),
            left: Vec::new(),
            undeclared: (1..=family.count).collect(),
        }
    }
}

/// What the properties of one type are called in code.
struct Naming<'m> {
    /// The alias of each property that has one.
    aliases: HashMap<&'m str, &'m Alias>,
    /// The names of all fields.
    taken: HashSet<String>,
}

impl<'m> Naming<'m> {
    fn of(object: &'m Object<'_>, config: &'m Config) -> Self {
        let aliases: HashMap<_, _> = config
            .aliases_of(&object.name.value)
            .map(|alias| (alias.property.value.as_str(), alias))
            .collect();
        let fields = object.properties().iter().map(|property| names::field(&property.name.value));
        let taken = fields.chain(aliases.values().map(|alias| alias.name.value.clone())).collect();
        Self { aliases, taken }
    }

    /// Returns what the slot is used for, or nothing where it is as it was shipped.
    fn used(
        &mut self,
        number: u16,
        property: &'m Property<'_>,
        family: &ExtensionFamily,
    ) -> Option<UsedSlot<'m>> {
        let name: &'m str = &property.name.value;
        let alias = self.aliases.get(name).copied();
        let title = property.title().into_text().filter(|title| *title != family.title(number));
        let suggestion = match (alias, &title) {
            (None, None) => return None,
            (None, Some(title)) => self.suggest(title),
            (Some(_), _) => None,
        };
        Some(UsedSlot {
            number,
            property: name,
            alias: alias.map(|alias| alias.name.value.as_str()),
            owner: alias.and_then(|alias| alias.owner.as_ref()).map(|owner| owner.value.as_str()),
            title,
            suggestion,
        })
    }

    /// Returns `title` as a name that nothing has yet, and takes it.
    fn suggest(&mut self, title: &str) -> Option<String> {
        let name = names::field(title);
        let usable = name.chars().count() <= LONGEST_NAME && !names::is_reserved_field(&name);
        (usable && names::field(&name) == name && self.taken.insert(name.clone())).then_some(name)
    }
}

#[cfg(test)]
mod tests;
