//! The same types again, under other names.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

/// Writes a file into `folder` for each of `sizes`: that many times the types of `file`.
pub(crate) fn write(file: &Path, sizes: &[usize], folder: &Path) -> Result<Vec<PathBuf>> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let root: Value = serde_json::from_str(&text).context("the file is not JSON")?;
    let mut files = Vec::new();
    for &size in sizes {
        let path = folder.join(format!("{size}.json"));
        fs::write(&path, serde_json::to_string_pretty(&scaled(root.clone(), size)?)?)?;
        files.push(path);
    }
    Ok(files)
}

fn scaled(mut root: Value, times: usize) -> Result<Value> {
    let objects = root.get_mut("objects").and_then(Value::as_array_mut);
    let objects = objects.context("the file has no `objects`")?;
    let originals = objects.clone();
    for copy in 1..times {
        for original in &originals {
            let mut object = original.clone();
            if let Some(Value::String(name)) = object.get_mut("name") {
                *name = format!("{name}_copy{copy}");
            }
            objects.push(object);
        }
    }
    Ok(root)
}
