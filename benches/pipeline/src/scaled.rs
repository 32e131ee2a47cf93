//! The same types again, under other names.

use anyhow::{Context, Result};
use serde_json::Value;

/// Returns a configuration that holds the types of `text` `times` times.
///
/// The first copy keeps its names and its bytes where there is only one.
pub(crate) fn scaled(text: &str, times: usize) -> Result<String> {
    if times == 1 {
        return Ok(text.to_owned());
    }
    let mut root: Value = serde_json::from_str(text).context("the file is not JSON")?;
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
    Ok(serde_json::to_string_pretty(&root)?)
}
