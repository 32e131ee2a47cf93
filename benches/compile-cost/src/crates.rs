//! The crates that are compiled: the same types for each contender.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

/// Who makes the types readable and writable.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Contender {
    /// Nobody: there are no types.
    Empty,
    /// `#[derive(serde::Serialize, serde::Deserialize)]`
    Serde,
    /// `#[derive(mosaic::ManagedObject)]`
    Mosaic,
}

impl Contender {
    /// Returns the name of the contender and of its crate.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Serde => "serde_derive",
            Self::Mosaic => "mosaic",
        }
    }
}

/// Writes the crate of a contender and returns its folder.
pub fn write(root: &Path, contender: Contender, types: usize) -> io::Result<PathBuf> {
    let folder = root.join(contender.name());
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest(contender))?;
    fs::write(folder.join("src/lib.rs"), source(contender, types))?;
    Ok(folder)
}

fn manifest(contender: Contender) -> String {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime");
    format!(
        "[package]\nname = \"cost-{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nmosaic = {{ path = {:?} }}\nserde_json = \"1\"\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n",
        contender.name(),
        runtime.display().to_string(),
    )
}

fn source(contender: Contender, types: usize) -> String {
    let mut source = String::new();
    if contender == Contender::Serde {
        source.push_str(SERDE_REFERENCE);
    }
    let types = if contender == Contender::Empty { 0 } else { types };
    for index in 0..types {
        structure(&mut source, contender, index);
        functions(&mut source, contender, index);
    }
    source
}

const SERDE_REFERENCE: &str = "\
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Reference {
    #[serde(rename = \"_ref\")] pub path: String,
    #[serde(rename = \"_refResourceCollection\")] pub collection: Option<String>,
    #[serde(rename = \"_refResourceId\")] pub id: Option<String>,
    #[serde(rename = \"_refProperties\")] pub properties: Option<serde_json::Value>,
}
";

/// Writes one struct of 60 properties.
fn structure(source: &mut String, contender: Contender, index: usize) {
    let (derives, attribute, identity) = match contender {
        Contender::Serde => (
            "Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize",
            "#[serde(default)]".to_owned(),
            "#[serde(rename = \"_id\")] pub id: String,\n#[serde(rename = \"_rev\")] pub rev: String,",
        ),
        _ => (
            "Clone, Default, PartialEq, mosaic::ManagedObject",
            format!("#[managed(path = \"managed/type{index}\")]"),
            "pub id: mosaic::ObjectId,\npub rev: mosaic::Revision,",
        ),
    };
    let _ = writeln!(
        source,
        "#[derive({derives})]\n{attribute}\npub struct Type{index} {{\n{identity}"
    );
    for property in 0..60 {
        let _ = writeln!(source, "/// Property {property}");
        let _ = match contender {
            Contender::Serde => writeln!(source, "#[serde(rename = \"someName{property}\")]"),
            _ => writeln!(source, "#[managed(name = \"someName{property}\", indexed)]"),
        };
        let _ = writeln!(source, "pub some_name{property}: {},", field(contender, property));
    }
    source.push_str("}\n");
}

/// The mix of a real user: mostly text, some of everything.
fn field(contender: Contender, property: usize) -> &'static str {
    match (property % 20, contender) {
        (0..=12, _) => "Option<String>",
        (13 | 14, _) => "Vec<String>",
        (15, _) => "Option<bool>",
        (16, _) => "Option<i64>",
        (17, _) => "Option<f64>",
        (18, _) => "Option<serde_json::Value>",
        (_, Contender::Serde) => "Option<Vec<Reference>>",
        (_, _) => "Option<Vec<mosaic::Reference<Type0>>>",
    }
}

/// Writes what makes the compiler generate the code: one call each way.
fn functions(source: &mut String, contender: Contender, index: usize) {
    let (read, error) = match contender {
        Contender::Serde => ("serde_json::from_slice", "serde_json::Error"),
        _ => ("mosaic::from_slice", "mosaic::DecodeError"),
    };
    let _ = writeln!(
        source,
        "pub fn read{index}(bytes: &[u8]) -> Result<Type{index}, {error}> {{ {read}(bytes) }}\n\
         pub fn write{index}(value: &Type{index}) -> serde_json::Result<Vec<u8>> {{ serde_json::to_vec(value) }}"
    );
}
