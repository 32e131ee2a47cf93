//! Decodes one realistic user record, and a page of a thousand, and prints the times side by side.
//!
//! `cargo run --release --manifest-path benches/decode/Cargo.toml`

mod records;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use records::{MosaicUser, SerdeUser};
use serde_json::Value;

const USER: &str = include_str!("../user.json");
const ROUNDS: usize = 201;
const CALLS: usize = 200;

fn main() {
    let user = USER.trim_end();
    compare(
        &format!("one record of {} bytes", user.len()),
        CALLS,
        &[
            ("serde_derive, from_slice", &|| drop(black_box(read_serde(user)))),
            ("serde_derive, from_str", &|| {
                drop(black_box(serde_json::from_str::<SerdeUser>(user)))
            }),
            ("serde_json::Value", &|| {
                drop(black_box(serde_json::from_slice::<Value>(user.as_bytes())))
            }),
            ("mosaic::from_slice", &|| drop(black_box(read_mosaic(user)))),
            ("mosaic through serde_json", &|| {
                drop(black_box(serde_json::from_slice::<MosaicUser>(user.as_bytes())));
            }),
        ],
    );
    let page = format!(r#"{{"result":[{}]}}"#, vec![user; 1000].join(","));
    compare(
        "a page of 1,000 records",
        1,
        &[
            ("serde_derive, from_slice", &|| {
                black_box(read_serde_page(&page));
            }),
            ("serde_json::Value", &|| {
                drop(black_box(serde_json::from_slice::<Value>(page.as_bytes())))
            }),
            ("mosaic::page_from_slice", &|| {
                black_box(read_mosaic_page(&page));
            }),
        ],
    );
}

fn read_serde(user: &str) -> serde_json::Result<SerdeUser> {
    serde_json::from_slice(user.as_bytes())
}

fn read_mosaic(user: &str) -> Result<MosaicUser, mosaic::DecodeError> {
    mosaic::from_slice(user.as_bytes())
}

#[derive(serde::Deserialize)]
struct SerdePage {
    result: Vec<SerdeUser>,
}

fn read_serde_page(page: &str) -> usize {
    let page: SerdePage = serde_json::from_slice(page.as_bytes()).expect("a page");
    page.result.len()
}

fn read_mosaic_page(page: &str) -> usize {
    let page = mosaic::page_from_slice::<MosaicUser>(page.as_bytes()).expect("a page");
    assert!(page.records.iter().all(Result::is_ok));
    page.records.len()
}

/// Prints the median time of each contender and its ratio to the first; the rounds take turns.
fn compare(title: &str, calls: usize, contenders: &[(&str, &dyn Fn())]) {
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); contenders.len()];
    for _ in 0..ROUNDS {
        for (times, (_, contender)) in times.iter_mut().zip(contenders) {
            let start = Instant::now();
            for _ in 0..calls {
                contender();
            }
            times.push(start.elapsed());
        }
    }
    println!("{title}, median of {ROUNDS} rounds");
    let calls = u32::try_from(calls).expect("a small number");
    let medians: Vec<f64> = times
        .into_iter()
        .map(|times| median(times).as_secs_f64() * 1e6 / f64::from(calls))
        .collect();
    for ((name, _), microseconds) in contenders.iter().zip(&medians) {
        println!("  {name:<28}{microseconds:>12.2} µs{:>8.2}", microseconds / medians[0]);
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
