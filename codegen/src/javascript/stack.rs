//! Room for a parser that recurses: no script, however deep, overflows the stack.

use std::io;
use std::thread;

/// How much stack is taken of the caller, whose thread has at least 2 MiB.
const OWN: usize = 1024 * 1024;

/// How much stack is taken at the most; the system gives only what is really used of it.
const MOST: usize = 64 * 1024 * 1024;

/// Returns what `work` returns, having run it with `bytes` of stack, and as much again.
///
/// # Errors
///
/// When that is too much, or more than the system has.
pub(super) fn with_room<T: Send>(bytes: usize, work: impl FnOnce() -> T + Send) -> io::Result<T> {
    if bytes <= OWN {
        return Ok(work());
    }
    if bytes > MOST {
        return Err(io::ErrorKind::OutOfMemory.into());
    }
    thread::scope(|scope| {
        let handle = thread::Builder::new().stack_size(2 * bytes).spawn_scoped(scope, work)?;
        handle.join().map_err(|_| io::ErrorKind::Other.into())
    })
}
