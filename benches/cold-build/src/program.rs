//! The programs that are built: the same job with the same type.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::Result;

/// How a program speaks to a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contender {
    /// By reqwest and serde's derive, as one writes it by hand.
    ByHand,
    /// By reqwest alone, for texts.
    Bare,
    /// By the client, with a type as it is generated.
    Mosaic,
}

/// What encrypts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// The default of the client.
    Ring,
    /// The default of reqwest.
    AwsLc,
}

const PROPERTIES: usize = 60;

impl Contender {
    /// All of them; the first one is the yardstick.
    pub const ALL: [Self; 3] = [Self::ByHand, Self::Bare, Self::Mosaic];

    /// Returns the name of the program and of its folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ByHand => "by-hand",
            Self::Bare => "bare",
            Self::Mosaic => "mosaic",
        }
    }

    /// Writes the program, with the versions that the workspace of the client has.
    pub fn write(self, root: &Path, provider: Provider) -> Result<()> {
        let (folder, workspace) = (root.join(self.name()), workspace());
        fs::create_dir_all(folder.join("src"))?;
        fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        fs::write(folder.join("Cargo.toml"), self.manifest(provider))?;
        fs::write(folder.join("src/main.rs"), self.source(provider))?;
        Ok(())
    }

    fn manifest(self, provider: Provider) -> String {
        let json = if self == Self::ByHand { ", \"json\"" } else { "" };
        // The features that the client asks for, and the crate that is told the provider.
        let http = format!(
            "reqwest = {{ version = \"0.13\", default-features = false, features = \
             [\"http2\", \"rustls-no-provider\", \"system-proxy\"{json}] }}\n\
             rustls = {{ version = \"0.23\", default-features = false, features = \
             [\"std\", \"tls12\", \"{}\"] }}\n",
            provider.name()
        );
        let dependencies = match self {
            Self::Bare => http,
            Self::ByHand => format!(
                "{http}serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n"
            ),
            Self::Mosaic => format!(
                "mosaic = {{ path = {:?}, default-features = false, features = [\"client\", {:?}] }}\n",
                workspace().join("runtime").display().to_string(),
                provider.name()
            ),
        };
        format!(
            "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n{dependencies}\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n",
            self.name()
        )
    }

    fn source(self, provider: Provider) -> String {
        let module = match provider {
            Provider::Ring => "ring",
            Provider::AwsLc => "aws_lc_rs",
        };
        let main = match self {
            Self::Bare => include_str!("../programs/bare.rs"),
            Self::ByHand => include_str!("../programs/reqwest.rs"),
            Self::Mosaic => include_str!("../programs/mosaic.rs"),
        };
        let user = match self {
            Self::Bare => String::new(),
            Self::ByHand => user(
                "#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]\n\
                 #[serde(default)]",
                "#[serde(rename = \"_id\")] id: String, #[serde(rename = \"_rev\")] rev: String,",
                |name| format!("#[serde(rename = {name:?})]"),
            ),
            Self::Mosaic => user(
                "#[derive(Clone, Default, PartialEq, ManagedObject)]\n\
                 #[managed(path = \"managed/user\")]",
                "id: ObjectId, rev: mosaic::Revision,",
                |name| format!("#[managed(name = {name:?}, indexed)]"),
            ),
        };
        let json = if self == Self::Mosaic { "mosaic::Json" } else { "serde_json::Value" };
        main.replace("PROVIDER", &format!("rustls::crypto::{module}::default_provider()"))
            + &user.replace("JSON", json)
    }
}

impl Provider {
    /// Returns the name of the feature that chooses it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ring => "ring",
            Self::AwsLc => "aws-lc-rs",
        }
    }
}

/// Returns the type of the record, with the derives, identity and names of one side.
fn user(head: &str, identity: &str, attribute: fn(&str) -> String) -> String {
    let mut text = format!("{head}\npub struct User {{\n{identity}\n");
    for index in 0..PROPERTIES {
        let kind = match index % 20 {
            0..=12 => "Option<String>",
            13 | 14 => "Vec<String>",
            15 => "Option<bool>",
            16 => "Option<i64>",
            17 => "Option<f64>",
            18 => "Option<JSON>",
            _ => "Option<Vec<JSON>>",
        };
        let attribute = attribute(&format!("property{index}"));
        let _ = writeln!(text, "{attribute}\npub property{index}: {kind},");
    }
    text + "}\n"
}

fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
