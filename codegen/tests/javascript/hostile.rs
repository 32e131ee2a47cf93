//! Texts that are made to do harm do none.

use std::time::{Duration, Instant};

use mosaic_codegen::javascript::{FaultKind, read};
use mosaic_codegen::pattern::check_pattern;
use proptest::prelude::*;

/// How many lines a short script has.
const SHORT: usize = 500;
/// How many times as many a long script has.
const FACTOR: usize = 10;

/// Ways to nest, each with what opens a level, what is inside, and what closes a level.
const SHAPES: &[[&str; 3]] = &[
    ["(", "a", ")"],
    ["(", "", ""],
    ["[", "a", "]"],
    ["{", "", "}"],
    ["x = {a:", "1", "}"],
    ["(function(){", "", "})"],
    ["(() => {", "", "})"],
    ["a=>", "a", ""],
    ["(a)=>", "a", ""],
    ["!", "a", ""],
    ["- ", "a", ""],
    ["typeof ", "a", ""],
    ["new ", "a", ""],
    ["a=", "a", ""],
    ["a+", "a", ""],
    ["a**", "a", ""],
    ["a?b:", "a", ""],
    ["a?", "b", ":c"],
    ["a.", "a", ""],
    ["a?.b", "", ""],
    ["a??", "a", ""],
    ["a(", "", ")"],
    ["a[", "b", "]"],
    ["a,", "a", ""],
    ["if(a)b;else ", "c", ""],
    ["if(a)", "c", ""],
    ["for(;;)", "c", ""],
    ["do ", "c", ""],
    ["`${", "a", "}`"],
    ["class a extends ", "b{}", ""],
    ["class a{b(){", "", "}}"],
    ["async(", "", ")"],
    ["switch(a){case b:", "", "}"],
    ["try{", "", "}finally{}"],
    ["for(k in this)", "c", ""],
    ["for each (k in this)", "c", ""],
    ["catch (e if ", "c", ")"],
    ["object.a[", "object", "]"],
    ["@", "a", ""],
    ["a <", "b", ""],
    ["a in ", "b", ""],
    ["a as keyof ", "b", ""],
    ["&{esv.a}+", "b", ""],
    ["", "a", "()"],
    ["", "a", "[0]"],
    ["", "a", "`b`"],
    ["", "a", ".b"],
    ["", "a", "?.()"],
    ["f(1);if(a)b;else ", "c", ""],
    ["if(a){b;}else ", "c", ""],
    ["do do ", "c;", "while(function(){d;}());"],
    ["for(;a;){b;do ", "c;", "while(d)}"],
    ["a:", "b", ""],
    ["with(a)", "b", ""],
    ["while(a)", "b", ""],
];

/// What is read in two ways, or looks like an end, before something nests.
const DISGUISES: &[&str] = &[
    "",
    "{}/'/;",
    "{}/`/;",
    "{}/(/;",
    "of/'/;",
    "a++/'/;",
    "a\n++/'/;",
    "await(a)/'/;",
    "await/'/;",
    "break\n/'/;",
    "[.../'/];",
    "a!/'/;",
    "a<b>/'/;",
    "({')'\n",
    "({/*)*/",
    "({/)/",
    "({`)`",
    "(function () {}/)}/",
    "a++ /)/(",
    "({]",
    "'\n",
    "a\n'\n",
    "/a\n",
    "a<!--'\n",
    "a\n-->'\n",
    "a-->'",
    "try{}catch(e if ')'){}'/;",
    "for each('a' in b){}/'/;",
];

#[test]
fn no_script_is_too_deep_to_survive() {
    for [open, inside, close] in SHAPES {
        for levels in [60, 250, 2_000, 4_000, 100_000] {
            let source = format!("{}{inside}{}", open.repeat(levels), close.repeat(levels));
            drop(read(&source));
        }
    }
}

#[test]
fn no_script_hides_how_deep_it_is() {
    for disguise in DISGUISES {
        for opening in ["(", "[", "{a:[", "a=>{", "if(a){", "`${", "f(function(){"] {
            let nested = opening.repeat(100_000);
            drop(read(&format!("{disguise}{nested}")));
            drop(read(&format!("{disguise}\n{nested}")));
            drop(read(&format!("{}{nested}", disguise.repeat(30))));
        }
    }
}

#[test]
fn a_script_that_may_be_read_in_many_ways_is_read_as_quickly() {
    for line in
        ["{}/'[';", "{}/'/ /*';", "{}/'///';", "{}/'`';", "{}/`\"`;", "{}/a/b;", "{}/(/1/)/2;"]
    {
        assert!(is_read_in_linear_time(|lines| line.repeat(lines * 10)), "{line}");
    }
}

#[test]
fn time_grows_with_the_length_of_a_script() {
    let line = "var a1 = object.b(c, d[e]); const f = /(x+y)*z/;\n";
    assert!(is_read_in_linear_time(|lines| {
        (0..lines).map(|number| line.replace('1', &number.to_string())).collect()
    }));
}

/// Returns whether the time to read what `script` writes in so many lines grows with their number.
fn is_read_in_linear_time(script: impl Fn(usize) -> String) -> bool {
    let least_time = |source: &str| {
        let time = |_| {
            let start = Instant::now();
            drop(read(source));
            start.elapsed()
        };
        (0..3).map(time).min().expect("there are three runs")
    };
    let [short, long] = [script(SHORT), script(SHORT * FACTOR)];
    let floor = Duration::from_millis(2);
    let bound = u32::try_from(FACTOR * 5 / 2).expect("a small number");
    // Quadratic time is beyond the bound however often it is measured.
    (0..5).any(|_| least_time(&long) < least_time(&short).max(floor) * bound)
}

#[test]
fn no_expression_is_too_deep_or_too_large_to_survive() {
    for pattern in [
        "(".repeat(100_000),
        "(".repeat(100) + "a" + &")*".repeat(100) + "$",
        "(a|b".repeat(100) + &")*".repeat(100) + "$",
        "(a*)*".repeat(20_000) + "$",
        "[a-z]".repeat(20_000),
        ".*".repeat(20_000),
        "a{".repeat(50_000),
        "[".repeat(100_000),
        "\\".repeat(100_001),
        "(".to_owned() + &"a|".repeat(50_000) + ")*$",
        "(".to_owned() + &"a?".repeat(60) + ")*$",
        "(".to_owned() + &"abcdefghijklmnopqrstuvwxyz".repeat(4) + ")*$",
    ] {
        if let Ok(pattern) = check_pattern(&pattern, "i") {
            let _ = pattern.may_backtrack();
            let _ = pattern.matches(&"a".repeat(1_000));
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_points_into_itself(source in "\\PC{0,80}") {
        points_into(&source)?;
    }

    #[test]
    fn anything_like_a_script_is_read_and_points_into_itself(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..30)
    ) {
        points_into(&parts.concat())?;
    }

    #[test]
    fn no_flat_script_is_too_deep(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..40)
    ) {
        let source = format!("{}\n{}", parts.concat(), "f(1);\n".repeat(200));
        prop_assert!(!faults(&source).contains(&FaultKind::TooDeep), "{source}");
    }

    #[test]
    fn any_expression_is_read_and_points_into_itself(
        parts in prop::collection::vec(prop::sample::select(PATTERN_PARTS), 0..12), text in "[ab0é😀]{0,6}"
    ) {
        let source = parts.concat();
        match check_pattern(&source, "") {
            Ok(pattern) => {
                let _ = pattern.matches(&text);
                if let Some(range) = pattern.may_backtrack() {
                    prop_assert!(source.get(range).is_some());
                }
            }
            Err(fault) => prop_assert!(source.get(fault.range).is_some()),
        }
    }
}

/// Returns why `source` cannot be read.
fn faults(source: &str) -> Vec<FaultKind> {
    let faults = read(source).err().unwrap_or_default();
    faults.into_iter().map(|fault| fault.kind).collect()
}

fn points_into(source: &str) -> Result<(), TestCaseError> {
    match read(source) {
        Ok(script) => {
            for unsupported in script.unsupported {
                prop_assert!(source.get(unsupported.range).is_some_and(|part| !part.is_empty()));
            }
            for access in script.accesses {
                prop_assert!(source.get(access.range).is_some_and(|part| !part.is_empty()));
            }
        }
        Err(faults) => {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                prop_assert!(source.get(fault.range).is_some());
            }
        }
    }
    Ok(())
}

const PARTS: &[&str] = &[
    "object",
    "newObject.a",
    "this",
    "var a",
    "const b",
    "let c",
    "=",
    "=>",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ",",
    ".",
    "?.",
    "??",
    "...",
    "`",
    "${",
    "'",
    "\"",
    "/",
    "/u",
    "/(/",
    "/'/",
    "++",
    "--",
    "-->",
    "<!--",
    "} /a/.test(c)\n",
    "= {a: 1} / 2\n",
    "of ",
    "as ",
    "let ",
    "*",
    "+",
    "-",
    "!",
    "&{esv.a}",
    "&{",
    "for",
    " in ",
    " of ",
    "each",
    "if",
    "else ",
    "function",
    "function*",
    "async ",
    "await ",
    "yield ",
    "class ",
    "return",
    "catch",
    "try",
    "é",
    "😀",
    "\n",
    " ",
    "\\u{61}",
    "\\",
    "#!",
    "#a",
    "1",
    "0x",
    "1n",
    "//",
    "/*",
    "*/",
    "delete ",
    "new ",
    "super",
    "import",
    "export ",
    "static",
    "get ",
    ":",
    "?",
    "\u{2028}",
    "\u{feff}",
];

const PATTERN_PARTS: &[&str] = &[
    "a", "b", "é", "😀", "\\d", "\\W", "\\b", "\\1", "\\u0061", "\\x4", "\\c", "[", "]", "[^",
    "a-z", "-", "(", "(?:", "(?=", "(?!", "(?<", ")", "*", "+", "?", "{2}", "{2,}", "{,3}",
    "{3,1}", "{", "}", "|", "^", "$", ".", "\\",
];
