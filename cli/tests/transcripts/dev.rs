//! A folder with the schema of a tenant, and the tenant, on this machine.

use std::fs;

use serde_json::Value;

use crate::session::{Run, Served, Session};

/// Two types.
pub(crate) const MANAGED: &str = r#"{
  "objects": [
    {
      "name": "loan",
      "schema": {
        "order": ["title"],
        "properties": {
          "title": { "type": "string", "title": "Title", "viewable": true }
        }
      }
    },
    {
      "name": "reader",
      "schema": {
        "order": ["email"],
        "properties": {
          "email": { "type": "string", "title": "Mail", "viewable": true }
        }
      }
    }
  ]
}
"#;

/// What a property of readers is declared before, in [`MANAGED`].
pub(crate) const EMAIL: &str = r#""email": { "type""#;

/// What a property of loans is declared before, in [`MANAGED`].
pub(crate) const TITLE: &str = r#""title": { "type""#;

/// A folder with the schema of a tenant, and the tenant.
pub(crate) struct Dev {
    pub(crate) session: Session,
    pub(crate) url: String,
    _tenant: Served,
}

impl Dev {
    /// Starts a tenant with `managed`, and whatever else `flags` ask of it.
    pub(crate) fn new(managed: &str, flags: &str) -> Self {
        let session = Session::with_schema(managed);
        session.put("server.json", managed);
        let tenant = session.serve(&format!("--schema server.json {flags}"));
        let (url, account) = (&tenant.url, &tenant.account);
        let of = |name: &str, writable: bool| {
            format!(
                "[tenant.{name}]\nurl = \"{url}\"\naccount = \"{account}\"\nwritable = {writable}\n"
            )
        };
        let settings =
            format!("schema = \"managed.json\"\n\n{}\n{}", of("dev", true), of("prod", false));
        session.put("mosaic.toml", settings);
        Self { session, url: url.clone(), _tenant: tenant }
    }

    /// Starts a tenant that the files were pulled from.
    pub(crate) fn pulled(managed: &str, flags: &str) -> Self {
        let dev = Self::new(managed, flags);
        let run = dev.session.run("push dev --key key.jwk");
        assert_eq!(run.code, 0, "{run}");
        dev
    }

    /// Runs a verb that succeeds.
    fn done(&self, words: &str) {
        let run = self.run(words);
        assert_eq!(run.code, 0, "{words}: {run}");
    }

    /// Replaces `old` by `new` in the schema.
    pub(crate) fn edit(&self, old: &str, new: &str) {
        let text = self.session.get("managed.json");
        assert!(text.contains(old), "no {old}");
        self.session.put("managed.json", text.replacen(old, new, 1));
    }

    /// Adds a property to the loans of the schema.
    pub(crate) fn add(&self, property: &str) {
        let declared = r#"{ "type": "string", "title": "Added", "viewable": true }"#;
        self.edit(TITLE, &format!("\"{property}\": {declared},\n          {TITLE}"));
    }

    /// Makes `place` the schema.
    pub(crate) fn keep_schema_at(&self, place: &str) {
        let settings = self.session.get("mosaic.toml");
        let (_, rest) = settings.split_once('\n').expect("the first line names the schema");
        self.session.put("mosaic.toml", format!("schema = \"{place}\"\n{rest}"));
    }

    /// Makes the tenant have what `managed` says, as a colleague with a checkout of their own.
    pub(crate) fn colleague_pushes(&self, managed: &str, words: &str) {
        let settings = self.session.get("mosaic.toml");
        let (_, rest) = settings.split_once('\n').expect("the first line names the schema");
        self.session.put("elsewhere/mosaic.toml", format!("schema = \"all.json\"\n{rest}"));
        if !self.session.path("elsewhere/all.json").exists() {
            self.done("pull --config elsewhere/mosaic.toml");
        }
        self.session.put("elsewhere/all.json", managed);
        self.done(&format!("push --config elsewhere/mosaic.toml --yes {words}"));
    }

    /// Pushes, and returns the exit code and what a person was told.
    pub(crate) fn push(&self, words: &str) -> String {
        let run = self.run(words);
        let mut told = format!("exit {}\n{}", run.code, run.stderr).replace(&self.url, "[url]");
        for (_, stamp) in self.kept() {
            told = told.replace(&stamp, "[stamp]");
        }
        let is_time = |word: &str| word.starts_with("20") && word.ends_with('Z');
        let words = told.split(' ').map(|word| if is_time(word) { "[time]" } else { word });
        words.collect::<Vec<_>>().join(" ").trim_end().to_owned()
    }

    pub(crate) fn run(&self, words: &str) -> Run {
        let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
        self.session.run(&format!("{verb} dev --key key.jwk {rest}"))
    }

    /// Runs a verb, and returns the exit code and what a person was told.
    pub(crate) fn told(&self, words: &str) -> String {
        let run = self.run(words);
        self.plain(&Run { stdout: String::new(), ..run })
    }

    /// Returns a transcript without what differs from run to run.
    pub(crate) fn plain(&self, run: &Run) -> String {
        let text = run.to_string().replace(&self.url, "[url]");
        let mut parts = text.split("(transaction ");
        let first = parts.next().unwrap_or_default().to_owned();
        let rest = parts.map(|part| part.split_once(')').map_or(part, |(_, rest)| rest));
        rest.fold(first, |text, rest| text + "(transaction [id])" + rest)
    }

    /// Returns the name of the file of what the last push replaced, and what is in it.
    pub(crate) fn last_kept(&self) -> (String, Value) {
        let (name, _) = self.kept().pop().expect("what was replaced is kept");
        let kept = serde_json::from_str(&self.session.get(&name)).expect("it is JSON");
        (name, kept)
    }

    /// Returns the files of what pushes replaced, with the stamps in their names.
    pub(crate) fn kept(&self) -> Vec<(String, String)> {
        kept(&self.session)
    }
}

/// Returns the files of what pushes from `session` replaced, with the stamps in their names.
pub(crate) fn kept(session: &Session) -> Vec<(String, String)> {
    let folder = fs::read_dir(session.path(".mosaic/dev/undo"));
    let names = folder.into_iter().flatten().map(|entry| {
        let name = entry.expect("the folder can be read").file_name();
        name.to_string_lossy().into_owned()
    });
    let mut kept: Vec<_> = names
        .filter_map(|name| {
            let stamp = name.strip_suffix("Z.json")?;
            Some((format!(".mosaic/dev/undo/{name}"), format!("{stamp}Z")))
        })
        .collect();
    kept.sort();
    kept
}
