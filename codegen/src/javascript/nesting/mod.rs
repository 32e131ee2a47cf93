//! How deep the brackets of a script nest, and how much stack a parser of it takes, told without parsing it.
//!
//! What may be an arrow function is read twice, so that a parser takes time for each level times the
//! length of what is inside. Where a `/` may as well divide as start a regular expression, which only a
//! parser can tell, the script is read both ways from there on, and the deeper one counts.

mod cost;
mod levels;
mod reading;

use self::reading::Reading;

/// How many readings are followed at once: a wrong one ends at the first bracket that does not fit, and
/// two that come to agree are one.
const MOST_READINGS: usize = 64;

/// Returns how many bytes of stack suffice to read `source`, or nothing where its brackets nest deeper
/// than `deepest`.
pub(super) fn stack_for(source: &str, deepest: usize) -> Option<usize> {
    let mut stack = 0;
    let mut readings = vec![Reading::of(source)];
    while let Some(mut reading) = take_hindmost(&mut readings) {
        let other = reading.step();
        for reading in [Some(reading), other].into_iter().flatten() {
            if reading.levels.depth() > deepest || readings.len() == MOST_READINGS {
                return None;
            }
            stack = stack.max(reading.levels.most());
            put(&mut readings, reading);
        }
    }
    Some(stack)
}

/// Takes the reading out of `readings` that has the most before it.
fn take_hindmost<'s>(readings: &mut Vec<Reading<'s>>) -> Option<Reading<'s>> {
    let (hindmost, _) =
        readings.iter().enumerate().max_by_key(|(_, reading)| reading.rest().len())?;
    Some(readings.swap_remove(hindmost))
}

/// Adds `reading` to `readings`, unless it is over, or one that agrees with it is there.
fn put<'s>(readings: &mut Vec<Reading<'s>>, reading: Reading<'s>) {
    if reading.rest().is_empty() {
        return;
    }
    match readings.iter_mut().find(|other| other.agrees_with(&reading)) {
        Some(other) => other.levels.raise_to(&reading.levels),
        None => readings.push(reading),
    }
}

#[cfg(test)]
mod tests {
    use super::stack_for;

    /// Returns how deep the brackets of `source` nest.
    fn depth(source: &str) -> usize {
        (0..=source.len()).find(|deepest| stack_for(source, *deepest).is_some()).expect("a depth")
    }

    #[test]
    fn brackets_are_counted_as_they_nest() {
        assert_eq!(depth("a(b[c], {d: e(f)})(g)"), 3);
        assert_eq!(depth("(".repeat(500).as_str()), 500);
        assert_eq!(depth("()".repeat(500).as_str()), 1);
    }

    #[test]
    fn brackets_in_texts_and_comments_are_none() {
        for source in [
            "a = '((' + \"[[\" + '\\'('",
            "a // ((",
            "a /* (( \n */ + 1",
            "a = /((/",
            "a = /[/((]\\/((/.test",
            "if (a) /((/.test(b)",
            "return /((/",
            "a++\n++/((/.b",
            "[...typeof /((/.b]",
            "#!((\na",
            "'a\\\r\n(('",
            "a <!-- ((",
            "a\n/* */ --> ((",
        ] {
            assert!(depth(source) <= 1, "{source}");
        }
    }

    #[test]
    fn brackets_between_divisions_count() {
        for source in [
            "a / ((b)) / c",
            "a[0] / ((b)) / c",
            "(1) / ((b)) / c",
            "1. / ((b)) / c",
            "a++ / ((b)) / c",
            "a-- / ((b)) / c",
            "a --> ((b))",
            "a << ! -- ((b))",
            "a.if (b) / ((b)) / c",
            "a.#if (b) / ((b)) / c",
        ] {
            assert_eq!(depth(source), 2, "{source}");
        }
    }

    #[test]
    fn of_two_readings_the_deeper_one_counts() {
        for source in ["of / ((b)) / c", "{}/((b))/c", "await (a) / ((b)) / c", "break\n/((b))/c"] {
            assert_eq!(depth(source), 2, "{source}");
        }
        for source in ["{ b() } /'/ ((a))", "{ b() } /`/ ((a))", "{ b() } / ((a)) + '/'"] {
            assert_eq!(depth(source), 2, "{source}");
        }
    }

    #[test]
    fn readings_that_come_to_agree_are_one() {
        for line in ["{ a() } /b/.test(c);\n", "{ a() } / b / c;", "{a}/'[';", "{a}/'/ /*';"] {
            assert!(depth(&line.repeat(500)) <= 3, "{line}");
        }
    }

    #[test]
    fn a_template_is_open_until_its_end() {
        assert_eq!(depth("`((${a}((`"), 2);
        assert_eq!(depth("`${`${(a)}`}`"), 5);
    }

    #[test]
    fn stack_is_taken_for_what_is_open_at_once() {
        let stack = |source: &str| stack_for(source, 128).expect("a flat script");
        for line in
            ["object.x = f(1);\n", "if (a) { b(c[0]); } else { d() }\ne;\n", "x = a ? b : `c`;"]
        {
            assert_eq!(stack(&line.repeat(1_000)), stack(&line.repeat(2)), "{line}");
        }
        let list = |elements: usize| format!("x = [{}]", "-a(1), ".repeat(elements));
        assert_eq!(stack(&list(1_000)), stack(&list(2)));
        for part in ["a + ", "if (a) b; else ", "do ", "f(1)(2)", "do a; while (b);", "'a;' + "] {
            assert!(stack(&part.repeat(1_000)) > 1_000_000, "{part}");
        }
    }
}
