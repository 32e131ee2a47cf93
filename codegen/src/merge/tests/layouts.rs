//! Sides of different layouts, and scripts in files.

use super::sides::{Outcome, Texts, merge_texts};
use crate::merge::{MergeError, Options, Party, Removals};
use crate::span::SourceId;

/// A type with a script, in one text.
const INLINE: &str = r#"{"objects": [
  {
    "name": "loan",
    "onCreate": { "type": "text/javascript", "source": "a();\nb();" },
    "schema": { "properties": { "due": { "type": "string" } } }
  }
]}
"#;

/// The same type in a folder, with its script beside it.
const SPLIT: [(&str, &str); 2] = [
    (
        "types/loan/loan.json",
        r#"{
  "name": "loan",
  "onCreate": { "type": "text/javascript", "file": "loan.onCreate.js" },
  "schema": { "properties": { "due": { "type": "string" } } }
}
"#,
    ),
    ("types/loan/loan.onCreate.js", "a();\nb();\n"),
];

fn merged(base: Texts<'_>, ours: Texts<'_>, theirs: Texts<'_>) -> Outcome {
    let options = Options { removals: Removals::Any, ..Options::default() };
    merge_texts(Some(base), ours, theirs, &options).expect("these are JSON")
}

fn outcome(texts: Texts<'_>) -> Outcome {
    let texts = texts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Outcome { texts: texts.collect(), conflicts: Vec::new() }
}

#[test]
fn a_script_in_a_file_is_the_same_as_one_that_is_not() {
    let inline = [("managed.json", INLINE)];
    assert_eq!(merged(&inline, &SPLIT, &inline), outcome(&SPLIT));
    assert_eq!(merged(&SPLIT, &inline, &SPLIT), outcome(&inline));
}

#[test]
fn a_script_changes_in_its_file() {
    let changed = INLINE.replace("b();", "c();");
    let [types, _] = SPLIT;
    let expected = [types, ("types/loan/loan.onCreate.js", "a();\nc();\n")];
    let (base, theirs) = ([("managed.json", INLINE)], [("managed.json", &*changed)]);
    assert_eq!(merged(&base, &SPLIT, &theirs), outcome(&expected));
}

#[test]
fn a_script_from_a_file_changes_where_it_is_written() {
    let [types, _] = SPLIT;
    let theirs = [types, ("types/loan/loan.onCreate.js", "a();\nc();\n")];
    let changed = INLINE.replace("b();", "c();\\n");
    let (base, ours) = ([("managed.json", INLINE)], [("managed.json", INLINE)]);
    assert_eq!(merged(&base, &ours, &theirs), outcome(&[("managed.json", &changed)]));
}

#[test]
fn a_script_that_two_hooks_share_is_not_changed_for_one_of_them() {
    let hooks = r#""onCreate": { "type": "text/javascript", "file": "loan.onCreate.js" },
  "onUpdate": { "type": "text/javascript", "file": "loan.onCreate.js" },"#;
    let hook = r#""onCreate": { "type": "text/javascript", "file": "loan.onCreate.js" },"#;
    let [(name, text), script] = SPLIT;
    let shared = text.replace(hook, hooks);
    let source = r#""onCreate": { "type": "text/javascript", "source": "c();" },"#;
    let theirs = shared.replace(hook, source);
    let (base, theirs) = ([(name, &*shared), script], [(name, &*theirs), script]);
    assert_eq!(merged(&base, &base, &theirs), outcome(&theirs));
}

#[test]
fn a_script_that_comes_from_a_file_is_written_out() {
    let bare = r#"{"objects": [{ "name": "book", "schema": {} }]}"#;
    let Outcome { texts, .. } =
        merged(&[("a.json", bare)], &[("a.json", bare)], &[SPLIT[0], SPLIT[1], ("a.json", bare)]);
    assert!(texts[0].1.contains(r#""source": "a();\nb();\n" },"#), "{}", texts[0].1);
}

#[test]
fn a_new_type_is_a_new_file_where_each_has_its_own() {
    let theirs =
        INLINE.replace("\n]}", ",\n{\"name\":\"book\",\"schema\":{\"properties\":{}}}\n]}");
    let (base, theirs) = ([("managed.json", INLINE)], [("managed.json", &*theirs)]);
    let book = "{\n  \"name\": \"book\",\n  \"schema\": {\n    \"properties\": {}\n  }\n}\n";
    let [types, script] = SPLIT;
    let expected = [types, script, ("types/book/book.json", book)];
    assert_eq!(merged(&base, &SPLIT, &theirs), outcome(&expected));
}

#[test]
fn a_split_export_names_its_parts() {
    let (loan, book) = (
        r#"{ "name": "loan", "schema": { "properties": {} } }"#,
        r#"{ "name": "book", "schema": { "properties": {} } }"#,
    );
    let ours = [
        (
            "idm/managed.idm.json",
            r#"{"idm": {"managed": {"objects": ["file://loan.managed.json"]}}}"#,
        ),
        ("idm/loan.managed.json", loan),
    ];
    let both = [
        (
            "idm/managed.idm.json",
            r#"{"idm": {"managed": {"objects": ["file://loan.managed.json", "file://book.managed.json"]}}}"#,
        ),
        ("idm/loan.managed.json", loan),
        ("idm/book.managed.json", book),
    ];
    let list = format!("[{loan}, {book}]");
    let theirs = [("list.json", &*list)];
    assert_eq!(merged(&ours, &ours, &theirs), outcome(&both));
    assert_eq!(merged(&theirs, &both, &ours), outcome(&ours));
}

#[test]
fn operations_and_entities_take_a_type_as_they_hold_the_others() {
    let theirs = [("list.json", r#"[{"name":"book","schema":{}},{"name":"loan","schema":{}}]"#)];
    for (before, after) in [
        (
            r#"[{"operation":"add","field":"/objects/-","value":{"name":"loan","schema":{}}}]"#,
            r#"[{"operation":"add","field":"/objects/-","value":{"name":"loan","schema":{}}},{"operation": "add", "field": "/objects/-", "value": {"name":"book","schema":{}}}]"#,
        ),
        (
            r#"{"idm":{"managed/loan":{"name":"loan","schema":{}}}}"#,
            r#"{"idm":{"managed/loan":{"name":"loan","schema":{}},"managed/book":{"name":"book","schema":{}}}}"#,
        ),
        (
            r#"{"managed":{"loan":{"name":"loan","schema":{}}}}"#,
            r#"{"managed":{"loan":{"name":"loan","schema":{}},"book":{"name":"book","schema":{}}}}"#,
        ),
    ] {
        let (before, after) = ([("a.json", before)], [("a.json", after)]);
        assert_eq!(merged(&before, &before, &theirs), outcome(&after));
        assert_eq!(merged(&theirs, &after, &before), outcome(&before));
    }
}

#[test]
fn a_text_that_is_no_json_is_merged_with_nothing() {
    let broken = [("managed.json", "{\"objects\": [")];
    let whole = [("managed.json", INLINE)];
    let refused = |party| Err(MergeError::Unreadable { party, source: SourceId(0) });
    let options = Options::default();
    assert_eq!(merge_texts(Some(&broken), &whole, &whole, &options), refused(Party::Base));
    assert_eq!(merge_texts(None, &broken, &whole, &options), refused(Party::Ours));
    assert_eq!(merge_texts(None, &whole, &broken, &options), refused(Party::Theirs));
}

#[test]
fn a_new_script_is_a_new_file_where_the_others_are() {
    let hooks = r#""onCreate": { "type": "text/javascript", "source": "a();\nb();" },
    "onDelete": { "type": "text/javascript", "source": "d();" },
    "actions": { "renew": { "type": "text/javascript", "source": "r();" } },"#;
    let property = r#""due": { "type": "string", "onStore": { "type": "text/javascript", "source": "s();" } }"#;
    let theirs = INLINE
        .replace(r#""onCreate": { "type": "text/javascript", "source": "a();\nb();" },"#, hooks)
        .replace(r#""due": { "type": "string" }"#, property);
    let (base, theirs) = ([("managed.json", INLINE)], [("managed.json", &*theirs)]);
    let Outcome { texts, conflicts } = merged(&base, &SPLIT, &theirs);
    assert_eq!(conflicts, Vec::<String>::new());
    let files: Vec<_> = texts[1..].iter().map(|(name, text)| (&name[11..], &**text)).collect();
    let expected = [
        ("loan.onCreate.js", "a();\nb();\n"),
        ("loan.due.onStore.js", "s();\n"),
        ("loan.onDelete.js", "d();\n"),
        ("loan.actions.renew.js", "r();\n"),
    ];
    let mut sorted = (files, expected.to_vec());
    sorted.0.sort_unstable();
    sorted.1.sort_unstable();
    assert_eq!(sorted.0, sorted.1);
    for (name, _) in expected {
        assert!(texts[0].1.contains(&format!("\"file\": \"{name}\"")), "{}", texts[0].1);
    }
    // The other way, everything is in one text again.
    let split: Vec<_> = texts.iter().map(|(name, text)| (&**name, &**text)).collect();
    let mut whole = merged(&SPLIT, &base, &split);
    whole.texts[0].1 = whole.texts[0].1.replace(r#";\n" }"#, r#";" }"#); // as the files end
    assert_eq!(whole, merged(&base, &base, &theirs));
    // What is back as it was leaves no file behind.
    assert_eq!(merged(&theirs, &split, &base).texts.len(), 2);
}

#[test]
fn a_new_type_beside_types_with_scripts_in_files_has_its_own_there() {
    let book = r#"[{"name": "book", "onCreate": {"type": "groovy", "source": "a()"}}]"#;
    let base: [(&str, &str); 0] = [];
    let theirs = book.replace("}}]", "}, \"schema\": {}}]");
    let Outcome { texts, .. } = merged(&base, &SPLIT, &[("a.json", &theirs)]);
    assert_eq!(texts[2], ("types/book/book.onCreate.groovy".to_owned(), "a()\n".to_owned()));
    assert!(texts[3].1.contains(r#""file": "book.onCreate.groovy""#), "{}", texts[3].1);
}
