//! "Did you mean": the known name that is nearest to an unknown one.

/// Names longer than this are nobody's typing mistake.
const LONGEST: usize = 64;

/// How many suggestions one kind of finding gets: whoever makes more mistakes made one of another
/// kind, and a search through all names for each would take its time.
const ENOUGH: u32 = 50;

/// Suggestions for one kind of finding, up to a number.
#[derive(Debug, Default)]
pub(crate) struct Suggestions {
    made: u32,
}

impl Suggestions {
    /// Returns the candidate that `name` is most likely meant to be, while there are not enough
    /// suggestions.
    pub(crate) fn closest<'c>(
        &mut self,
        name: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        self.made += 1;
        if self.made > ENOUGH { None } else { closest(name, candidates) }
    }
}

/// Returns the candidate that `name` is most likely meant to be; the first of equals, and nothing where none is near.
#[must_use]
pub fn closest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let nearest = candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST && name.len() <= LONGEST)
        .map(|candidate| (distance(name, candidate), candidate))
        .min_by_key(|(distance, _)| *distance);
    let (distance, candidate) = nearest?;
    (distance <= allowed(name, candidate)).then_some(candidate)
}

/// Returns how many mistakes `name` may have and still be meant to be `candidate`: one in three letters,
/// and at most three where only a part of it is another.
fn allowed(name: &str, candidate: &str) -> usize {
    let length = name.chars().count();
    let own = own_part(name, candidate).chars().count();
    let allowed = if own < length { (own / 2).min(3).max(own / 3) } else { length / 3 };
    allowed.max(1)
}

/// Returns what `name` does not share with `other`, word by word: the realm of two types makes them no
/// more alike, and neither does the kind of thing that they are.
fn own_part<'n>(name: &'n str, other: &str) -> &'n str {
    let is_joint = |character: char| !character.is_alphanumeric();
    let mut own = name;
    let mut other = other;
    while let (Some((word, rest)), Some((same, others))) =
        (own.split_once(is_joint), other.split_once(is_joint))
        && word == same
    {
        (own, other) = (rest, others);
    }
    while let (Some((rest, word)), Some((others, same))) =
        (own.rsplit_once(is_joint), other.rsplit_once(is_joint))
        && word == same
    {
        (own, other) = (rest, others);
    }
    own
}

/// Returns how many letters have to be inserted, removed, replaced or swapped with their
/// neighbour; case costs nothing.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().flat_map(char::to_lowercase).collect();
    let right: Vec<char> = right.chars().flat_map(char::to_lowercase).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = previous[column] + usize::from(letter != other);
            let mut best = replaced.min(previous[column + 1] + 1).min(current[column] + 1);
            let swapped =
                row > 0 && column > 0 && letter == &right[column - 1] && left[row - 1] == *other;
            if swapped {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut previous, current);
    }
    previous.last().copied().unwrap_or(left.len())
}

#[cfg(test)]
mod tests {
    use super::{closest, distance};

    #[test]
    fn a_swapped_pair_of_letters_is_one_mistake() {
        assert_eq!(distance("shcema", "schema"), 1);
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        assert_eq!(closest("enum", ["types", "enums", "derives"]), Some("enums"));
        assert_eq!(closest("frindexedstring3", ["frIndexedString3"]), Some("frIndexedString3"));
    }

    #[test]
    fn a_part_of_a_name_may_be_another() {
        assert_eq!(
            closest("order-dangle", ["order-gap", "order-dangling"]),
            Some("order-dangling")
        );
        assert_eq!(closest("alpha_usr", ["alpha_role", "alpha_user"]), Some("alpha_user"));
    }

    #[test]
    fn an_unrelated_name_suggests_nothing() {
        assert_eq!(closest("colour", ["types", "enums"]), None);
        assert_eq!(closest("alpha_application", ["alpha_invitation"]), None);
        assert_eq!(closest("alpha_application", ["bravo_application"]), None);
        assert_eq!(closest("managed/alpha_group", ["managed/alpha_role"]), None);
    }
}
