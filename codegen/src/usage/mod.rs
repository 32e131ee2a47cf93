//! Where a tenant's configuration names what changes: scripts, mappings, roles, privileges, journeys.
//!
//! ```text
//! Names (what is asked for) ─┐
//!                            ├─► find ─► Found ─► Usage (place, kind of file, how, how sure)
//! Sources (a tree of files) ─┘
//! ```
//!
//! The tree is read once, whatever number of names is asked for. JSON is read by its structure, and a
//! script through its syntax, so that neither a word in a comment nor a longer name is a hit.

mod body;
mod category;
mod context;
mod filter;
mod found;
mod names;
mod path;
mod script;
mod tokens;
mod walk;

#[cfg(test)]
mod tests;

pub use category::Category;
pub use found::{Certainty, Found, How, Usage, Usages};
pub use names::Names;
#[cfg(feature = "javascript")]
pub(crate) use script::{Form, Mention};

use crate::json;
use crate::source::Sources;
use crate::span::Location;
use crate::usage::context::Context;
use crate::usage::found::Finder;
use crate::usage::script::Language;

/// Returns where `tree` names what `names` asks for.
///
/// Files are known by their endings: `.json`, `.js` and `.groovy`; others are not looked at.
#[must_use]
pub fn find(tree: &Sources, names: &Names) -> Found {
    let mut finder = Finder::new(names);
    for (id, source) in tree.iter() {
        let context = Context::of_file(&source.name);
        let Some((_, ending)) = source.name.rsplit_once('.') else { continue };
        match Language::of_ending(ending) {
            Some(language) => {
                let place = |range: std::ops::Range<usize>| Location {
                    source: id,
                    span: body::span_of(&range),
                };
                script::read(&source.text, language, &context, &mut finder, &place);
            }
            None if ending.eq_ignore_ascii_case("json") => {
                let (document, _) = json::parse(&source.text);
                if let Some(root) = document.root() {
                    walk::walk(&mut finder, id, root, &context);
                }
            }
            None => {}
        }
    }
    finder.finish()
}
