//! Measures what the client adds to its requests, beside the same requests sent by hand.
//!
//! `cargo run --release --manifest-path benches/client/Cargo.toml [ROUNDS] [CONTENDER]`
//!
//! All contenders speak to one emulator, which has threads of its own, through a socket. The client
//! side has one thread, whose processor time is what counts; contenders take turns within a round. With
//! a `CONTENDER` the others are left out, so that a profiler sees that one alone.

mod by_hand;
mod contender;
mod mosaic_client;
mod server;
mod stopwatch;
mod usual;

use std::env;

use anyhow::{Context, Result, ensure};
use tokio::{runtime, task::LocalSet};

use by_hand::ByHand;
use contender::{Contender, LEVELS, VERBS, run};
use mosaic_client::Mosaic;
use server::Server;
use stopwatch::{Cost, Table};
use usual::Usual;

/// The contenders; the first one is the yardstick.
const CONTENDERS: [&str; 3] = ["by hand", "as usual", "mosaic"];

/// The types of the sample, as the generator makes them.
#[allow(missing_docs, reason = "a schema need not describe all that it declares")]
mod managed {
    include!(concat!(env!("OUT_DIR"), "/managed.rs"));
}

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let rounds = arguments.next().map_or(Ok(21), |rounds| rounds.parse())?;
    let only = arguments.next();
    if let Some(only) = &only {
        ensure!(CONTENDERS.contains(&only.as_str()), "expected one of {CONTENDERS:?}");
    }
    let server = Server::start().context("the emulator does not start")?;
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, measure(&server, rounds, only.as_deref()))
}

/// Lets the contenders send their requests, and prints a table of each verb and concurrency.
async fn measure(server: &Server, rounds: usize, only: Option<&str>) -> Result<()> {
    let by_hand = ByHand::new(server)?;
    let usual = Usual::new(server)?;
    let mosaic = Mosaic::new(server)?;
    for verb in VERBS {
        for tasks in LEVELS {
            let mut table = Table::new(CONTENDERS.len());
            // The first round opens connections, and is not counted.
            for round in 0..=rounds {
                for (index, name) in CONTENDERS.into_iter().enumerate() {
                    if only.is_some_and(|only| only != name) {
                        continue;
                    }
                    let cost = match index {
                        0 => one(&by_hand, verb, tasks, server).await?,
                        1 => one(&usual, verb, tasks, server).await?,
                        _ => one(&mosaic, verb, tasks, server).await?,
                    };
                    if round > 0 {
                        table.add(index, cost);
                    }
                }
            }
            println!("{}, {tasks} at a time: µs of CPU and of wall a request", verb.name());
            table.print(&CONTENDERS);
        }
    }
    Ok(())
}

async fn one<C: Contender>(
    contender: &C,
    verb: contender::Verb,
    tasks: usize,
    server: &Server,
) -> Result<Cost> {
    run(contender, verb, tasks, &server.users).await
}
