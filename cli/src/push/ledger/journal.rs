//! The record of one push: what it is about, and how far it has come.

use jiff::Timestamp;
use serde_json::{Value, json};

/// The record of one push, from just before its first write until everything is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Journal {
    /// Where the tenant is.
    pub(crate) url: String,
    /// What is being done.
    pub(crate) action: Action,
    /// What the configuration was recognised by before.
    pub(crate) before: String,
    /// What was remembered as in common with the tenant is recognised by this; nothing was, without it.
    pub(crate) base: Option<String>,
    /// The name of the file that the former configuration is kept in.
    pub(crate) undo: String,
    /// The step that was begun last, in words.
    pub(crate) step: String,
    /// When it was begun.
    pub(crate) at: Timestamp,
    /// How far it has come.
    pub(crate) stage: Stage,
    /// The types that are to be asked besides those that it changes: of earlier pushes, and once it is stored
    /// all that are left.
    pub(crate) unasked: Vec<String>,
}

/// How far a push has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Something is being written, or may be.
    UnderWay,
    /// What was written is settled; only types are left to ask.
    Settled,
}

/// What is being done to a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// What the files say is written.
    Push,
    /// What an earlier push replaced is put back.
    Undo,
}

impl Journal {
    /// Returns the record as text.
    pub(super) fn to_text(&self) -> String {
        let Self { url, action, before, base, undo, step, at, stage, unasked } = self;
        let action = action.name();
        let record = json!({
            "version": 1, "url": url, "action": action, "before": before, "base": base,
            "undo": undo, "step": step, "at": at.to_string(),
            "settled": *stage == Stage::Settled, "unasked": unasked,
        });
        format!("{record:#}\n")
    }

    /// Returns the record that `text` is.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let record: Value = serde_json::from_str(text).ok()?;
        let text = |name: &str| record[name].as_str().map(str::to_owned);
        if record["version"] != 1 {
            return None;
        }
        Some(Self {
            url: text("url")?,
            action: Action::named(&text("action")?)?,
            before: text("before")?,
            base: text("base"),
            undo: text("undo").filter(|name| !name.contains(['/', '\\']))?,
            step: text("step")?,
            at: text("at")?.parse().ok()?,
            stage: if record["settled"] == true { Stage::Settled } else { Stage::UnderWay },
            unasked: record["unasked"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|name| name.as_str().map(str::to_owned))
                .collect(),
        })
    }
}

impl Action {
    /// Returns the name, as records and messages spell it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Undo => "undo",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Push, Self::Undo].into_iter().find(|action| action.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        for (action, stage) in [(Action::Push, Stage::UnderWay), (Action::Undo, Stage::Settled)] {
            let journal = Journal {
                url: "https://tenant.example.com".to_owned(),
                action,
                before: "0123".to_owned(),
                base: (action == Action::Push).then(|| "4567".to_owned()),
                undo: "a.json".to_owned(),
                step: "write \"it\"".to_owned(),
                at: "2026-11-22T04:05:06.5Z".parse().unwrap(),
                stage,
                unasked: vec!["loan".to_owned()],
            };
            assert_eq!(Journal::parse(&journal.to_text()), Some(journal));
        }
    }

    #[test]
    fn a_record_names_no_file_elsewhere() {
        let text = r#"{"version": 1, "url": "u", "action": "push", "before": "0", "step": "s",
            "at": "2026-11-22T04:05:06Z", "undo": "UNDO"}"#;
        assert!(Journal::parse(text).is_some());
        for name in ["../a.json", "/a.json", "..\\\\a.json"] {
            assert_eq!(Journal::parse(&text.replace("UNDO", name)), None);
        }
    }
}
