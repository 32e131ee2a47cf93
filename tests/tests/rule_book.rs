//! `docs/rules/` is the book as the command tells it.
//!
//! `MOSAIC_BLESS=1 cargo test --package mosaic-tests --test rule_book` writes it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mosaic_codegen::rules::{self, Default as Switch, Fixes, Group, Rule};
use mosaic_tests::{assert_published, workspace};

/// Returns the pages, by the names of their files.
fn pages() -> BTreeMap<String, String> {
    let mut pages: BTreeMap<_, _> =
        rules::all().map(|rule| (format!("{}.md", rule.name), page(rule))).collect();
    pages.insert("README.md".to_owned(), contents());
    pages
}

/// Returns the page of `rule` with what is known of it beside.
fn page(rule: &Rule) -> String {
    let title = format!("# {}\n", rule.name);
    let rest = rule.page.strip_prefix(&title).expect("a page begins with the name of its rule");
    let switch = match rule.default {
        Switch::On => "",
        Switch::Off => ", off by default",
    };
    let fix = match rule.fixes {
        Fixes::None => "",
        Fixes::Proposed => " · mended by `mosaic lint --fix --unsafe`",
        Fixes::Safe => " · mended by `mosaic lint --fix`",
    };
    let group = rule.group.name();
    format!("{title}\n[{group}](README.md#{group}) · {}{switch}{fix}\n{rest}", rule.level.name())
}

fn contents() -> String {
    let mut text = String::from(
        "# The rule book\n\n\
         Made from the pages beside the rules; `mosaic explain RULE` shows the same page, and `mosaic \
         rules` this\nlist. How rules are chosen, accepted and recorded is in [the guide](../guide/lint.md). \
         A level in\nparentheses is that of a rule that is off until it is asked for.\n",
    );
    for group in Group::ALL {
        let listed: Vec<_> = rules::all().filter(|rule| rule.group == *group).collect();
        let _ = write!(text, "\n## {}\n\n{}\n\n", group.name(), group.title());
        text.push_str("| rule | level | fix | what it catches |\n|---|---|---|---|\n");
        for rule in listed {
            let fix = match rule.fixes {
                Fixes::None => "",
                Fixes::Proposed => "proposed",
                Fixes::Safe => "safe",
            };
            let level = match rule.default {
                Switch::On => rule.level.name().to_owned(),
                Switch::Off => format!("({})", rule.level.name()),
            };
            let (name, purpose) = (rule.name, rule.purpose().replace('|', "\\|"));
            let _ = writeln!(text, "| [{name}]({name}.md) | {level} | {fix} | {purpose} |");
        }
    }
    text
}

#[test]
fn the_book_in_the_documentation_is_the_one_of_the_command() {
    assert_published(&workspace().join("docs/rules"), &pages());
}
