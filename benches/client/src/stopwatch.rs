//! What requests cost, and the table of it.

use std::time::{Duration, Instant};

use anyhow::Result;
use nix::time::{ClockId, clock_gettime};

/// What one request costs, on average over a turn, in microseconds.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Of the processor, by the thread of the client.
    cpu: f64,
    /// Of the time that passed.
    wall: f64,
}

/// A turn that is being measured.
pub struct Stopwatch {
    cpu: Duration,
    wall: Instant,
}

/// The costs of the contenders, round by round.
pub struct Table {
    costs: Vec<Vec<Cost>>,
}

impl Stopwatch {
    /// Starts.
    pub fn start() -> Result<Self> {
        Ok(Self { cpu: processor()?, wall: Instant::now() })
    }

    /// Stops after so many requests.
    pub fn stop(self, requests: usize) -> Result<Cost> {
        let (cpu, wall) = (processor()?.saturating_sub(self.cpu), self.wall.elapsed());
        let each = |time: Duration| {
            time.as_secs_f64() * 1e6 / f64::from(u32::try_from(requests).unwrap_or(u32::MAX))
        };
        Ok(Cost { cpu: each(cpu), wall: each(wall) })
    }
}

impl Table {
    /// Makes an empty table for so many contenders.
    pub fn new(contenders: usize) -> Self {
        Self { costs: vec![Vec::new(); contenders] }
    }

    /// Adds a turn of a contender.
    pub fn add(&mut self, contender: usize, cost: Cost) {
        self.costs[contender].push(cost);
    }

    /// Prints medians, and the median of the ratios to the first contender in the same round.
    pub fn print(&self, names: &[&str]) {
        for (name, costs) in names.iter().zip(&self.costs) {
            let line = [|cost: &Cost| cost.cpu, |cost: &Cost| cost.wall].map(|part| {
                let time = median(costs.iter().map(part));
                let pairs = costs.iter().zip(&self.costs[0]);
                let ratio = median(pairs.map(|(cost, first)| part(cost) / part(first)));
                format!("{time:>10.1}{ratio:>8.3}")
            });
            println!("  {name:<10}{}{}", line[0], line[1]);
        }
    }
}

/// Returns the processor time of this thread.
fn processor() -> Result<Duration> {
    Ok(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?.into())
}

/// Returns the value in the middle; not a number where there is none.
fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
