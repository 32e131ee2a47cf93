//! `mosaic explain`: the page of a rule, or of a kind of change.

mod page;

use std::io::{IsTerminal, stdout};

use anyhow::Result;
use clap::Args;
use mosaic_codegen::diff::Kind;
use mosaic_codegen::report::Format;
use mosaic_codegen::report::text::Color;
use mosaic_codegen::rules::{self, Default as Switch, Rule};
use serde_json::json;

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::table::Table;
use crate::terminal::{self, Terminal};
use crate::verbs::rules::{fix, in_json};

/// Explain a rule or a kind of change: what it is, why it matters, and an example
///
/// On a terminal the page is laid out for reading; elsewhere it is Markdown.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic explain custom-prefix               a rule of `mosaic lint`
  mosaic explain enum-narrowed               a kind of change of `mosaic diff`
  mosaic explain custom-prefix | less        its page as Markdown
  mosaic explain order-gap --format json     for a machine
  mosaic explain --changes                   the kinds of changes; `mosaic rules` lists the rules")]
pub(crate) struct Arguments {
    /// The rule as it stands in brackets in a report, or the kind of change as it stands beside its path
    #[arg(value_name = "NAME", required_unless_present = "changes")]
    names: Vec<String>,

    /// List the kinds of changes that `mosaic diff` tells apart
    #[arg(long, conflicts_with = "names")]
    changes: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    if arguments.changes {
        return list(terminal);
    }
    let topics: Vec<_> =
        arguments.names.iter().map(|name| Topic::named(name)).collect::<Result<_>>()?;
    if terminal.format() == Format::Json {
        let pages: Vec<_> = topics.iter().map(Topic::machine).collect();
        terminal::print(&format!("{}\n", json!({ "version": 1, "pages": pages })))?;
        return Ok(Outcome::Clean);
    }
    let is_laid_out = stdout().is_terminal() || terminal.data_color() == Color::Ansi;
    let pages = topics.iter().map(|topic| {
        if is_laid_out {
            page::laid_out(topic.page(), &topic.facts(), terminal.data_color())
        } else {
            topic.page().to_owned()
        }
    });
    terminal::print(&pages.collect::<Vec<_>>().join("\n"))?;
    Ok(Outcome::Clean)
}

/// What there is a page about.
enum Topic {
    Rule(&'static Rule),
    Change(Kind),
}

impl Topic {
    /// Returns what is called `name`.
    fn named(name: &str) -> Result<Self> {
        let rule = rules::find(name).map(Self::Rule);
        let topic = rule.or_else(|| Kind::named(name).map(Self::Change));
        topic.ok_or_else(|| unknown(name).into())
    }

    fn page(&self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.page,
            Self::Change(kind) => kind.page(),
        }
    }

    /// Returns what is not in the page.
    fn facts(&self) -> String {
        match self {
            Self::Rule(rule) => facts(rule),
            Self::Change(_) => "a change".to_owned(),
        }
    }

    fn machine(&self) -> serde_json::Value {
        match self {
            Self::Rule(rule) => machine(rule),
            Self::Change(kind) => json!({
                "kind": kind.name(),
                "purpose": kind.title(),
                "page": kind.page(),
            }),
        }
    }
}

/// Lists the kinds of changes.
fn list(terminal: &Terminal) -> Result<Outcome> {
    let text = if terminal.format() == Format::Json {
        let kinds = Kind::ALL.iter();
        let kinds = kinds.map(|kind| json!({ "kind": kind.name(), "purpose": kind.title() }));
        format!("{}\n", json!({ "version": 1, "changes": kinds.collect::<Vec<_>>() }))
    } else {
        let mut table = Table::new(["kind", "what changed"]);
        for kind in Kind::ALL {
            table.row([kind.name(), kind.title()]);
        }
        table.text(0)
    };
    terminal::print(&text)?;
    Ok(Outcome::Clean)
}

/// Returns that there is no page about `name`.
fn unknown(name: &str) -> Failure {
    let group = (rules::is_known(name) && name != "all").then_some(name);
    let way_out = match (group, rules::suggest(name).or_else(|| Kind::suggest(name))) {
        (Some(group), _) => format!("`mosaic rules {group}` lists those of the group"),
        (None, Some(known)) if name != "all" => format!("did you mean `{known}`?"),
        _ => "`mosaic rules` lists the rules, and `mosaic explain --changes` the kinds of changes"
            .to_owned(),
    };
    Failure::new(format!("expected a rule or a kind of change, found `{name}`"), way_out)
}

/// Returns what is not in the page: the group, the level and the fix.
fn facts(rule: &Rule) -> String {
    let switch = match rule.default {
        Switch::On => "",
        Switch::Off => ", off by default",
    };
    let fix = match fix(rule.fixes) {
        Some("safe") => ", mended by `--fix`",
        Some(_) => ", mended by `--fix --unsafe`",
        None => "",
    };
    format!("{} · {}{switch}{fix}", rule.group.name(), rule.level.name())
}

fn machine(rule: &Rule) -> serde_json::Value {
    let mut told = in_json(rule);
    told["page"] = json!(rule.page);
    told
}
