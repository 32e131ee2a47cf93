//! What holds for every edit of every document: shared by the tests and the fuzz targets.

use mosaic_codegen::json::edit::{self, Edit, EditError, Segment};
use mosaic_codegen::json::{self, Key, Kind, Value};

/// A name that no document of the tests has.
const FRESH: &str = "no such name/~\"\\\u{1f980}";

/// Checks all laws of editing on the value of `text` that `choice` picks.
pub(crate) fn check(text: &str, choice: usize) {
    let (document, errors) = json::parse(text);
    let Some(root) = document.root().filter(|_| errors.is_empty()) else {
        let refused = edit::apply(text, &[]);
        assert!(matches!(refused, Err(EditError::Syntax { .. })), "{refused:?}");
        return;
    };
    let places = places(root);
    let (path, value) = &places[choice % places.len()];
    check_set(text, path, *value);
    if matches!(value.kind(), Kind::Array | Kind::Object) {
        check_insert(text, path, *value);
    }
    if let Some(last) = path.last() {
        check_remove(text, path, *value);
        if let Segment::Name(name) = last {
            check_rename(text, path, name, key_of(root, *value));
        }
    }
}

/// Returns every value that a path leads to: all but those whose name comes again.
fn places(root: Value<'_>) -> Vec<(Vec<Segment>, Value<'_>)> {
    let mut places = vec![(Vec::new(), root)];
    let mut next = 0;
    while let Some((path, value)) = places.get(next).cloned() {
        next += 1;
        let step = |segment| [&path[..], &[segment]].concat();
        for (index, element) in value.elements().enumerate() {
            places.push((step(Segment::Index(index)), element));
        }
        let shadowed: Vec<_> =
            value.duplicates().iter().map(|found| found.again.key.name()).collect();
        for member in value.members() {
            let name = member.key.name();
            if !shadowed.contains(&name) {
                places.push((step(Segment::Name(name.into_owned())), member.value));
            }
        }
    }
    places
}

fn check_set(text: &str, path: &[Segment], value: Value<'_>) {
    let set = |new: &str| edit::apply(text, &[Edit::set(path.to_vec(), new)]);
    assert_eq!(set(value.raw()).as_deref(), Ok(text), "to set what is there changes nothing");
    let span = value.span().range();
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let edited = set("-12.50e1").expect("a scalar fits everywhere");
    assert_eq!(edited, format!("{before}-12.50e1{after}"), "all other bytes stay");
    assert_model(text, &edited, |model| *at(model, path) = serde_json::json!(-125.0));
    let Some(edited) = unless_too_deep(set("{\"a\": [1, {}, \"\\n\"]}")) else { return };
    assert!(edited.starts_with(before) && edited.ends_with(after), "all other bytes stay");
    let new = serde_json::json!({"a": [1, {}, "\n"]});
    assert_model(text, &edited, |model| *at(model, path) = new);
}

fn check_insert(text: &str, path: &[Segment], container: Value<'_>) {
    let first = match container.kind() {
        Kind::Object => Segment::Name(FRESH.to_owned()),
        _ => Segment::Index(0),
    };
    let last = match container.kind() {
        Kind::Object => Segment::Name(FRESH.to_owned()),
        _ => Segment::Index(container.len()),
    };
    for place in [first, last] {
        let path_of_new = [path, std::slice::from_ref(&place)].concat();
        let inserted = edit::apply(text, &[Edit::insert(path_of_new.clone(), "[7, {\"a\": 8}]")]);
        let Some(inserted) = unless_too_deep(inserted) else { return };
        let new = serde_json::json!([7, {"a": 8}]);
        assert_model(text, &inserted, |model| match (at(model, path), &place) {
            (serde_json::Value::Array(elements), Segment::Index(index)) => {
                elements.insert(*index, new);
            }
            (object, _) => object[FRESH] = new,
        });
        if !container.is_empty() || container.raw().len() == 2 {
            let removed = edit::apply(&inserted, &[Edit::remove(path_of_new)]);
            assert_eq!(removed.as_deref(), Ok(text), "what was inserted goes without a trace");
        }
    }
}

fn check_remove(text: &str, path: &[Segment], value: Value<'_>) {
    let removed = edit::apply(text, &[Edit::remove(path.to_vec())]).expect("it is there");
    let (last, above) = path.split_last().expect("it is not the outermost value");
    let has_twin = json::parse(text).0.objects().any(|object| !object.duplicates().is_empty());
    if !has_twin {
        assert_model(text, &removed, |model| match (at(model, above), last) {
            (serde_json::Value::Array(elements), Segment::Index(index)) => {
                elements.remove(*index);
            }
            (serde_json::Value::Object(members), Segment::Name(name)) => {
                members.remove(name);
            }
            (other, _) => panic!("{other} has no items"),
        });
    }
    assert_one_piece_went(text, &removed, value);
}

/// Asserts that `removed` is `text` without one piece, in which `value` was.
fn assert_one_piece_went(text: &str, removed: &str, value: Value<'_>) {
    let same = |(left, right): &(u8, u8)| left == right;
    let before = text.bytes().zip(removed.bytes()).take_while(same).count();
    let after = text.bytes().rev().zip(removed.bytes().rev()).take_while(same).count();
    let length = text.len() - removed.len();
    let span = value.span().range();
    // Where equal bytes stand beside the piece, it may be thought to begin at several places.
    let earliest = (removed.len() - after).max(span.end.saturating_sub(length));
    let latest = before.min(span.start);
    assert!(earliest <= latest, "all other bytes stay: {removed}");
}

/// Returns the name of the member of a document whose value is `wanted`.
fn key_of<'a>(root: Value<'a>, wanted: Value<'a>) -> Option<Key<'a>> {
    let mut open = vec![root];
    while let Some(value) = open.pop() {
        open.extend(value.elements());
        for member in value.members() {
            if member.value.span() == wanted.span() {
                return Some(member.key);
            }
            open.push(member.value);
        }
    }
    None
}

fn check_rename(text: &str, path: &[Segment], name: &str, key: Option<Key<'_>>) {
    let fresh = [&path[..path.len() - 1], &[Segment::Name(FRESH.to_owned())]].concat();
    let there = edit::apply(text, &[Edit::rename(path.to_vec(), FRESH)]).expect("no one has it");
    let back = edit::apply(&there, &[Edit::rename(fresh, name)]).expect("no one has it");
    let Some(key) = key else { panic!("{name} is the name of a member") };
    let (before, after) = (&text[..key.span().range().start], &text[key.span().range().end..]);
    assert_eq!(there, format!("{before}{}{after}", json::quote(FRESH)), "all other bytes stay");
    // A name that was escaped otherwise comes back as it is escaped here.
    assert_eq!(back, format!("{before}{}{after}", json::quote(name)), "the name is back");
    assert_model(text, &back, |_| ());
}

fn unless_too_deep(edited: Result<String, EditError>) -> Option<String> {
    match edited {
        Ok(edited) => Some(edited),
        Err(EditError::TooLarge { .. }) => None,
        Err(other) => panic!("{other}"),
    }
}

/// Asserts that `edited` reads as `text` does after `change`, where `serde_json` can read it.
fn assert_model(text: &str, edited: &str, change: impl FnOnce(&mut serde_json::Value)) {
    assert_eq!(json::parse(edited).1, [], "{edited}");
    let read = |text: &str| serde_json::from_str(text.trim_start_matches('\u{feff}'));
    let (Ok(mut model), Ok(found)) = (read(text), read(edited)) else { return };
    change(&mut model);
    let found: serde_json::Value = found;
    assert_eq!(found, model, "{edited}");
}

/// Returns the value at `path` in the model.
fn at<'m>(model: &'m mut serde_json::Value, path: &[Segment]) -> &'m mut serde_json::Value {
    path.iter().fold(model, |value, segment| match segment {
        Segment::Node(_) => panic!("these laws speak of paths by name"),
        Segment::Name(name) => &mut value[name.as_str()],
        Segment::Index(index) => &mut value[*index],
    })
}
