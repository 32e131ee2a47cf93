//! A tree of crates in which one of them switched on `arbitrary_precision` of `serde_json`.

use mosaic_tests::ScratchCrate;

/// The crate: a record, and a test that reads it through `serde_json`.
const RECORD: &str = r##"//! A record with numbers.

use mosaic::{ManagedObject, ObjectId, Revision};

/// A thing.
#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/thing")]
pub struct Thing {
    /// The identifier.
    pub id: ObjectId,
    /// The revision.
    pub rev: Revision,
    /// How many.
    pub count: Option<i64>,
    /// How much.
    pub amount: Option<f64>,
    /// How much, each time.
    pub amounts: Vec<f64>,
}

#[test]
fn numbers_are_read_as_everywhere() -> Result<(), serde_json::Error> {
    let body = r#"{"_id":"1","_rev":"1","count":5.0,"amount":2.5,"amounts":[1,null,1e3]}"#;
    let thing: Thing = serde_json::from_str(body)?;
    assert_eq!((thing.count, thing.amount), (Some(5), Some(2.5)));
    assert_eq!(thing.amounts, [1.0, 1000.0]);
    assert!(serde_json::from_value::<Thing>(serde_json::from_str(body)?)? == thing);
    assert!(mosaic::from_slice::<Thing>(body.as_bytes()).is_ok_and(|other| other == thing));
    for count in ["5.5", "1e99", "{}", r#"{"a":1}"#, r#""5""#] {
        let body = format!(r#"{{"_id":"1","_rev":"1","count":{count}}}"#);
        assert!(serde_json::from_str::<Thing>(&body).is_err(), "{count}");
    }
    Ok(())
}
"##;

#[test]
fn a_feature_of_another_crate_does_not_change_what_is_read() {
    let scratch = ScratchCrate::new("arbitrary-precision");
    scratch.depend(r#"serde_json = { version = "1", features = ["arbitrary_precision"] }"#);
    scratch.module("record", RECORD);
    scratch.passes(&["test", "--lib"]);
}
