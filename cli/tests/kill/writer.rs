//! One who writes step by step, and knows which steps were acknowledged.

use std::sync::mpsc::Sender;

use crate::{connection::Connection, world::World};

/// One who writes step by step, and knows which steps were acknowledged.
pub(crate) struct Writer {
    name: String,
    done: usize,
    world: World,
}

impl Writer {
    /// Returns a writer that has not written yet.
    pub(crate) fn new(number: usize) -> Self {
        Self { name: format!("w{number}"), done: 0, world: World::default() }
    }

    /// Returns how many steps are there.
    pub(crate) fn done(&self) -> usize {
        self.done
    }

    /// Writes until the connection breaks, and tells of every step that is acknowledged.
    pub(crate) fn write(&mut self, address: &str, told: &Sender<()>) {
        let Ok(mut connection) = Connection::open(address) else { return };
        loop {
            let mut after = self.world.clone();
            let step = after.step(&self.name, self.done);
            let Ok((status, answer)) = connection.send(&step.request, &step.body) else { return };
            assert!((200..300).contains(&status), "{}: {answer}", step.request);
            self.world = after;
            self.done += 1;
            let _ = told.send(());
        }
    }

    /// Compares what is there with the steps that were acknowledged: one more may be there, the one
    /// that was under way, and that as a whole.
    pub(crate) fn compare(&mut self, connection: &mut Connection) {
        let found = World::read(connection, &self.name);
        if found != self.world {
            self.world.step(&self.name, self.done);
            self.done += 1;
        }
        assert_eq!(found, self.world, "{} after {} steps", self.name, self.done);
    }
}
