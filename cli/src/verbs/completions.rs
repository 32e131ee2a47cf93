//! `mosaic completions`: a script that teaches a shell the command line.

use anyhow::Result;
use clap::Args;
use clap_complete::Shell;

use crate::arguments::command;
use crate::outcome::Outcome;
use crate::terminal;

/// Print a script that completes `mosaic` in a shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mosaic completions bash > ~/.local/share/bash-completion/completions/mosaic
  mosaic completions zsh > ~/.zfunc/_mosaic
  mosaic completions fish > ~/.config/fish/completions/mosaic.fish")]
pub(crate) struct Arguments {
    /// The shell.
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut script = Vec::new();
    let mut command = command();
    clap_complete::generate(arguments.shell, &mut command, "mosaic", &mut script);
    terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
