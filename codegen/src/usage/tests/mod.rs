//! What counts as a place that names a property, and what does not.

mod distinct;
mod documents;
mod links;
mod neighbours;
mod nested;
mod scripts;

use crate::report::Places;
use crate::source::Role;
use crate::usage::{Certainty, Names, Tree, Usages, find};

/// Returns `files` as a tree.
fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::default();
    for (name, text) in files {
        tree.sources.add(*name, text.as_bytes().to_vec(), Role::Configuration);
    }
    tree
}

/// Returns a line for each of `usages`: the place, the kind of file, how, and `!` where it is certain.
fn lines(tree: &Tree, usages: &Usages) -> Vec<String> {
    let places = Places::new(&tree.sources);
    let line = |usage: &crate::usage::Usage| {
        let place = places.place(usage.location).expect("it is of the tree");
        let (line, column) = (place.start.line, place.start.column);
        let sure = if usage.certainty == Certainty::Certain { "!" } else { "" };
        let (category, how) = (usage.category.name(), usage.how.name());
        let written = &place.source.text[usage.location.span.range()];
        let name = usage.name.rsplit('.').next().expect("a name");
        assert!(written.contains(name) || written.len() > 24, "{written}");
        format!("{}:{line}:{column} {category} {how}{sure}", place.source.name)
    };
    usages.places.iter().map(line).collect()
}

/// Returns where the property `path`, such as `alpha_user.mail`, is named in `files`.
fn used(path: &str, files: &[(&str, &str)]) -> Vec<String> {
    let (owner, name) = path.split_once('.').expect("a type and a property");
    let tree = tree(files);
    let mut names = Names::default();
    names.add_property(owner, name);
    lines(&tree, &find(&tree, &names).of_property(owner, name))
}
