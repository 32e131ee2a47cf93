//! What the command line says of the rules.

use anyhow::Result;
use clap::Args;
use mosaic_codegen::Level;
use mosaic_codegen::date::Date;
use mosaic_codegen::lint::Options;
use mosaic_codegen::rules::{self, Selection};

use crate::day::{date, today};
use crate::failure::Failure;

/// Which rules run, how bad their breaches are, and when.
#[derive(Debug, Args)]
pub(crate) struct Choice {
    /// Run only these rules or groups of rules, or `all`; also those that are off by default
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    select: Vec<String>,

    /// Do not run these rules or groups of rules
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    ignore: Vec<String>,

    /// How bad a breach of a rule, or of those of a group, is: `error`, `warning`, `info` or `off`
    #[arg(long, value_name = "NAME=LEVEL", value_delimiter = ',', value_parser = level)]
    level: Vec<(String, Option<Level>)>,

    /// The vendor's types as they were in this export of the tenant; by default what the settings
    /// say, or what the vendor ships
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<std::path::PathBuf>,

    /// The day on which exceptions are judged; by default today, in UTC
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

impl Choice {
    /// Fails where a name is not one of a rule or of a group.
    pub(crate) fn check(&self) -> Result<()> {
        let leveled = self.level.iter().map(|(name, _)| name);
        for name in self.select.iter().chain(&self.ignore).chain(leveled) {
            if !rules::is_known(name) {
                return Err(unknown_rule(name).into());
            }
        }
        Ok(())
    }

    /// Puts what was said over `options`.
    pub(crate) fn configure(&self, options: &mut Options) {
        options.selection = Selection {
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            levels: self.level.clone(),
        };
        options.today = Some(self.as_of.unwrap_or_else(today));
    }
}

/// Returns that no rule and no group is called `name`.
pub(crate) fn unknown_rule(name: &str) -> Failure {
    let way_out = match rules::suggest(name) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "`mosaic rules` lists the rules and their groups".to_owned(),
    };
    Failure::new(format!("expected a rule or a group of rules, found `{name}`"), way_out)
}

fn level(text: &str) -> Result<(String, Option<Level>), String> {
    let expected = || String::from("expected NAME=LEVEL, such as custom-count-12=error");
    let (name, level) = text.split_once('=').ok_or_else(expected)?;
    let level = match level {
        "error" => Some(Level::Error),
        "warning" => Some(Level::Warning),
        "info" => Some(Level::Info),
        "off" => None,
        _ => return Err(format!("expected `error`, `warning`, `info` or `off`, found `{level}`")),
    };
    Ok((name.to_owned(), level))
}
