//! Conflicts between marks.

use mosaic_codegen::catalog::Product;
use mosaic_codegen::diff::Side;
use mosaic_codegen::json;
use mosaic_codegen::merge::{Labels, Options, Removals, Surroundings, mark, merge};
use mosaic_codegen::model;
use mosaic_codegen::source::Documents;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::deeds::{Deed, deed};
use crate::samples::samples;
use crate::sides::{meaning, sources};

/// A merge with its conflicts marked.
struct Marked {
    merged: String,
    with_marks: Option<String>,
}

fn marked(texts: [&str; 3]) -> Marked {
    let sources = texts.map(sources);
    let documents = sources.each_ref().map(|sources| Documents::parse(sources).0);
    let models = documents.each_ref().map(|it| model::lower(it, Product::default()).0);
    let side = |n: usize| Side { documents: &documents[n], model: &models[n] };
    let (removals, surroundings) = (Removals::Any, Surroundings::Merge);
    let options = Options { removals, surroundings, ..Options::default() };
    let merged = merge(Some(side(0)), side(1), side(2), &options).expect("these are JSON");
    let text = merged.texts.values().next().map_or(texts[1], String::as_str);
    let labels = Labels { ours: "ours".into(), theirs: "theirs".into(), size: 9 };
    Marked { merged: text.to_owned(), with_marks: mark(text, &merged.conflicts, &labels) }
}

/// Returns the text that is left when every conflict is decided for the side of the marks `keep`.
fn decided(text: &str, keep: &str) -> String {
    let (mut side, mut kept) = ("", String::new());
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            "<<<<<<<<< ours" => side = "ours",
            "=========" => side = "theirs",
            ">>>>>>>>> theirs" => side = "",
            _ if side.is_empty() || side == keep => kept.push_str(line),
            _ => {}
        }
    }
    kept
}

/// What one side makes of a property that both touch.
#[derive(Clone, Copy, Debug)]
enum End {
    Changed,
    Removed,
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![3 => Just(End::Changed), 1 => Just(End::Removed)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whoever_decides_for_one_side_is_left_with_json(
        base in prop::sample::select(samples()),
        at: Index,
        more in (deed(), deed()),
        (our_end, their_end) in (end(), end()),
    ) {
        let end = |end: End, title: &'static str| match end {
            End::Changed => Deed::Change(at, "title", title),
            End::Removed => Deed::Remove(at),
        };
        let ours = more.0.done(&end(our_end, "\"Our title\"").done(&base));
        let theirs = more.1.done(&end(their_end, "\"Their title\"").done(&base));
        let Marked { merged, with_marks } = marked([&base, &ours, &theirs]);
        let marked = with_marks.expect("no conflict is about a whole file");
        let is_bare = |line: &str| !line.contains("<<<<<<<<<");
        prop_assert_eq!(marked.lines().all(is_bare), marked == merged);
        prop_assert_eq!(meaning(&decided(&marked, "ours")), meaning(&merged));
        let text = decided(&marked, "theirs");
        let (_, errors) = json::parse(&text);
        prop_assert_eq!(errors, [], "{}", text);
    }
}
