//! Whether a configuration is all of it.

use crate::source::{Role, Sources};

/// Whether the whole configuration of a tenant is known.
///
/// A rule that looks across types says "unknown" on a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coverage {
    /// Every type is here; what is not here does not exist.
    Whole,
    /// Some types are here.
    #[default]
    Part,
}

impl Coverage {
    /// Returns whether a folder whose own name is `folder`, and which `sources` are all the texts of, holds
    /// every type.
    ///
    /// It does, for whoever pushes a folder takes away what it lacks; unless it is the folder that
    /// fr-config-manager gives to a single type, `NAME/NAME.json`.
    #[must_use]
    pub fn of_folder(folder: &str, sources: &Sources) -> Self {
        let mut types = sources.iter().filter(|(_, source)| source.role == Role::Configuration);
        let (Some((_, first)), None) = (types.next(), types.next()) else { return Self::Whole };
        let mut parts = first.name.rsplit('/');
        let is_own = parts.next().and_then(|file| file.strip_suffix(".json")) == Some(folder)
            && parts.next() == Some(folder);
        if is_own { Self::Part } else { Self::Whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_whole_unless_it_is_the_one_of_a_type() {
        let of = |folder: &str, names: &[&str]| {
            let mut sources = Sources::new();
            for name in names {
                sources.add(*name, Vec::new(), Role::Configuration);
            }
            sources.add("types/car/car.onRead.js", Vec::new(), Role::Script);
            Coverage::of_folder(folder, &sources)
        };
        assert_eq!(of("car", &["types/car/car.json"]), Coverage::Part);
        assert_eq!(of("types", &["types/car/car.json"]), Coverage::Whole, "the others are gone");
        assert_eq!(of("types", &["types/car.json"]), Coverage::Whole);
        assert_eq!(of("car", &["car/car.json", "car/bus.json"]), Coverage::Whole);
    }
}
