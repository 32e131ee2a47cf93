//! Room for a parser that recurses: no script, however deep, overflows the stack.

use std::io;
use std::thread;

/// How much stack is taken of the caller, whose thread has at least 2 MiB.
const OWN: usize = 1024 * 1024;

/// How much stack is taken at the most; the system gives only what is really used of it.
const MOST: usize = 64 * 1024 * 1024;

/// Returns what `work` returns, having run it with `bytes` of stack.
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

/// Returns how many bytes of stack suffice to read `source`.
///
/// A parser descends behind an opening bracket, an operator or a keyword, so there are never more
/// levels than these. What each costs was measured without optimisation, and a third was added; most
/// scripts close their brackets and need a hundredth. There is as much again where it is spent.
pub(super) fn needed(source: &str) -> usize {
    let signs: usize = source.bytes().map(cost).sum();
    let words = source
        .split(|character: char| !character.is_ascii_lowercase())
        .filter(|word| descends(word))
        .count();
    signs + words * 2048
}

fn cost(byte: u8) -> usize {
    match byte {
        b'(' | b'[' | b'{' | b'`' | b'@' | b'<' | b'?' => 4096,
        b'!' | b'~' | b'+' | b'-' | b'*' | b'/' | b'%' | b'>' | b'=' | b'&' | b'|' | b'^'
        | b':' | b'.' => 1024,
        _ => 0,
    }
}

/// Returns whether a parser may descend behind `word`. Some of these are of TypeScript: it reads them,
/// too, to say that they do not belong here.
fn descends(word: &str) -> bool {
    matches!(
        word,
        "abstract"
            | "as"
            | "asserts"
            | "async"
            | "await"
            | "class"
            | "delete"
            | "do"
            | "else"
            | "extends"
            | "for"
            | "if"
            | "in"
            | "infer"
            | "instanceof"
            | "is"
            | "keyof"
            | "new"
            | "readonly"
            | "satisfies"
            | "typeof"
            | "unique"
            | "void"
            | "while"
            | "yield"
    )
}
