//! What a person is told about the records that were made up.

use mosaic_emulator::Seeded;

/// Returns one line about the types that got records, led by the one with the most, and a line for each
/// that got none.
pub(super) fn lines(seeded: &Seeded) -> Vec<String> {
    let mut lines: Vec<_> = made(&seeded.types).into_iter().collect();
    let refused = seeded.refused.iter();
    lines.extend(refused.map(|(name, refusal)| format!("made up none of `{name}`: {refusal}")));
    lines
}

/// Returns what was made of `types`, the names with how many; nothing where there are none.
fn made(types: &[(String, usize)]) -> Option<String> {
    // The first of several that are equal: types are filled in the order of the configuration.
    let most = types.iter().rev().max_by_key(|(_, count)| *count)?;
    let made = format!("made up {} of `{}`", most.1, most.0);
    let others: Vec<_> = types.iter().filter(|(name, _)| *name != most.0).collect();
    Some(match others[..] {
        [] => made,
        [(name, count)] => format!("{made} and {count} of `{name}`"),
        _ => {
            let count: usize = others.iter().map(|(_, count)| count).sum();
            format!("{made} and {count} of {} other types", others.len())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seeded(types: &[(&str, usize)]) -> Vec<String> {
        let types = types.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        lines(&Seeded { types, refused: vec![("car".to_owned(), "no wheels".to_owned())] })
    }

    #[test]
    fn the_types_that_got_records_are_one_line_and_the_others_one_each() {
        let refused = "made up none of `car`: no wheels";
        assert_eq!(seeded(&[]), [refused]);
        assert_eq!(seeded(&[("user", 50)]), ["made up 50 of `user`", refused]);
        assert_eq!(
            seeded(&[("group", 3), ("user", 50)]),
            ["made up 50 of `user` and 3 of `group`", refused]
        );
        assert_eq!(
            seeded(&[("group", 3), ("user", 3), ("role", 2)]),
            ["made up 3 of `group` and 5 of 2 other types", refused]
        );
    }
}
