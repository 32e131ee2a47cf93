//! Days and times of the calendar.

/// A point in time by the calendar.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moment {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    pub(super) millisecond: i64,
    /// How many minutes its clock is ahead of UTC.
    pub(super) offset: i64,
}

/// The most milliseconds before and after 1970 that scripts have.
const FARTHEST: i64 = 8_640_000_000_000_000;

impl Moment {
    /// Returns the milliseconds since 1970, or nothing where a part is out of its range.
    ///
    /// A month may have 31 days: those that it lacks are of the next one. An hour 24 is for midnight.
    #[allow(clippy::cast_precision_loss, reason = "the farthest point in time is below 2^53")]
    pub(super) fn milliseconds(&self) -> Option<f64> {
        let is_midnight =
            self.hour == 24 && (self.minute, self.second, self.millisecond) == (0, 0, 0);
        let is_in_range = (1..=12).contains(&self.month)
            && (1..=31).contains(&self.day)
            && (is_midnight || (0..24).contains(&self.hour))
            && (0..60).contains(&self.minute)
            && (0..60).contains(&self.second);
        if !is_in_range || self.year.abs() > 1_000_000 {
            return None;
        }
        let minutes = (self.days() * 24 + self.hour) * 60 + self.minute - self.offset;
        let milliseconds = (minutes * 60 + self.second) * 1000 + self.millisecond;
        (milliseconds.abs() <= FARTHEST).then_some(milliseconds as f64)
    }

    /// Returns the days since 1970, with years that begin in March, so that a leap day is the last.
    fn days(&self) -> i64 {
        let year = self.year - i64::from(self.month <= 2);
        let month = (self.month + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day - 1;
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        year * 365 + leap_days + day_of_year - 719_468
    }
}
