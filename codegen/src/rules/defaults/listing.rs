//! Names in a row, as messages list them.

use std::fmt::Write as _;

/// How many names are spelled.
const SPELLED: usize = 5;

/// Returns `names` in a row: "`a`", "`a` and `b`", or the first ones "and 3 more".
pub(super) fn names(names: &[&str]) -> String {
    let spelled = if names.len() > SPELLED { SPELLED - 1 } else { names.len() };
    let mut row = String::new();
    for (position, name) in names[..spelled].iter().enumerate() {
        let joint = match position {
            0 => "",
            _ if position + 1 == names.len() => " and ",
            _ => ", ",
        };
        write!(row, "{joint}`{name}`").expect("a string takes everything");
    }
    if spelled < names.len() {
        write!(row, " and {} more", names.len() - spelled).expect("a string takes everything");
    }
    row
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_long_row_is_cut_short() {
        assert_eq!(names(&["a"]), "`a`");
        assert_eq!(names(&["a", "b", "c"]), "`a`, `b` and `c`");
        assert_eq!(names(&["a", "b", "c", "d", "e", "f"]), "`a`, `b`, `c`, `d` and 2 more");
    }
}
