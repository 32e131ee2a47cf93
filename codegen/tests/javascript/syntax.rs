//! Faults of syntax, and the shape of a script as a whole.

use mosaic_codegen::javascript::{FaultKind, Outcome, read};

use super::script;

/// Returns each fault of `source`: its message, and the text that it points at.
fn faults(source: &str) -> Vec<(String, &str)> {
    let faults = read(source).expect_err("a script with a fault");
    faults.into_iter().map(|fault| (fault.message, &source[fault.range])).collect()
}

#[test]
fn a_fault_says_what_was_expected_and_what_was_found() {
    let cases = [
        ("if (a", "expected `)`, found the end of the script", ""),
        ("f(a b)", "expected `,` or `)`, found `b`", "b"),
        ("var = 1", "expected something else, found `=`", "="),
        ("a b", "expected `;` or a new line after the statement", ""),
        ("x = 'a", "unterminated string", "'a"),
        ("`${a}é", "unterminated string", "}é"),
        ("let a; let a", "identifier `a` has already been declared", "a"),
        ("break", "illegal break statement", "break"),
        ("var a = /[b-a]/", "expected the lesser character first in a range, found it last", "b-a"),
    ];
    for (source, message, part) in cases {
        assert_eq!(faults(source), [(message.to_owned(), part)], "{source}");
    }
}

#[test]
fn a_script_that_is_too_deep_is_told_apart_from_a_wrong_one() {
    let kind = |source: &str| read(source).expect_err("a fault")[0].kind;
    assert_eq!(kind(&"(".repeat(100_000)), FaultKind::TooDeep);
    assert_eq!(kind("("), FaultKind::Syntax);
}

#[test]
fn many_flat_statements_are_not_deep() {
    for start in [
        "var n = list[i]++ / 2;",
        "while (n --> 0) { g(); }",
        "if (a) { b() } /a/.test(c)",
        "function a() {}\n/x/.test(b)",
        "x = {a: 1} / 2",
        "x = of / 2 + as / 3 + async / 4 + let / 5",
        "for (var a of /b/.exec(c)) { d(a) }",
        "x = a\n++/b/.lastIndex",
        "a <!-- '",
        "--> '",
        "x = `${{}}` / 2",
    ] {
        script(&format!("{start}\n{}", "f(1);\n".repeat(200)));
    }
}

#[test]
fn a_flat_script_may_be_as_long_as_it_likes() {
    for line in ["object.x = f(1);\n", "if (a.b) { c(d[0]); } else { e(`f`); }\ng += -1;\n"] {
        script(&line.repeat(40_000));
    }
    script(&format!("x = [{}]", "f(-1, {a: 'b'}), ".repeat(40_000)));
}

#[test]
fn an_empty_script_says_nothing() {
    for source in ["", "  \n", "// nothing", "/* nothing */"] {
        let script = script(source);
        assert_eq!((script.accesses, script.outcome), (vec![], Outcome::Nothing), "{source}");
    }
}

#[test]
fn a_placeholder_is_a_value_whose_text_is_not_known() {
    let source = "object.a = &{esv.limit|10}; object.b = \"&{esv.name}\"";
    let script = script(source);
    let names: Vec<_> = script.writes().map(|access| &source[access.range.clone()]).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(read("a = &{}").is_err(), "there is no placeholder without a name");
}

#[test]
fn what_rhino_has_over_the_standard_is_no_fault() {
    script("for each (var a in object.list) { a.b }");
    script("try { a() } catch (e if e.code(1) == 2) { b() }");
    assert!(read("for each a").is_err());
}

#[test]
fn a_loop_over_the_scope_is_found_where_this_is_the_scope() {
    for source in [
        "for (k in this) {}",
        "if (a) { for (var k in this) {} }",
        "(function () { for (k in this) {} }())",
        "(function () { for (k in this) {} }).call(this)",
        "(() => { [1].map(() => { for (k in this) {} }) })()",
    ] {
        let script = script(source);
        let [range] = script.loops_over_scope.as_slice() else {
            panic!("{source}: {script:?}");
        };
        assert_eq!(&source[range.clone()], "this");
    }
}

#[test]
fn a_loop_over_another_receiver_is_none_over_the_scope() {
    for source in [
        "for (k in object) {}",
        "function f() { for (k in this) {} }",
        "var o = { f() { for (k in this) {} } }",
        "(function () { for (k in this) {} }).call(object)",
        "list.forEach(function () { for (k in this) {} })",
    ] {
        assert!(script(source).loops_over_scope.is_empty(), "{source}");
    }
}

#[test]
fn the_value_of_a_property_script_is_what_it_assigns_or_ends_with() {
    let cases = [
        ("property = object.a + 1", "assigns property"),
        ("if (object.a) { property = 1 } else { property = 2 }", "assigns property"),
        ("(function () { property = 1 }())", "assigns property"),
        ("var a = 1; a + 1;", "ends with a + 1"),
        ("if (b) { object.c }", "ends with object.c"),
        ("function f() { a() }", "nothing"),
        ("var property = 1", "nothing"),
    ];
    for (source, expected) in cases {
        let outcome = match script(source).outcome {
            Outcome::Assignment(range) => format!("assigns {}", &source[range]),
            Outcome::Expression(range) => format!("ends with {}", &source[range]),
            Outcome::Nothing => "nothing".to_owned(),
        };
        assert_eq!(outcome, expected, "{source}");
    }
}
