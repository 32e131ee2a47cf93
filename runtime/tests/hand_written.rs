//! Records that a person writes: other modules, private fields, types of their own.

use mosaic::{
    Draft, Equality, Json, ManagedObject, ObjectId, Patch, Projection, Reference, Revision, Value,
    WriteOnly, from_slice, projection,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod devices {
    #![deny(missing_docs, dead_code, unreachable_pub)]

    use super::{Json, ManagedObject, ObjectId, Reference, Revision, Size, WriteOnly};

    /// A device, of which only its module sees the fields.
    #[derive(Clone, Default, PartialEq, ManagedObject)]
    #[managed(path = "managed/device", id_indexed)]
    pub(crate) struct Device {
        id: ObjectId,
        rev: Revision,
        #[managed(indexed)]
        serial: Option<String>,
        #[managed(name = "size \"\\/%", indexed)]
        r#type: Option<Size>,
        sizes: Vec<Size>,
        pin: WriteOnly<i64>,
        info: Option<Json>,
        #[managed(relationship)]
        parts: Option<Vec<Reference<Device>>>,
    }

    impl Device {
        /// Returns the fields that the tests look at.
        pub(crate) fn parts(&self) -> (Option<Size>, &[Size]) {
            (self.r#type, &self.sizes)
        }
    }
}

use devices::Device;

/// A value of somebody's own, a number in JSON.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Size(u8);

impl Value for Size {}

impl Equality for Size {
    type Scalar = Self;
}

impl Serialize for Size {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u8::deserialize(deserializer).map(Self)
    }
}

const DEVICE: &[u8] =
    br#"{"_id":"d","_rev":"1","size \"\\/%":3,"sizes":[1,null,2],"pin":1234,"parts":null}"#;

#[test]
fn a_value_of_ones_own_is_read_and_written() {
    let device: Device = from_slice(DEVICE).unwrap();
    assert_eq!(device.parts(), (Some(Size(3)), &[Size(1), Size(2)][..]));
    assert_eq!(serde_json::from_slice::<Device>(DEVICE).unwrap(), device);
    let text = serde_json::to_string(&device).unwrap();
    assert_eq!(text, r#"{"_id":"d","_rev":"1","size \"\\/%":3,"sizes":[1,2]}"#);
    let error = from_slice::<Device>(br#"{"_id":"d","_rev":"1","sizes":[300]}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"`sizes[0]`: expected a value of its type, found a number, in the object "d", at byte 34"#
    );
}

#[test]
fn a_name_with_any_character_is_found_every_time() {
    for _ in 0..3 {
        assert_eq!(from_slice::<Device>(DEVICE).unwrap().parts().0, Some(Size(3)));
    }
    assert_eq!(Device::TYPE.eq(Size(3)).text(), Ok("/size%20%22%5C%2F%25 eq 3"));
    let unescaped = br#"{"_id":"d","_rev":"1","size "\/%":3}"#;
    assert!(from_slice::<Device>(unescaped).is_err());
}

#[test]
fn an_object_without_identity_is_refused() {
    for body in [r#"{"_id":"d"}"#, r#"{"_rev":"1"}"#, r#"{"_id":null,"_rev":"1"}"#] {
        assert!(from_slice::<Device>(body.as_bytes()).is_err(), "{body}");
        assert!(serde_json::from_str::<Device>(body).is_err(), "{body}");
    }
    let error = from_slice::<Device>(br#"{"_id":"d"}"#).unwrap_err();
    assert_eq!(error.to_string(), r#"`_rev`: expected a value, found none, in the object "d""#);
}

#[test]
fn the_same_error_is_told_by_every_format() {
    let body = r#"{"_id":"d","_rev":"1","parts":[{"_ref":"a/b"},{}]}"#;
    let ours = from_slice::<Device>(body.as_bytes()).unwrap_err();
    assert_eq!((ours.path(), ours.id()), ("parts[1]", Some("d")));
    let theirs = serde_json::from_str::<Device>(body).unwrap_err();
    assert!(
        theirs.to_string().starts_with("`parts[1]`: expected `_ref` in a reference"),
        "{theirs}"
    );
}

#[test]
fn what_is_shown_holds_no_secret_and_nothing_absent() {
    let device: Device = from_slice(DEVICE).unwrap();
    assert_eq!(
        format!("{device:?}"),
        r#"Device { id: "d", rev: "1", pin: <write-only>, type: 3, sizes: [1, 2], .. }"#
    );
}

/// What a list of devices shows.
#[derive(Debug, PartialEq, Projection)]
#[managed(of = devices::Device)]
struct Row {
    id: ObjectId,
    r#type: Size,
    #[managed(property = SIZES)]
    all: Vec<Size>,
    info: Option<Json>,
}

#[test]
fn a_projection_asks_for_its_fields_and_insists_on_them() {
    assert_eq!(projection::fields::<Row>(), ["_id", "size%20%22%5C%2F%25", "sizes", "info"]);
    assert!(projection::fields::<Device>().is_empty());
    let row: Row = from_slice(br#"{"_id":"d","size \"\\/%":3}"#).unwrap();
    assert_eq!((row.id.as_str(), row.r#type, row.all, row.info), ("d", Size(3), vec![], None));
    let error = from_slice::<Row>(br#"{"_id":"d"}"#).unwrap_err();
    assert_eq!((error.path(), error.id()), ("size \"\\/%", Some("d")));
    assert!(serde_json::from_str::<Row>(r#"{"_id":"d"}"#).is_err());
}

#[test]
fn records_requests_and_references_go_between_threads() {
    fn goes<T: Send + Sync + 'static>() {}
    goes::<Device>();
    goes::<Draft<Device>>();
    goes::<Patch<Device>>();
    goes::<Reference<Device>>();
    goes::<mosaic::QueryFilter<Device>>();
    goes::<mosaic::Page<Row>>();
}

#[test]
fn a_revision_is_what_a_header_can_carry() {
    for text in ["", "a\"b", "a b", "a\nb", "\u{7f}", "é"] {
        assert!(Revision::new(text).is_err(), "{text:?}");
    }
    assert_eq!(Revision::new("8c54af69-5827!~").unwrap().as_str(), "8c54af69-5827!~");
}

#[test]
fn an_identifier_is_one_element_of_a_path() {
    assert!(["", ".", ".."].into_iter().all(|text| ObjectId::new(text).is_err()));
    let id = ObjectId::new("a b/ü").unwrap();
    assert_eq!(id.path_element(), "a%20b%2F%C3%BC");
    let reference = Reference::<Device>::to(&id);
    assert_eq!(reference.path(), "managed/device/a%20b%2F%C3%BC");
    let read: Reference<Device> =
        serde_json::from_str(r#"{"_ref":"managed/device/a%20b%2F%C3%BC"}"#).unwrap();
    assert_eq!((read.id(), read.collection()), (Some(id), "managed/device"));
}

mod any_name {
    use mosaic::{ManagedObject, ObjectId, Projection, Reference, Revision, SubObject};

    #[derive(Clone, Default, PartialEq, ManagedObject)]
    #[managed(path = "managed/record")]
    pub(super) struct Record {
        id: ObjectId,
        rev: Revision,
        slot: Option<Slot>,
        #[managed(relationship)]
        owner: Option<Reference<Owner>>,
    }

    #[derive(Clone, Default, PartialEq, SubObject)]
    struct Slot {
        table: Vec<Table>,
    }

    #[derive(Clone, Default, PartialEq, SubObject)]
    struct Table {
        field: Option<bool>,
    }

    #[derive(Clone, Default, PartialEq, ManagedObject)]
    #[managed(path = "managed/owner")]
    pub(super) struct Owner {
        id: ObjectId,
        rev: Revision,
        missing: Option<String>,
    }

    #[derive(Projection)]
    #[managed(of = Owner)]
    pub(super) struct Missing {
        pub(super) missing: String,
    }
}

#[test]
fn a_type_may_have_a_name_of_the_runtime() {
    let body = br#"{"_id":"1","_rev":"1","slot":{"table":[{"field":true}]}}"#;
    let record: any_name::Record = from_slice(body).unwrap();
    assert_eq!(serde_json::to_string(&record).unwrap().as_bytes(), body);
    let owner: any_name::Missing = from_slice(br#"{"missing":"x"}"#).unwrap();
    assert_eq!(owner.missing, "x");
}
