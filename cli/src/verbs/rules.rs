//! `mosaic rules`: the list of the book.

use anyhow::Result;
use clap::Args;
use mosaic_codegen::report::Format;
use mosaic_codegen::rules::{self, Default as Switch, Fixes, Rule};
use serde_json::json;

use crate::outcome::Outcome;
use crate::table::Table;
use crate::terminal::{self, Terminal};

/// List the rules that `mosaic lint` knows
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic rules                  every rule, with its group, level, fix and purpose
  mosaic rules storage naming   those of two groups
  mosaic rules --format json    for a machine

A level in parentheses is that of a rule that is off until `[lint.level]` or `--select` asks for it.")]
pub(crate) struct Arguments {
    /// Rules or groups of rules; by default all
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    if let Some(name) = arguments.names.iter().find(|name| !rules::is_known(name)) {
        return Err(super::lint::unknown_rule(name).into());
    }
    let is_named = |rule: &&Rule| {
        arguments.names.is_empty() || arguments.names.iter().any(|name| rule.is_called(name))
    };
    let listed: Vec<_> = rules::all().filter(is_named).collect();
    match terminal.format() {
        Format::Json => terminal::print(&format!("{}\n", machine(&listed)))?,
        _ => terminal::print(&text(&listed))?,
    }
    Ok(Outcome::Clean)
}

fn text(listed: &[&Rule]) -> String {
    let mut table = Table::new(["rule", "group", "level", "fix", "purpose"]);
    for rule in listed {
        let level = match rule.default {
            Switch::On => rule.level.name().to_owned(),
            Switch::Off => format!("({})", rule.level.name()),
        };
        let purpose = rule.purpose();
        table.row([rule.name, rule.group.name(), &level, fix(rule.fixes).unwrap_or("-"), &purpose]);
    }
    table.text(0)
}

fn machine(listed: &[&Rule]) -> serde_json::Value {
    let rules: Vec<_> = listed.iter().map(|rule| in_json(rule)).collect();
    json!({ "version": 1, "rules": rules })
}

/// Returns what a program is told of `rule`, but for its page.
pub(super) fn in_json(rule: &Rule) -> serde_json::Value {
    json!({
        "id": rule.name,
        "group": rule.group.name(),
        "level": rule.level.name(),
        "default": match rule.default { Switch::On => "on", Switch::Off => "off" },
        "fix": fix(rule.fixes),
        "purpose": rule.purpose(),
    })
}

pub(super) fn fix(fixes: Fixes) -> Option<&'static str> {
    match fixes {
        Fixes::None => None,
        Fixes::Proposed => Some("proposed"),
        Fixes::Safe => Some("safe"),
    }
}
