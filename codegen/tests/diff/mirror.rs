//! Two configurations and what changed between them, and the law that the way back is the mirror.

use std::collections::BTreeSet;
use std::path::Path;

use mosaic_codegen::catalog::Product;
use mosaic_codegen::config::Config;
use mosaic_codegen::diff::{Change, Kind, Side, Written, changes};
use mosaic_codegen::model;
use mosaic_codegen::report::text::Style;
use mosaic_codegen::report::{Format, ReviewReport};
use mosaic_codegen::review::{Options, Review};
use mosaic_codegen::source::{Documents, Role, Sources};
use mosaic_codegen::span::Location;

/// Texts with their names.
pub(crate) type Texts = Vec<(String, String)>;

/// Gives the changes between `old` and `new` to `look`.
pub(crate) fn with_changes<T>(
    old: &Texts,
    new: &Texts,
    look: impl FnOnce(&[Change<'_>]) -> T,
) -> T {
    with_sides(old, new, |old, new| look(&changes(old, new)))
}

/// Gives the review of `old` and `new` to `look`, with its report for programs.
pub(crate) fn with_review<T>(
    old: &Texts,
    new: &Texts,
    look: impl FnOnce(&Review<'_>, &str) -> T,
) -> T {
    with_sides(old, new, |was, is| {
        let review = Review::of(was, is, &Config::default(), &Options::default());
        let report = ReviewReport::new(&review, Sources::new(), sources(old), sources(new));
        look(&review, &Format::Json.render_review(&report, Style::default()))
    })
}

/// Gives `old` and `new`, lowered, to `look`.
pub(crate) fn with_sides<T>(
    old: &Texts,
    new: &Texts,
    look: impl FnOnce(Side<'_>, Side<'_>) -> T,
) -> T {
    let (old, new) = (sources(old), sources(new));
    let (old_documents, new_documents) = (Documents::parse(&old).0, Documents::parse(&new).0);
    let old_model = model::lower(&old_documents, Product::Aic).0;
    let new_model = model::lower(&new_documents, Product::Aic).0;
    look(
        Side { documents: &old_documents, model: &old_model },
        Side { documents: &new_documents, model: &new_model },
    )
}

fn sources(texts: &Texts) -> Sources {
    let mut sources = Sources::new();
    for (name, text) in texts {
        let role = if is_script(name) { Role::Script } else { Role::Configuration };
        sources.add(name.as_str(), text.as_bytes().to_vec(), role);
    }
    sources
}

/// Returns whether the file `name` is a script.
pub(crate) fn is_script(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "js")
}

/// Returns `text` as the only one, of a file.
pub(crate) fn single(text: &str) -> Texts {
    vec![("managed.json".to_owned(), text.to_owned())]
}

/// Checks that the changes from `new` to `old` are the mirror of those from `old` to `new`.
pub(crate) fn check_mirror(old: &Texts, new: &Texts) {
    let there = with_changes(old, new, |changes| {
        sorted(changes.iter().map(|change| told(change.kind.mirrored(), change, true)))
    });
    let back = with_changes(new, old, |changes| {
        sorted(changes.iter().map(|change| told(change.kind, change, false)))
    });
    assert_eq!(there, back, "{old:?}\n{new:?}");
    check_review(old, new);
}

/// Checks that each change of the review of `old` and `new` is judged, and known by a fingerprint of its
/// own.
fn check_review(old: &Texts, new: &Texts) {
    with_review(old, new, |review, report| {
        let known: BTreeSet<_> = review.changes.iter().map(|it| &it.fingerprint).collect();
        assert_eq!(known.len(), review.changes.len(), "{old:?}\n{new:?}");
        let told = known.iter().all(|fingerprint| report.contains(fingerprint.as_str()));
        assert!(told && report.ends_with("}\n"), "{old:?}\n{new:?}");
    });
}

/// What is told of a change, but for the path, which is the one of the newer side.
type Told = (Kind, Option<String>, Option<String>, [Option<(Location, Option<String>)>; 2]);

fn told(kind: Kind, change: &Change<'_>, is_mirrored: bool) -> Told {
    let place = |written: Written<'_>| {
        (written.location, written.value.map(|value| value.raw().to_owned()))
    };
    let written = if is_mirrored { change.written.mirrored() } else { change.written };
    let places = [written.old.map(place), written.new.map(place)];
    (kind, change.key.clone(), change.other_end.clone(), places)
}

fn sorted(told: impl Iterator<Item = Told>) -> Vec<Told> {
    let mut told: Vec<_> = told.collect();
    told.sort();
    told
}
