//! What a tenant in a file has lost when its process is killed in the midst of writes: nothing that it
//! acknowledged, and no half of anything.
//!
//! A kill is `SIGKILL`, or what a system has in its place: the process does not come to notice.

mod connection;
mod halfway;
#[path = "../transcripts/isolated.rs"]
mod isolated;
mod pull;
mod push;
mod served;
mod tenant;
mod world;
mod writer;

use std::{
    path::Path,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use self::{
    connection::Connection,
    served::{Served, Starting},
    writer::Writer,
};

/// How often the process is killed.
const KILLS: usize = 50;

/// How many write at the same time.
const WRITERS: usize = 6;

#[test]
fn what_was_acknowledged_survives_a_kill_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let mut writers: Vec<_> = (0..WRITERS).map(Writer::new).collect();
    for kill in 0..KILLS {
        let mut served = Served::start(folder.path());
        compare(&mut writers, &served);
        // From no write at all, which kills it while the first ones are under way, to some dozens.
        let acknowledged = kill * 13 % 61;
        write_until_killed(&mut writers, &mut served, acknowledged);
    }
    compare(&mut writers, &Served::start(folder.path()));
    let steps: usize = writers.iter().map(Writer::done).sum();
    println!("{steps} writes, {KILLS} kills, nothing lost");
}

#[test]
fn a_kill_while_the_file_is_made_or_mended_leaves_it_whole() {
    let folder = tempfile::tempdir().unwrap();
    kill_on_the_way(folder.path(), time_to_start(tempfile::tempdir().unwrap().path()));
    let mut writers = [Writer::new(0)];
    write_until_killed(&mut writers, &mut Served::start(folder.path()), 30);
    kill_on_the_way(folder.path(), time_to_start(folder.path()));
    compare(&mut writers, &Served::start(folder.path()));
}

/// Returns how long it takes until a tenant in `folder` is served; it is killed then.
fn time_to_start(folder: &Path) -> Duration {
    let begun = Instant::now();
    Served::start(folder).kill();
    begun.elapsed()
}

/// Kills the process time and again before it serves, a little later each time.
fn kill_on_the_way(folder: &Path, time_to_start: Duration) {
    for part in 0..16 {
        let mut starting = Starting::new(folder);
        let begun = Instant::now();
        while begun.elapsed() < time_to_start * part / 16 {
            thread::yield_now();
        }
        starting.kill();
    }
}

/// Compares what every writer wrote with what is there.
fn compare(writers: &mut [Writer], served: &Served) {
    let mut connection = Connection::open(served.address()).expect("it listens");
    for writer in writers {
        writer.compare(&mut connection);
    }
}

/// Lets all write at the same time, and kills the process when so many writes were acknowledged.
fn write_until_killed(writers: &mut [Writer], served: &mut Served, acknowledged: usize) {
    let (told, heard) = mpsc::channel();
    let address = served.address().to_owned();
    thread::scope(|scope| {
        for writer in writers {
            let (told, address) = (told.clone(), &address);
            scope.spawn(move || writer.write(address, &told));
        }
        drop(told);
        for _ in 0..acknowledged {
            heard.recv().expect("they write until the process is killed");
        }
        served.kill();
    });
}
