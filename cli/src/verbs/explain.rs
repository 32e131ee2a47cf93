//! `mosaic explain`: the page of a rule.

use std::io::{IsTerminal, stdout};

use anyhow::Result;
use clap::Args;
use mosaic_codegen::report::Format;
use mosaic_codegen::report::text::Color;
use mosaic_codegen::rules::{self, Default as Switch, Rule};
use serde_json::json;

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::page;
use crate::terminal::{self, Terminal};
use crate::verbs::rules::{fix, level};

/// Explain a rule: what it catches, why, and what to write instead
///
/// On a terminal the page is laid out for reading; elsewhere it is Markdown.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic explain custom-prefix               one rule
  mosaic explain custom-prefix | less        its page as Markdown
  mosaic explain order-gap --format json     for a machine")]
pub(crate) struct Arguments {
    /// The rule, as it stands in brackets in a report
    #[arg(value_name = "RULE", required = true)]
    rules: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    for (position, name) in arguments.rules.iter().enumerate() {
        let Some(rule) = rules::find(name) else {
            return Err(no_rule(name).into());
        };
        let separator = if position == 0 { "" } else { "\n" };
        let page = match terminal.format() {
            Format::Json => format!("{}\n", machine(rule)),
            _ if stdout().is_terminal() || terminal.data_color() == Color::Ansi => {
                let page = page::laid_out(rule.page, &facts(rule), terminal.data_color());
                format!("{separator}{page}")
            }
            _ => format!("{separator}{}", rule.page),
        };
        terminal::print(&page)?;
    }
    Ok(Outcome::Clean)
}

/// Returns that `name` is not one of a rule.
fn no_rule(name: &str) -> Failure {
    if !rules::is_known(name) {
        return super::lint::unknown_rule(name);
    }
    let way_out = match name {
        "all" => String::from("`mosaic rules` lists all of them"),
        group => format!("`mosaic rules {group}` lists those of the group"),
    };
    Failure::new(format!("expected a rule, found `{name}`"), way_out)
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
    format!("{} · {}{switch}{fix}", rule.group.name(), level(rule.level))
}

fn machine(rule: &Rule) -> serde_json::Value {
    json!({
        "version": 1,
        "id": rule.name,
        "group": rule.group.name(),
        "level": level(rule.level),
        "default": match rule.default { Switch::On => "on", Switch::Off => "off" },
        "fix": fix(rule.fixes),
        "purpose": rule.purpose(),
        "page": rule.page,
    })
}
