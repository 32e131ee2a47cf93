//! The keys that hold scripts which the server runs.

use crate::catalog::Catalog;

/// A key that holds a script which the server runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CatalogHook {
    /// The key, such as `onCreate`.
    pub name: &'static str,
    /// When the script runs.
    pub runs: Moment,
    /// Whether the property gets the result of the script for a value.
    pub gives_property: bool,
}

/// When a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before a write: it changes the object, or refuses.
    BeforeWrite,
    /// After a write.
    AfterWrite,
    /// When an object is read.
    AtRead,
}

impl Catalog {
    /// Returns the keys of a type that hold a script which the server runs, sorted.
    #[must_use]
    pub fn object_hooks(&self) -> &[CatalogHook] {
        &self.object_hooks
    }

    /// Returns the keys of a property that hold a script which the server runs, sorted.
    #[must_use]
    pub fn property_hooks(&self) -> &[CatalogHook] {
        &self.property_hooks
    }

    /// Returns whether the server runs the script at the key `name` of a type.
    #[must_use]
    pub fn is_object_hook(&self, name: &str) -> bool {
        find(&self.object_hooks, name).is_some()
    }

    /// Returns whether the server runs the script at the key `name` of a property.
    #[must_use]
    pub fn is_property_hook(&self, name: &str) -> bool {
        find(&self.property_hooks, name).is_some()
    }

    /// Returns when the server runs the script at the key `name` of a type or of a property: at the same
    /// moment, where both have it.
    #[must_use]
    pub fn moment(&self, name: &str) -> Option<Moment> {
        let hook = find(&self.object_hooks, name).or_else(|| find(&self.property_hooks, name));
        hook.map(|hook| hook.runs)
    }

    /// Returns whether the property gets the result of the script at its key `name` for a value.
    #[must_use]
    pub fn gives_property(&self, name: &str) -> bool {
        find(&self.property_hooks, name).is_some_and(|hook| hook.gives_property)
    }

    /// Returns whether a fork of the server, and no product, runs the script at the key `name` of a
    /// type.
    #[must_use]
    pub fn is_hook_of_fork(&self, name: &str) -> bool {
        self.hooks_of_forks.contains(&name)
    }
}

fn find<'c>(hooks: &'c [CatalogHook], name: &str) -> Option<&'c CatalogHook> {
    let position = hooks.binary_search_by(|hook| hook.name.cmp(name));
    position.ok().map(|position| &hooks[position])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_is_found_by_its_key_and_runs_at_one_moment() {
        let catalog = Catalog::embedded();
        for hook in catalog.object_hooks() {
            assert!(catalog.is_object_hook(hook.name));
            assert_eq!(catalog.moment(hook.name), Some(hook.runs));
        }
        for hook in catalog.property_hooks() {
            assert!(catalog.is_property_hook(hook.name));
            assert_eq!(catalog.moment(hook.name), Some(hook.runs));
            assert_eq!(catalog.gives_property(hook.name), hook.gives_property);
        }
        assert_eq!(catalog.moment("onread"), None);
    }

    #[test]
    fn a_hook_runs_when_its_key_says() {
        let moment = |name| Catalog::embedded().moment(name);
        assert_eq!(moment("onUpdate"), Some(Moment::BeforeWrite));
        assert_eq!(moment("postUpdate"), Some(Moment::AfterWrite));
        assert_eq!(moment("onRetrieve"), Some(Moment::AtRead));
    }
}
