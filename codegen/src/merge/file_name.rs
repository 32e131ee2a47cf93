//! What the file of a type is called: as its neighbours are, where it has some.

use std::collections::{BTreeSet, HashMap};

use crate::diff::Side;
use crate::source::Layout;

/// The names of files that types get.
pub(crate) struct FileNames {
    /// The name of the file of some type, cut where that spells the name of the type.
    pieces: Vec<String>,
    spelling: Spelling,
    /// The next number for a name that several types would get.
    numbers: HashMap<String, usize>,
}

/// How the name of a file spells the name of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spelling {
    /// As it is.
    Plain,
    /// With `-` for `_`.
    Kebab,
}

impl Spelling {
    fn spell(self, name: &str) -> String {
        let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '_';
        let name: String =
            name.chars().map(|letter| if is_plain(&letter) { letter } else { '-' }).collect();
        match self {
            Self::Plain => name,
            Self::Kebab => name.replace('_', "-"),
        }
    }
}

impl FileNames {
    /// Returns the names beside the files of `side`.
    pub(super) fn of(side: Side<'_>) -> Self {
        let sources = side.documents.sources();
        let is_bare = |parsed: &&crate::source::Parsed<'_>| parsed.layout == Some(Layout::BareType);
        let bare: BTreeSet<_> =
            side.documents.parsed().iter().filter(is_bare).map(|parsed| parsed.source).collect();
        let mut patterns =
            side.model.objects.iter().filter(|object| bare.contains(&object.source()));
        let pattern = patterns
            .find_map(|object| pattern(&sources.get(object.source()).name, &object.name.value));
        let (pieces, spelling) = pattern.unwrap_or_else(|| {
            let first = sources.iter().next().map_or("", |(_, source)| &*source.name);
            let folder = &first[..first.rfind('/').map_or(0, |slash| slash + 1)];
            (vec![folder.to_owned(), ".json".to_owned()], Spelling::Plain)
        });
        Self { pieces, spelling, numbers: HashMap::new() }
    }

    /// Returns the names that have the name of a type between `pieces`.
    pub(crate) fn between(pieces: &[&str]) -> Self {
        let pieces = pieces.iter().map(|piece| (*piece).to_owned()).collect();
        Self { pieces, spelling: Spelling::Plain, numbers: HashMap::new() }
    }

    /// Returns the name of the file for the type called `name`, and adds it to those that are `taken`,
    /// which are in lower case.
    pub(crate) fn next(&mut self, name: &str, taken: &mut BTreeSet<String>) -> String {
        let name = self.spelling.spell(name);
        let mut file = self.pieces.join(&name);
        let number = self.numbers.entry(name.to_lowercase()).or_insert(2);
        while !taken.insert(file.to_lowercase()) {
            file = self.pieces.join(&format!("{name}-{number}"));
            *number += 1;
        }
        file
    }
}

/// Returns `file` cut at the name of the type in its last folder and in its own name.
fn pattern(file: &str, name: &str) -> Option<(Vec<String>, Spelling)> {
    [Spelling::Plain, Spelling::Kebab].into_iter().find_map(|spelling| {
        let spelled = spelling.spell(name);
        let slash = file.rfind('/').map_or(0, |slash| slash + 1);
        let (folder, own) = file.split_at(slash);
        let rest = own.strip_prefix(&spelled).filter(|rest| rest.starts_with('.'))?;
        let above = folder.strip_suffix('/').and_then(|folder| folder.strip_suffix(&spelled));
        let above = above.filter(|above| above.is_empty() || above.ends_with('/'));
        let pieces = match above {
            Some(above) => vec![above.to_owned(), "/".to_owned(), rest.to_owned()],
            None => vec![folder.to_owned(), rest.to_owned()],
        };
        Some((pieces, spelling))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_as_its_neighbour_is() {
        for (file, name, expected) in [
            ("objects/loan/loan.json", "loan", "objects/new_type/new_type.json"),
            ("loan/loan.json", "loan", "new_type/new_type.json"),
            ("idm/loan.managed.json", "loan", "idm/new_type.managed.json"),
            ("config/alpha-user.json", "alpha_user", "config/new-type.json"),
            ("loan.json", "loan", "new_type.json"),
        ] {
            let (pieces, spelling) = pattern(file, name).expect("the name is in it");
            let mut names = FileNames { pieces, spelling, numbers: HashMap::new() };
            assert_eq!(names.next("new_type", &mut BTreeSet::new()), expected, "{file}");
        }
        assert_eq!(pattern("objects/types.json", "loan"), None);
    }

    #[test]
    fn no_name_leaves_its_folder_or_is_given_twice() {
        let mut taken = BTreeSet::from(["a/loan.json".to_owned()]);
        let mut names = FileNames::between(&["a/", ".json"]);
        assert_eq!(names.next("../x/y", &mut taken), "a/---x-y.json");
        assert_eq!(names.next("Loan", &mut taken), "a/Loan-2.json");
        assert_eq!(names.next("loan", &mut taken), "a/loan-3.json");
    }
}
