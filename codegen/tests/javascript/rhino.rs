//! What Rhino lacks: each claim here was seen by compiling the text with Rhino 1.7.14.

use mosaic_codegen::javascript::{Effect, Feature};

use super::script;

/// A text for every feature, and the part of it that is to be pointed at.
const LACKING: &[(&str, Feature, &str)] = &[
    ("async function f() {}", Feature::AsyncFunction, "async"),
    ("var f = async () => 1", Feature::AsyncFunction, "async"),
    ("var o = { async f() {} }", Feature::AsyncFunction, "async"),
    ("try {} catch ({ code }) {}", Feature::CatchPattern, "{ code }"),
    ("class Tier {}", Feature::Class, "class"),
    ("var s = '\\\\ \\u{1F600}'", Feature::CodePointEscape, "\\u{1F600}"),
    ("var o = { ['a']: 1 }", Feature::ComputedKey, "'a'"),
    ("var { ['a']: b } = c", Feature::ComputedKey, "'a'"),
    ("if (a) { const b = 1 } else { const b = 2 }", Feature::ConstantDeclaredTwice, "b"),
    ("let a; { const a = 1 }", Feature::ConstantDeclaredTwice, "a"),
    ("const a = 1; { let a }", Feature::ConstantDeclaredTwice, "a"),
    ("try {} catch (e) { { const e = 1 } }", Feature::ConstantDeclaredTwice, "e"),
    ("for (var a in b) { const c = b[a] }", Feature::ConstantInLoop, "const"),
    ("while (a()) { if (b) { const { c } = b } }", Feature::ConstantInLoop, "const"),
    ("for (const a of b) {}", Feature::ConstantInLoopHead, "const"),
    ("for (const a in b) {}", Feature::ConstantInLoopHead, "const"),
    ("for (const a = 1; ; ) {}", Feature::ConstantInLoopHead, "const"),
    ("function f(a = 1) {}", Feature::DefaultParameter, "1"),
    ("var { a = 1 } = b", Feature::DestructuringDefault, "1"),
    ("[a = 1] = b", Feature::DestructuringDefault, "1"),
    ("({ a = 1 } = b)", Feature::DestructuringDefault, "1"),
    ("import('a')", Feature::DynamicImport, "import"),
    ("var o = { *f() {} }", Feature::GeneratorMethod, "*"),
    ("#!/usr/bin/env node", Feature::Hashbang, "#!"),
    ("a ||= b", Feature::LogicalAssignment, "||="),
    ("a &&= b", Feature::LogicalAssignment, "&&="),
    ("a ??= b", Feature::LogicalAssignment, "??="),
    ("function f() { new.target }", Feature::NewTarget, "new.target"),
    ("a ?? b", Feature::NullishCoalescing, "??"),
    ("try {} catch {}", Feature::OptionalCatchBinding, "catch"),
    ("a.b?.c", Feature::OptionalChaining, "?."),
    ("a?.[b]", Feature::OptionalChaining, "?."),
    ("a?.()", Feature::OptionalChaining, "?."),
    ("/a/u", Feature::RegularExpressionFlag, "u"),
    ("/ab(?<=c)/", Feature::RegularExpressionGroup, "(?<"),
    ("function f(...a) {}", Feature::RestParameter, "..."),
    ("var f = (...a) => a", Feature::RestParameter, "..."),
    ("var [a, ...b] = c", Feature::RestPattern, "..."),
    ("[a, ...b] = c", Feature::RestPattern, "..."),
    ("f(...a)", Feature::Spread, "..."),
    ("[...a]", Feature::Spread, "..."),
    ("var o = { ...a }", Feature::Spread, "..."),
    ("var o = { f() { super.f() } }", Feature::Super, "super"),
    ("if (a) { return b }", Feature::TopLevelReturn, "return"),
    ("function f(a, b,) {}", Feature::TrailingParameterComma, ","),
];

/// Texts of newer JavaScript that Rhino runs as it should.
const KNOWN: &[&str] = &[
    "let a = 1; const b = 2",
    "var f = a => b => ({ c: a + b })",
    "var f = ({ a }, [b]) => a",
    "var { a, b: { c }, 'd': e } = f; [a, , c] = d; ({ a: b.c } = d)",
    "for (let a of b) {} for (var [c, d] of e) {} for (f of g) {}",
    "function* f() { yield 1; yield* [2] } var g = function* () {}",
    "var o = { a, b() {}, 'c'() {}, get d() { return 1 }, set d(e) {}, if: 1, }",
    "var s = `a${b}c` + String.raw`\\d` + `\\u{1F600}`",
    "var n = 2 ** 3 + 0b11 + 0o17 + 1_000; n **= 2; var m = 10n",
    "f(a, b,); [1, 2,]",
    "a ? .5 : 1",
    "var async = 1, of = 2, get = 3",
    "/(?:a)(?=b)(?!c)/gim",
    "(function () { return 1 }())",
    "(() => { return 1 })()",
    "var p = new Promise(function (done) { done(1) })",
    "const a = 1; function f() { const a = 2 }",
    "{ let a } { const a = 1 }",
    "{ let a } { let a }",
    "list.forEach(function (a) { const b = a; })",
    "for (var a in b) { list.forEach(c => { const d = c }) }",
    "for (var a in b) { const c = 'fixed' }",
    "with (a) { b }",
];

#[test]
fn what_rhino_lacks_is_named_where_it_stands() {
    for (source, feature, part) in LACKING {
        let found = script(source).unsupported;
        let [only] = found.as_slice() else {
            panic!("{source}: {found:?}");
        };
        assert_eq!((only.feature, &source[only.range.clone()]), (*feature, *part), "{source}");
    }
}

#[test]
fn what_rhino_knows_is_not_named() {
    for source in KNOWN {
        assert_eq!(script(source).unsupported, [], "{source}");
    }
}

#[test]
fn what_compiles_but_does_something_else_is_told_apart() {
    let misread: Vec<_> = LACKING
        .iter()
        .filter(|(_, feature, _)| feature.effect() == Effect::Misread)
        .map(|(_, feature, _)| *feature)
        .collect();
    assert_eq!(
        misread,
        [Feature::CodePointEscape, Feature::ConstantInLoop, Feature::ConstantInLoop]
    );
}

#[test]
fn every_feature_has_a_name_and_a_way_out() {
    for (_, feature, _) in LACKING {
        for text in [feature.name(), feature.instead()] {
            assert!(!text.is_empty() && !text.ends_with('.'), "{feature:?}: {text}");
        }
    }
}

#[test]
fn several_are_named_in_the_order_of_their_places() {
    let found = script("a?.b ?? c; f(...d); class E {}").unsupported;
    let features: Vec<_> = found.iter().map(|unsupported| unsupported.feature).collect();
    assert_eq!(
        features,
        [Feature::OptionalChaining, Feature::NullishCoalescing, Feature::Spread, Feature::Class]
    );
}
