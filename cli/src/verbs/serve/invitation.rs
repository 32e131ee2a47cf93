//! What a person and a script are told when the tenant is ready.

use std::path::Path;

use anyhow::Result;
use mosaic_codegen::report::Format;
use mosaic_emulator::Passwords;
use serde_json::json;

use crate::terminal::{self, Terminal};

/// Where the tenant is, and what opens it.
pub(super) struct Invitation<'i> {
    pub(super) url: &'i str,
    pub(super) account: &'i str,
    pub(super) key: &'i Path,
}

impl Invitation<'_> {
    /// Tells a person how to begin, and anyone where the tenant listens: one line, or one object.
    pub(super) fn hand_out(&self, terminal: &Terminal) -> Result<()> {
        if terminal.format() == Format::Json {
            return terminal::print(&format!("{}\n", self.machine()));
        }
        let lines = [
            "to use it, copy these lines:".to_owned(),
            format!("  export MOSAIC_URL={}", self.url),
            format!("  export MOSAIC_SERVICE_ACCOUNT_ID={}", self.account),
            format!("  export MOSAIC_SERVICE_ACCOUNT_JWK={}", self.key.display()),
        ];
        lines.iter().try_for_each(|line| terminal.say(line))?;
        terminal::print(&format!("listening on {}\n", self.url))
    }

    fn machine(&self) -> serde_json::Value {
        let Passwords { client_id, client_secret, username, password } = Passwords::GRANT;
        json!({
            "version": 1,
            "url": self.url,
            "service_account": { "id": self.account, "jwk_file": self.key },
            "password": {
                "client_id": client_id,
                "client_secret": client_secret,
                "username": username,
                "password": password,
            },
        })
    }
}
