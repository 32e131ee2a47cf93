//! A file that remembers something from one run to the next: a JSON object that carries a hash of itself, so
//! that one which was cut off or edited is noticed.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use mosaic_codegen::files::write_durably;
use serde_json::Value;

use crate::push::Snapshot;

/// The member that holds the hash of the others.
const SEAL: &str = "seal";

/// What is in a file.
#[derive(Debug, PartialEq)]
pub(crate) enum Record {
    /// There is no file.
    Absent,
    /// Something that was not written here, or not left as it was.
    Damaged,
    /// What was written.
    Whole(Value),
}

impl Record {
    /// Reads what is in the file at `path`.
    ///
    /// # Errors
    ///
    /// If the file is there and cannot be read.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(opened(&text).map_or(Self::Damaged, Self::Whole)),
            Err(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => Ok(Self::Absent),
                ErrorKind::InvalidData => Ok(Self::Damaged), // what is no text is no record
                _ => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
            },
        }
    }

    /// Writes `record`, an object, to the file at `path`.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub(crate) fn write(path: &Path, mut record: Value) -> Result<()> {
        record[SEAL] = Value::from(hash(&record));
        write_durably(path, &format!("{record:#}\n"))?;
        Ok(())
    }
}

/// Returns the record in `text`, without its seal, if that fits.
fn opened(text: &str) -> Option<Value> {
    let mut record: Value = serde_json::from_str(text).ok()?;
    let seal = record.as_object_mut()?.remove(SEAL)?;
    (seal == hash(&record)).then_some(record)
}

fn hash(record: &Value) -> String {
    Snapshot::new("record", record.to_string()).state()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written_and_one_that_was_edited_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.json");
        assert_eq!(Record::read(&path).unwrap(), Record::Absent);
        let written = json!({"version": 1, "text": "{ \"a\": [1.0] }\n", "none": null});
        Record::write(&path, written.clone()).unwrap();
        assert_eq!(Record::read(&path).unwrap(), Record::Whole(written));
        let text = fs::read_to_string(&path).unwrap();
        let edited = [text.replace("1.0", "1.5"), text[..text.len() / 2].to_owned()];
        for damaged in edited.iter().map(String::as_str).chain(["", "{}", "[]", "1"]) {
            fs::write(&path, damaged).unwrap();
            assert_eq!(Record::read(&path).unwrap(), Record::Damaged, "{damaged}");
        }
    }

    #[test]
    fn there_is_no_file_in_what_is_no_folder() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert_eq!(Record::read(&file.path().join("record.json")).unwrap(), Record::Absent);
    }
}
