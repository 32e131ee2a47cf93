//! Claims about batches that wait together.

use std::{
    sync::{
        Barrier, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::*;
use crate::store::{Entry, Table};

fn batch(key: &str) -> Batch {
    let key = key.to_owned();
    Batch { entries: vec![Entry { table: Table::Meta, key, value: Some(Vec::new()) }] }
}

fn keys(batches: &[Batch]) -> Vec<String> {
    batches.iter().flat_map(|batch| &batch.entries).map(|entry| entry.key.clone()).collect()
}

#[test]
fn those_who_wait_are_kept_together_and_in_order() {
    let queue = Queue::default();
    for key in ["a", "b", "c"] {
        queue.join(batch(key)).unwrap();
    }
    let kept = Mutex::new(Vec::new());
    let keep = |batches: &[Batch]| {
        kept.lock().unwrap().push(keys(batches));
        Ok(())
    };
    queue.settle(Position(2), keep).unwrap();
    queue.settle(Position(3), keep).unwrap();
    queue.settle(Position(1), keep).unwrap();
    assert_eq!(kept.into_inner().unwrap(), [["a", "b", "c"]]);
}

#[test]
fn a_batch_without_changes_waits_for_those_before_it() {
    let queue = Queue::default();
    assert_eq!(queue.join(Batch::default()), Ok(Position(0)));
    let position = queue.join(batch("a")).unwrap();
    assert_eq!(queue.join(Batch::default()), Ok(position));
}

#[test]
fn nobody_returns_before_their_batch_is_kept() {
    let (queue, kept, turns) = (Queue::default(), Mutex::new(Vec::new()), AtomicUsize::new(0));
    let start = Barrier::new(8);
    let keep = |batches: &[Batch]| {
        turns.fetch_add(1, Ordering::Relaxed);
        kept.lock().unwrap().extend(keys(batches));
        Ok(())
    };
    thread::scope(|scope| {
        for writer in 0..8 {
            let (queue, kept, start) = (&queue, &kept, &start);
            scope.spawn(move || {
                start.wait();
                for number in 0..200 {
                    let key = format!("{writer}/{number}");
                    let position = queue.join(batch(&key)).unwrap();
                    queue.settle(position, keep).unwrap();
                    assert!(kept.lock().unwrap().contains(&key));
                }
            });
        }
    });
    assert_eq!(kept.into_inner().unwrap().len(), 1_600);
    assert!(turns.into_inner() <= 1_600);
}

#[test]
fn after_a_failure_nothing_is_kept_any_more() {
    let queue = Queue::default();
    let first = queue.join(batch("a")).unwrap();
    queue.settle(first, |_| Ok(())).unwrap();
    let second = queue.join(batch("b")).unwrap();
    assert_eq!(queue.health(), Ok(()));
    let full = JournalError::new("the disk is full");
    assert_eq!(queue.settle(second, |_| Err(full.clone())), Err(full.clone()));
    assert_eq!(queue.health(), Err(full.clone()));
    assert_eq!(queue.join(batch("c")), Err(full.clone()));
    assert_eq!(queue.settle(second, |_| Ok(())), Err(full));
    assert_eq!(queue.settle(first, |_| Ok(())), Ok(()));
}

#[test]
fn a_turn_that_panics_leaves_nobody_waiting() {
    let queue = Queue::default();
    let position = queue.join(batch("a")).unwrap();
    let turn = std::panic::AssertUnwindSafe(|| queue.settle(position, |_| panic!("on purpose")));
    assert!(std::panic::catch_unwind(turn).is_err());
    assert!(queue.settle(position, |_| Ok(())).is_err());
}
