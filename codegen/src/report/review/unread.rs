//! Which files of the configuration around the schema nobody looked at.

use crate::report::harmless;
use crate::usage::Unread;

/// How many files are named.
const SHOWN: usize = 5;

/// Returns how many files were not looked at, and which, and why; nothing where there are none.
pub(super) fn line(unread: &[Unread]) -> Option<String> {
    let count = match unread.len() {
        0 => return None,
        1 => String::from("1 file"),
        count => format!("{count} files"),
    };
    let names = unread.iter().take(SHOWN);
    let names = names.map(|file| format!("`{}` ({})", harmless(&file.name), file.reason.name()));
    let names: Vec<_> = names.collect();
    let more = match unread.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(format!("{count} of the tree: {}{more}", names.join(", ")))
}
