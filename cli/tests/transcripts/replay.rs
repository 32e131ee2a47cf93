//! A guide that is run from top to bottom, and shows what is printed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::dev::kept;
use crate::isolated::isolated;
use crate::session::{Served, Session, schemas};

/// A folder in which the commands of a guide run.
pub(crate) struct Replay {
    session: Session,
    environment: Vec<(String, String)>,
    /// What differs from run to run, with what the guide shows for it.
    shown: Vec<(String, String)>,
    _tenant: Option<Served>,
}

impl Replay {
    /// Returns a replay in `session`.
    pub(crate) fn new(session: Session) -> Self {
        Self { session, environment: Vec::new(), shown: Vec::new(), _tenant: None }
    }

    /// Returns a replay in `session` of the guide called `name`, with the tenant that its block of `sh`
    /// serves, and with what that prints in the environment.
    pub(crate) fn served(session: Session, name: &str) -> Self {
        let command = block(name, "sh");
        let flags =
            command.trim().strip_prefix("mosaic serve ").expect("the guide serves a tenant");
        let tenant = session.serve(flags);
        let replay = Self::new(session)
            .with("MOSAIC_URL", &tenant.url)
            .with("MOSAIC_SERVICE_ACCOUNT_ID", &tenant.account)
            .with("MOSAIC_SERVICE_ACCOUNT_JWK", "key.jwk")
            .showing(&tenant.url, "http://127.0.0.1:8080");
        Self { _tenant: Some(tenant), ..replay }
    }

    /// Returns the replay with `value` for the environment variable `name`.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Returns the replay in which the guide shows `shown` for what is `real`.
    pub(crate) fn showing(mut self, real: &str, shown: &str) -> Self {
        self.shown.push((real.to_owned(), shown.to_owned()));
        self
    }

    /// Fails unless the guide called `name` shows what is printed.
    pub(crate) fn hold(&self, name: &str) {
        let guide = guide(name);
        let replayed = self.replayed(&guide);
        if env::var_os("MOSAIC_BLESS").is_some() {
            fs::write(path(name), replayed).expect("the guide can be written");
            return;
        }
        assert_eq!(replayed, guide, "`MOSAIC_BLESS=1` writes what is printed into the guide");
    }

    /// Returns `guide` with what its commands print today: a block with the name of a file writes it,
    /// a block of `console` runs each line behind a `$`.
    fn replayed(&self, guide: &str) -> String {
        let mut text = String::new();
        let mut lines = guide.lines();
        while let Some(line) = lines.next() {
            text.push_str(line);
            text.push('\n');
            let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
                continue;
            };
            let body: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            match info.split_once(' ') {
                Some((_, file)) => self.session.put(file, self.real(&(body.join("\n") + "\n"))),
                None if info == "console" => {
                    for command in body.iter().filter_map(|line| line.strip_prefix("$ ")) {
                        text.extend(["$ ", command, "\n", &self.shell(command)]);
                    }
                    text.push_str("```\n");
                    continue;
                }
                None => {}
            }
            text.extend(body.iter().map(|line| format!("{line}\n")));
            text.push_str("```\n");
        }
        text
    }

    /// Runs `line` in a shell that knows `mosaic`, and returns everything it prints.
    fn shell(&self, line: &str) -> String {
        let binary = Path::new(env!("CARGO_BIN_EXE_mosaic"));
        let folder = binary.parent().expect("the binary is in a folder").to_owned();
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths([folder].into_iter().chain(env::split_paths(&path)));
        let mut command = isolated("sh", &self.session.path(""));
        let line = self.real(line);
        command.args(["-c", &format!("{{ {line}\n}} 2>&1")]);
        command.env("PATH", path.expect("a path without colons"));
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        let output = command.output().expect("there is a shell");
        let text = String::from_utf8(output.stdout).expect("everything prints UTF-8");
        self.pairs().iter().fold(text, |text, (real, shown)| text.replace(real, shown))
    }

    /// Returns `text` with what is real in place of what the guide shows.
    fn real(&self, text: &str) -> String {
        self.pairs().iter().fold(text.to_owned(), |text, (real, shown)| text.replace(shown, real))
    }

    /// Returns what differs from run to run, with what the guide shows for it.
    fn pairs(&self) -> Vec<(String, String)> {
        let stamps = kept(&self.session).into_iter().enumerate();
        let shown = stamps.map(|(number, (_, stamp))| {
            assert!(number < 60, "a guide that pushes for an hour");
            (stamp, format!("20261122T05{number:02}07.123456Z"))
        });
        self.shown.iter().cloned().chain(shown).collect()
    }
}

/// Returns the first block of the guide called `name` that is marked with `info`.
pub(crate) fn block(name: &str, info: &str) -> String {
    let guide = guide(name);
    let (_, rest) = guide.split_once(&format!("```{info}\n")).expect("there is such a block");
    rest.split("```").next().unwrap_or_default().to_owned()
}

/// Returns the text of the guide called `name`.
pub(crate) fn guide(name: &str) -> String {
    fs::read_to_string(path(name)).expect("the guide is there")
}

fn path(name: &str) -> PathBuf {
    schemas("..").join("docs/guide").join(name)
}
