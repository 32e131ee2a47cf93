//! Which properties a script is taken to touch.

use std::fmt::Write as _;

use mosaic_codegen::javascript::{AccessKind, Names};

use super::script;

/// Returns what `source` does, as in `+object.a` for a read, `=` for a write and `-` for a delete, and
/// `…` at the end where it may do more.
fn accesses(source: &str) -> String {
    let script = script(source);
    let mut text = String::new();
    for access in &script.accesses {
        let sign = match access.kind {
            AccessKind::Read => '+',
            AccessKind::Write => '=',
            AccessKind::Delete => '-',
        };
        let _ = write!(text, "{sign}{}.{} ", access.variable.name(), access.property);
        assert!(source[access.range.clone()].contains(&access.property), "{source}");
    }
    if script.names == Names::Some {
        text.push('…');
    }
    text.trim_end().to_owned()
}

#[test]
fn a_member_is_a_read_or_a_write() {
    assert_eq!(accesses("object.a"), "+object.a");
    assert_eq!(accesses("newObject['a-b'] = oldObject.c"), "=newObject.a-b +oldObject.c");
    assert_eq!(accesses("object.a += 1; object.b++"), "+object.a =object.a +object.b =object.b");
    assert_eq!(accesses("delete object.a"), "-object.a");
    assert_eq!(accesses("[object.a] = [1]; ({ b: object.b } = {})"), "=object.a =object.b");
    assert_eq!(accesses("for (object.a in {}) {}"), "=object.a");
}

#[test]
fn what_is_inside_a_property_counts_as_the_property() {
    assert_eq!(accesses("object.a.b.c = 1"), "=object.a");
    assert_eq!(accesses("object.a[i].b = 1"), "=object.a");
    assert_eq!(accesses("delete object.a.b"), "=object.a");
    assert_eq!(accesses("object.a.push(1)"), "+object.a");
    assert_eq!(accesses("list[object.a] = 1"), "+object.a");
}

#[test]
fn another_name_of_the_object_is_followed() {
    assert_eq!(accesses("var o = object; var p = o; p.a = 1"), "=object.a");
    assert_eq!(accesses("(function (o) { o.a = 1 }(object))"), "=object.a");
    assert_eq!(accesses("((x, o) => o.a)(1, newObject)"), "+newObject.a");
    assert_eq!(accesses("var o = object; o.a; o = {}"), "…");
}

#[test]
fn a_destructuring_reads_what_it_names() {
    assert_eq!(accesses("var { a, b: c, 'd': e } = object"), "+object.a +object.b +object.d");
    assert_eq!(accesses("var a; ({ a, b: c } = object)"), "+object.a +object.b");
    assert_eq!(accesses("(function ({ a }) {}(object))"), "+object.a");
    assert_eq!(accesses("var { a, ...b } = object"), "+object.a …");
}

#[test]
fn a_variable_of_the_script_hides_that_of_the_server() {
    assert_eq!(accesses("function f(object) { object.a }"), "");
    assert_eq!(accesses("{ let object = {}; object.a } object.b"), "+object.b");
}

#[test]
fn a_test_for_a_name_reads_it() {
    assert_eq!(accesses("object.hasOwnProperty('a')"), "+object.a");
    assert_eq!(accesses("'a' in object"), "+object.a");
}

#[test]
fn a_test_for_the_object_itself_touches_nothing() {
    assert_eq!(accesses("if (object && object.a) {}"), "+object.a");
    assert_eq!(accesses("oldObject == null ? 1 : typeof object"), "");
}

#[test]
fn where_names_are_not_known_the_list_says_so() {
    for source in [
        "object[name]",
        "for (k in object) {}",
        "require('a').b(object)",
        "object.toString()",
        "var o = object || {}",
        "name in object",
        "({ ...object })",
    ] {
        assert_eq!(accesses(source), "…", "{source}");
    }
}
