//! Sets of UTF-16 code units: what one character of a regular expression matches.

/// A set of code units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Class {
    /// Inclusive ranges, sorted and apart once the class is complete.
    ranges: Vec<(u16, u16)>,
}

const DIGITS: [(u16, u16); 1] = [(0x30, 0x39)];
const WORD: [(u16, u16); 4] = [(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)];
const SPACE: [(u16, u16); 10] = [
    (0x09, 0x0d),
    (0x20, 0x20),
    (0xa0, 0xa0),
    (0x1680, 0x1680),
    (0x2000, 0x200a),
    (0x2028, 0x2029),
    (0x202f, 0x202f),
    (0x205f, 0x205f),
    (0x3000, 0x3000),
    (0xfeff, 0xfeff),
];
const LINE_ENDS: [(u16, u16); 3] = [(0x0a, 0x0a), (0x0d, 0x0d), (0x2028, 0x2029)];

impl Class {
    /// Returns the class of the one code unit.
    pub(super) fn unit(unit: u16) -> Self {
        Self { ranges: vec![(unit, unit)] }
    }

    /// Returns what `.` matches.
    pub(super) fn any() -> Self {
        Self { ranges: LINE_ENDS.to_vec() }.inverted()
    }

    /// Returns what the escape `\d`, `\w` or `\s` matches, or the same in upper case; nothing for any
    /// other `letter`.
    pub(super) fn escape(letter: char) -> Option<Self> {
        let ranges = match letter.to_ascii_lowercase() {
            'd' => DIGITS.to_vec(),
            'w' => WORD.to_vec(),
            's' => SPACE.to_vec(),
            _ => return None,
        };
        let class = Self { ranges };
        Some(if letter.is_ascii_uppercase() { class.inverted() } else { class })
    }

    /// Adds the code units from `first` to `last`.
    pub(super) fn add(&mut self, first: u16, last: u16) {
        self.ranges.push((first, last));
    }

    /// Adds all of `other`.
    pub(super) fn extend(&mut self, other: &Self) {
        self.ranges.extend_from_slice(&other.ranges);
    }

    /// Adds the other case of every ASCII letter.
    pub(super) fn fold(&mut self) {
        for index in 0..self.ranges.len() {
            let (first, last) = self.ranges[index];
            for (start, end, other) in [(0x41, 0x5a, 0x61), (0x61, 0x7a, 0x41)] {
                let (first, last) = (first.max(start), last.min(end));
                if first <= last {
                    self.add(first - start + other, last - start + other);
                }
            }
        }
    }

    /// Sorts the ranges, and joins those that touch.
    pub(super) fn completed(mut self) -> Self {
        self.ranges.sort_unstable();
        let mut joined: Vec<(u16, u16)> = Vec::with_capacity(self.ranges.len());
        for (first, last) in self.ranges {
            match joined.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => {
                    before.1 = before.1.max(last);
                }
                _ => joined.push((first, last)),
            }
        }
        Self { ranges: joined }
    }

    /// Returns every code unit that is not in this complete class.
    pub(super) fn inverted(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = 0_u32;
        for &(first, last) in &self.ranges {
            push_between(&mut ranges, next, u32::from(first));
            next = u32::from(last) + 1;
        }
        push_between(&mut ranges, next, u32::from(u16::MAX) + 1);
        Self { ranges }
    }

    /// Returns whether some code unit is in both of two complete classes.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let (mut left, mut right) = (self.ranges.iter().peekable(), other.ranges.iter().peekable());
        while let (Some(&&(first, last)), Some(&&(other_first, other_last))) =
            (left.peek(), right.peek())
        {
            if first <= other_last && other_first <= last {
                return true;
            }
            if last < other_last {
                left.next()
            } else {
                right.next()
            };
        }
        false
    }
}

/// Adds the range from `start` up to `end`, if there is anything in it.
fn push_between(ranges: &mut Vec<(u16, u16)>, start: u32, end: u32) {
    if start < end {
        let bound = |value: u32| u16::try_from(value).unwrap_or(u16::MAX);
        ranges.push((bound(start), bound(end - 1)));
    }
}
