//! `mosaic slots`: which extension slots are used, and what is left.

use std::fmt::Write;

use anyhow::Result;
use clap::Args;
use mosaic_codegen::diagnostic::has_errors;
use mosaic_codegen::emit;
use mosaic_codegen::model;
use mosaic_codegen::report::{Format, harmless};
use mosaic_codegen::slots::{self, FamilySlots, TypeSlots};
use mosaic_codegen::source::Documents;
use serde_json::{Value, json};

use crate::input::Input;
use crate::outcome::Outcome;
use crate::table::Table;
use crate::terminal::{self, Terminal};

/// Show which extension slots are used, by what alias, owner or title, and how many are left
///
/// A slot is used when `mosaic.toml` has an alias for it or its title is not the one it was
/// shipped with; it is left when the schema declares it and nobody uses it. What is undeclared is
/// free too, once a tenant has it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic slots                               the schema that mosaic.toml names
  mosaic slots managed.json                  another one
  mosaic slots managed.json --format json    for a machine")]
pub(crate) struct Arguments {
    #[command(flatten)]
    input: Input,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome> {
    let project = arguments.input.read()?;
    let mut findings = project.inputs.diagnostics;
    if has_errors(&findings) {
        terminal.report(&project.inputs.sources, &findings)?;
        return Ok(Outcome::Failed);
    }
    let (documents, parsed) = Documents::parse(&project.inputs.sources);
    let (model, lowered) = model::lower(&documents, project.config.product);
    findings.extend(parsed);
    findings.extend(lowered);
    if !has_errors(&findings) {
        // Aliases that fit no property would be told as if they did.
        findings.extend(emit::check(&model, &project.config));
    }
    terminal.report(&project.inputs.sources, &findings)?;
    if has_errors(&findings) {
        return Ok(Outcome::Failed);
    }
    let types = slots::usage(&model, &project.config);
    match terminal.format() {
        Format::Json => terminal::print(&format!("{}\n", machine(&types)))?,
        _ if types.is_empty() => terminal.say("no type declares an extension slot")?,
        _ => terminal::print(&text(&types))?,
    }
    Ok(Outcome::Clean)
}

/// Returns two tables a type: the families, and the slots that are used.
fn text(types: &[TypeSlots<'_>]) -> String {
    let mut text = String::new();
    for of_type in types {
        let separator = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{separator}{}", harmless(of_type.name));
        let mut families = Table::new(["family", "declared", "used", "left", "undeclared"]);
        for of_family in &of_type.families {
            families.row([
                of_family.family.prefix.to_owned(),
                declared(of_family).to_string(),
                of_family.used.len().to_string(),
                of_family.left.len().to_string(),
                of_family.undeclared.len().to_string(),
            ]);
        }
        text.push_str(&families.text(4));
        let mut used = Table::new(["slot", "alias", "owner", "title"]);
        for slot in of_type.families.iter().flat_map(|of_family| &of_family.used) {
            used.row([
                slot.property,
                slot.alias.unwrap_or("-"),
                slot.owner.unwrap_or("-"),
                slot.title.as_deref().unwrap_or("-"),
            ]);
        }
        if !used.is_empty() {
            text.push('\n');
            text.push_str(&used.text(0));
        }
    }
    text
}

fn declared(of_family: &FamilySlots<'_>) -> usize {
    of_family.used.len() + of_family.left.len()
}

fn machine(types: &[TypeSlots<'_>]) -> Value {
    let types: Vec<Value> = types
        .iter()
        .map(|of_type| {
            let families: Vec<Value> = of_type.families.iter().map(family).collect();
            json!({ "name": of_type.name, "families": families })
        })
        .collect();
    json!({ "version": 1, "types": types })
}

fn family(of_family: &FamilySlots<'_>) -> Value {
    let property = |number: &u16| of_family.family.property(*number);
    let used: Vec<Value> = of_family
        .used
        .iter()
        .map(|slot| {
            json!({
                "property": slot.property,
                "alias": slot.alias,
                "owner": slot.owner,
                "title": slot.title,
            })
        })
        .collect();
    json!({
        "prefix": of_family.family.prefix,
        "slots": declared(of_family),
        "used": used,
        "left": of_family.left.iter().map(property).collect::<Vec<_>>(),
        "undeclared": of_family.undeclared.iter().map(property).collect::<Vec<_>>(),
    })
}
