//! A wire verb has a definition, an answer of the local tenant, a call of the client and a test that
//! brings the three together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use mosaic_tests::workspace;
use syn::{GenericArgument, ImplItem, Item, PathArguments, ReturnType, Type, Visibility};

#[test]
fn a_verb_is_a_file_of_the_wire_and_a_file_of_the_local_tenant() {
    let defined: BTreeSet<_> = verbs().into_values().collect();
    assert!(defined.contains("create"), "{defined:?}");
    let mut answered = stems(&workspace().join("emulator/src/verbs"));
    answered.remove("mod");
    assert_eq!(answered, defined);
}

#[test]
fn the_client_has_a_call_for_each_verb() {
    let called: BTreeSet<_> = calls().into_iter().map(|(verb, _)| verb).collect();
    assert_eq!(called, verbs().into_keys().collect());
}

#[test]
fn each_call_of_the_client_is_made_in_a_test_over_a_real_port() {
    let folder = workspace().join("tests/tests/end_to_end");
    let tests: String = rust_files(&folder).iter().map(|path| read(path)).collect();
    for (verb, method) in calls() {
        let is_made = ["(", "::<"].iter().any(|next| tests.contains(&format!(".{method}{next}")));
        assert!(is_made, "no test calls `{method}`, which sends a `{verb}`");
    }
}

/// Returns the types of the verbs, and the files that define them.
fn verbs() -> BTreeMap<String, String> {
    let mut verbs = BTreeMap::new();
    for stem in stems(&workspace().join("runtime/src/wire")) {
        let path = workspace().join(format!("runtime/src/wire/{stem}.rs"));
        for item in syn::parse_file(&read(&path)).expect("a source parses").items {
            let Item::Impl(implementation) = item else { continue };
            let is_verb = implementation.trait_.as_ref().is_some_and(|of| of.0.is_ident("Verb"));
            if is_verb && let Some(name) = last_name(&implementation.self_ty) {
                verbs.insert(name, stem.clone());
            }
        }
    }
    verbs
}

/// Returns the public methods of the client that make a call, each behind the type of its verb.
fn calls() -> BTreeSet<(String, String)> {
    let mut calls = BTreeSet::new();
    for path in rust_files(&workspace().join("runtime/src/client")) {
        for item in syn::parse_file(&read(&path)).expect("a source parses").items {
            let Item::Impl(implementation) = item else { continue };
            for item in implementation.items {
                let ImplItem::Fn(function) = item else { continue };
                if !matches!(function.vis, Visibility::Public(_)) {
                    continue;
                }
                let verb = verb_of(&function.sig.output);
                calls.extend(verb.map(|verb| (verb, function.sig.ident.to_string())));
            }
        }
    }
    calls
}

/// Returns the verb of a method that returns `Call<Verb, …>`.
fn verb_of(output: &ReturnType) -> Option<String> {
    let ReturnType::Type(_, output) = output else { return None };
    let Type::Path(output) = &**output else { return None };
    let last = output.path.segments.last().filter(|last| last.ident == "Call")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let Some(GenericArgument::Type(verb)) = arguments.args.first() else { return None };
    last_name(verb).filter(|name| name.len() > 1) // a call of any verb names a parameter
}

fn last_name(of: &Type) -> Option<String> {
    let Type::Path(path) = of else { return None };
    path.path.segments.last().map(|last| last.ident.to_string())
}

fn stems(folder: &Path) -> BTreeSet<String> {
    let entries = folder.read_dir().expect("a folder of sources").flatten();
    let files = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    files.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let (mut files, mut open) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = open.pop() {
        for entry in folder.read_dir().expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a source can be read")
}
