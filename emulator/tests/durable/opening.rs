//! Claims about which files are opened, and what is said of the others.

use std::{fs, path::Path};

use mosaic_emulator::{
    Flavour,
    store::{Batch, Database, Entry, Journal, Table},
};
use redb::{ReadableDatabase, TableDefinition};
use tempfile::TempDir;

const LABEL: TableDefinition<'static, &'static str, &'static str> = TableDefinition::new("file");

/// Opens a file that cannot be opened, and returns what is said of it.
fn refused(path: &Path) -> String {
    let error = Database::open(path, Flavour::Aic).expect_err("the file is refused");
    let path = path.display().to_string();
    let told = format!("{error}; {}", error.hint());
    assert!(told.contains(&path), "{told}");
    told.replace(&path, "FILE")
}

/// Opens a new data file, and keeps one entry.
fn with_one_entry(path: &Path) -> Database {
    let database = Database::open(path, Flavour::Aic).expect("the file is new");
    let (key, value) = ("thing/1".to_owned(), Some(b"{}".to_vec()));
    let batch = Batch { entries: vec![Entry { table: Table::Objects, key, value }] };
    let position = database.append(batch).expect("nothing failed before");
    database.settle(position).expect("the disk takes it");
    database
}

#[test]
fn a_file_is_open_once_at_a_time() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    let first = with_one_entry(&path);
    assert_eq!(
        refused(&path),
        "another process has the data file `FILE` open; end that process, or name another file"
    );
    drop(first);
    Database::open(&path, Flavour::Aic).unwrap();
}

#[test]
fn a_file_that_holds_something_else_is_refused_and_stays_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("managed.json");
    for text in ["{\"objects\": []}", "a", &"\0".repeat(5_000), &"redb".repeat(5_000)] {
        fs::write(&path, text).unwrap();
        assert_eq!(
            refused(&path),
            "`FILE` is not the data file of a local tenant; \
             name another file, or one that is not there yet"
        );
        assert_eq!(fs::read(&path).unwrap(), text.as_bytes());
    }
}

#[test]
fn the_database_of_another_program_is_refused_and_keeps_its_tables() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("other.redb");
    let other = redb::Database::create(&path).unwrap();
    let transaction = other.begin_write().unwrap();
    let table: TableDefinition<'_, u64, u64> = TableDefinition::new("objects");
    transaction.open_table(table).unwrap().insert(1, 2).unwrap();
    transaction.commit().unwrap();
    drop(other);
    assert!(refused(&path).starts_with("`FILE` is not the data file of a local tenant"));
    let other = redb::Database::open(&path).unwrap();
    let kept = other.begin_read().unwrap().open_table(table).unwrap();
    assert_eq!(redb::ReadableTable::get(&kept, 1).unwrap().unwrap().value(), 2);
}

#[test]
fn a_file_of_another_version_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    drop(with_one_entry(&path));
    for (format, told) in [
        ("2", "a newer version of mosaic wrote `FILE`; update mosaic, or name another file"),
        (
            "0",
            "an older version of mosaic wrote `FILE`; serve it by that version, or name another file",
        ),
        (
            "x",
            "`FILE` is not the data file of a local tenant; name another file, or one that is not there yet",
        ),
    ] {
        let file = redb::Database::open(&path).unwrap();
        let transaction = file.begin_write().unwrap();
        transaction.open_table(LABEL).unwrap().insert("format", format).unwrap();
        transaction.commit().unwrap();
        drop(file);
        assert_eq!(refused(&path), told);
    }
}

#[test]
fn a_file_of_another_flavour_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    drop(Database::open(&path, Flavour::Idm).unwrap());
    assert_eq!(
        refused(&path),
        "the data file `FILE` is of a tenant of the flavour `idm`; \
         serve it as `idm`, or name another file"
    );
    Database::open(&path, Flavour::Idm).unwrap();
}

#[test]
fn an_empty_file_becomes_a_data_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    fs::write(&path, "").unwrap();
    drop(with_one_entry(&path));
    Database::open(&path, Flavour::Aic).unwrap();
}

#[test]
fn what_cannot_be_a_file_is_told_as_such() {
    let folder = TempDir::new().unwrap();
    assert!(refused(folder.path()).starts_with("cannot open the data file `FILE`; "));
    let nowhere = folder.path().join("missing/tenant.redb");
    assert!(refused(&nowhere).starts_with("cannot open the data file `FILE`; "));
    let error = Database::open(&nowhere, Flavour::Aic).expect_err("there is no folder for it");
    let cause = std::error::Error::source(&error).expect("the system said why");
    let expected = std::fs::metadata(&nowhere).expect_err("there is no file either");
    assert_eq!(cause.to_string(), expected.to_string());
}

#[test]
fn a_new_file_leaves_nothing_beside_it_and_is_for_its_owner_alone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    drop(Database::open(&path, Flavour::Aic).unwrap());
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(names, std::slice::from_ref(&path));
    #[cfg(unix)]
    {
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_damaged_file_is_refused_and_never_panics() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("tenant.redb");
    drop(with_one_entry(&path));
    let whole = fs::read(&path).unwrap();
    for length in [9, 100, 320, 4_096, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(refused(&path).starts_with("the data file `FILE` is damaged; "), "{length}");
    }
    let written: Vec<_> = (0..whole.len()).filter(|at| whole[*at] != 0).collect();
    for at in written.iter().step_by(written.len() / 48) {
        let mut damaged = whole.clone();
        damaged[*at] ^= 0x55;
        fs::write(&path, &damaged).unwrap();
        // What is not read any more may have been hit.
        drop(Database::open(&path, Flavour::Aic));
    }
}
