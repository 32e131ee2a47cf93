//! Laws of comparing: the same is no change, the way back is the mirror of the way there.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::describe::{line, samples, tenant, text_of, types};
use crate::mirror::{check_mirror, single, with_changes, with_review};
use crate::rewrite::{Random, rewritten};

/// Returns the samples that are one file, with their names.
fn files() -> Vec<(String, String)> {
    let folder = samples().join("samples");
    let mut files = vec![("managed.json".to_owned(), tenant())];
    for entry in folder.read_dir().expect("there are samples") {
        let path = entry.expect("an entry of a folder can be read").path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push((path.display().to_string(), text_of(&path)));
        }
    }
    files.sort();
    files
}

#[test]
fn the_same_text_is_no_change() {
    for (name, text) in files() {
        let texts = single(&text);
        let told =
            with_changes(&texts, &texts, |changes| changes.iter().map(line).collect::<Vec<_>>());
        assert_eq!(told, [""; 0], "{name}");
    }
}

#[test]
fn another_way_to_write_it_is_no_change() {
    for (name, text) in files() {
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        for seed in 1..5 {
            let told = with_changes(
                &single(&text),
                &single(&rewritten(&value, &mut Random::new(seed))),
                |changes| changes.iter().map(line).collect::<Vec<_>>(),
            );
            assert_eq!(told, [""; 0], "{name} {seed}");
        }
    }
}

#[test]
fn the_way_from_any_sample_to_any_other_and_back_is_a_mirror() {
    let files: Vec<_> = files().into_iter().filter(|(_, text)| text.len() < 20_000).collect();
    for (_, old) in &files {
        for (_, new) in &files {
            check_mirror(&single(old), &single(new));
        }
    }
}

/// Changes something in `place` at random.
fn edit(place: &mut Value, random: &mut Random) {
    let parts = place.as_object().map_or(0, serde_json::Map::len);
    let parts = parts + place.as_array().map_or(0, Vec::len);
    if parts > 0 && random.below(8) > 0 {
        let chosen = random.below(parts);
        let child = match place {
            Value::Object(members) => members.values_mut().nth(chosen),
            place => place.get_mut(chosen),
        };
        return edit(child.expect("it is one of them"), random);
    }
    let other = [
        json!(null),
        json!(true),
        json!("string"),
        json!(["string", "null"]),
        json!({"type": "string", "title": "A"}),
        json!([{"type": "object"}]),
        json!(7),
        json!({}),
    ];
    match place {
        Value::Object(members) if random.below(3) > 0 => {
            let name = members.keys().nth(random.below(members.len().max(1))).cloned();
            let Some(name) = name else { return };
            let Some(removed) = members.remove(&name) else { return };
            if random.below(2) > 0 {
                members.insert(format!("{name}{}", random.below(3)), removed);
            }
        }
        Value::Array(elements) if elements.len() > 1 && random.below(3) > 0 => {
            let chosen = random.below(elements.len());
            match random.below(3) {
                0 => drop(elements.remove(chosen)),
                1 => elements.swap(0, chosen),
                _ => elements.push(elements[chosen].clone()),
            }
        }
        Value::String(text) if random.below(2) > 0 => text.push('x'),
        other_place => *other_place = other[random.below(other.len())].clone(),
    }
}

/// Returns the types of the samples, each as a configuration of its own or a few together.
fn configurations() -> Vec<Value> {
    let mut small = types();
    small.retain(|object| object.to_string().len() < 20_000);
    let mut configurations: Vec<_> =
        small.chunks(3).map(|objects| json!({"objects": objects})).collect();
    for (_, text) in files().iter().filter(|(_, text)| text.len() < 20_000) {
        configurations.extend(serde_json::from_str::<Value>(text));
    }
    configurations
}

/// Returns what each change between `old` and `new` is, how it is judged, and what it is known by.
fn known(old: &str, new: &str) -> Vec<String> {
    with_review(&single(old), &single(new), |review, _| {
        let told = review.changes.iter().map(|reviewed| {
            let (change, verdict) = (&reviewed.change, reviewed.verdict().name());
            let (path, kind) = (&change.path, change.kind.name());
            format!("{path} {kind} {:?} {verdict} {}", change.key, reviewed.fingerprint)
        });
        let mut told: Vec<_> = told.collect();
        told.sort();
        told
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_way_back_is_the_mirror_of_the_way_there(seed in 1_u64.., edits in 1_usize..12) {
        let configurations = configurations();
        let mut random = Random::new(seed);
        let old = &configurations[random.below(configurations.len())];
        let mut new = old.clone();
        for _ in 0..edits {
            edit(&mut new, &mut random);
        }
        check_mirror(&single(&old.to_string()), &single(&rewritten(&new, &mut random)));
        let plain = known(&old.to_string(), &new.to_string());
        let again = known(&rewritten(old, &mut random), &rewritten(&new, &mut random));
        prop_assert_eq!(plain, again);
    }
}
