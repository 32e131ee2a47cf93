//! Laws: a tenant that is opened again is the tenant that was closed.

use std::collections::BTreeMap;

use mosaic_emulator::{
    Flavour,
    store::{Batch, Database, Entry, Journal, Table},
};
use proptest::prelude::*;
use tempfile::TempDir;

type Kept = BTreeMap<(Table, String), Vec<u8>>;

/// Returns everything that the file holds.
fn everything(database: &Database) -> Kept {
    let mut kept = Kept::new();
    let take = &mut |Entry { table, key, value }| {
        kept.insert((table, key), value.expect("what is there has a value"));
        Ok(())
    };
    database.load(take).expect("the file can be read");
    kept
}

fn entries() -> impl Strategy<Value = Entry> {
    let table = prop::sample::select(Table::ALL.as_slice());
    let value = prop::option::weighted(0.7, prop::collection::vec(any::<u8>(), 0..300));
    let entry = (table, "[a-c]/?[a-c\u{e9}]{0,2}", value);
    entry.prop_map(|(table, key, value)| Entry { table, key, value })
}

/// What happens to a file.
#[derive(Clone, Debug)]
enum Step {
    Append(Vec<Entry>),
    Settle,
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        5 => prop::collection::vec(entries(), 0..6).prop_map(Step::Append),
        2 => Just(Step::Settle),
        1 => Just(Step::Reopen),
    ];
    prop::collection::vec(step, 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_file_holds_what_was_settled_and_nothing_else(steps in steps()) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("tenant.redb");
        let mut database = Database::open(&path, Flavour::Aic).unwrap();
        let (mut settled, mut expected) = (Kept::new(), Kept::new());
        for step in steps.into_iter().chain([Step::Reopen]) {
            match step {
                Step::Append(entries) => {
                    for Entry { table, key, value } in entries.clone() {
                        match value {
                            Some(value) => expected.insert((table, key), value),
                            None => expected.remove(&(table, key)),
                        };
                    }
                    database.append(Batch { entries }).unwrap();
                }
                Step::Settle => {
                    let position = database.append(Batch::default()).unwrap();
                    database.settle(position).unwrap();
                    settled = expected.clone();
                }
                Step::Reopen => {
                    drop(database);
                    database = Database::open(&path, Flavour::Aic).unwrap();
                    expected = settled.clone();
                    prop_assert_eq!(&everything(&database), &expected);
                }
            }
        }
    }
}
