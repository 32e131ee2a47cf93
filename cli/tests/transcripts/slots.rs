//! `mosaic slots`.

use std::fs;

use crate::schema::told;
use crate::session::{Session, schemas};

fn session() -> Session {
    let session = Session::new();
    for name in ["managed.json", "mosaic.toml"] {
        let sample = schemas("samples/extension-slots").join(name);
        session.put(name, fs::read(sample).expect("the sample is there"));
    }
    session
}

#[test]
fn a_person_gets_a_table() {
    insta::assert_snapshot!(session().run("slots"), @r"
    exit 0
    --- stdout
    alpha_user
      FAMILY                  DECLARED  USED  LEFT  UNDECLARED
      frIndexedString                2     1     1          18
      frUnindexedString              1     1     0           4
      frIndexedMultivalued           1     1     0           4
      frUnindexedMultivalued         1     1     0           4
      frIndexedDate                  1     1     0           4
      frUnindexedDate                1     1     0           4
      frIndexedInteger               1     1     0           4
      frUnindexedInteger             1     1     0           4

      SLOT                     ALIAS             OWNER  TITLE
      frIndexedString1         library_card      -      Library Card
      frUnindexedString1       favourite_seat    -      Favourite Seat
      frIndexedMultivalued1    borrowing_rights  -      Borrowing Rights
      frUnindexedMultivalued1  wish_list         -      Wish List
      frIndexedDate1           card_expires      -      Card Expires
      frUnindexedDate1         last_visit        -      Last Visit
      frIndexedInteger1        open_loans        -      Open Loans
      frUnindexedInteger1      fines             -      Fines in Cents
    ");
}

#[test]
fn a_machine_gets_one_object() {
    let run = session().run("slots --format json");
    let slots = told("slots.schema.json", &run);
    for family in slots["types"][0]["families"].as_array().unwrap() {
        let count = |key: &str| family[key].as_array().unwrap().len() as u64;
        assert_eq!(family["slots"].as_u64().unwrap(), count("used") + count("left"), "{family}");
    }
}

#[test]
fn the_ledger_shows_who_owns_a_slot() {
    let session = session();
    let settings = session.get("mosaic.toml");
    let owned = settings.replace("as = \"integer\"", "as = \"integer\", owner = \"front-desk\"");
    session.put("mosaic.toml", owned);
    let table = session.run("slots").stdout;
    assert!(table.contains("fines             front-desk  Fines in Cents"), "{table}");
    let machine: serde_json::Value =
        serde_json::from_str(&session.run("slots --format json").stdout).unwrap();
    let families = machine["types"][0]["families"].as_array().unwrap();
    let owners: Vec<_> = families.iter().map(|family| &family["used"][0]["owner"]).collect();
    assert_eq!(owners.iter().filter(|owner| **owner == "front-desk").count(), 1, "{owners:?}");
}

#[test]
fn a_title_of_its_own_makes_a_slot_used_without_settings() {
    let session = session();
    fs::remove_file(session.path("mosaic.toml")).unwrap();
    let run = session.run("slots managed.json");
    insta::assert_snapshot!(run, @r"
    exit 0
    --- stdout
    alpha_user
      FAMILY                  DECLARED  USED  LEFT  UNDECLARED
      frIndexedString                2     1     1          18
      frUnindexedString              1     1     0           4
      frIndexedMultivalued           1     1     0           4
      frUnindexedMultivalued         1     1     0           4
      frIndexedDate                  1     1     0           4
      frUnindexedDate                1     1     0           4
      frIndexedInteger               1     1     0           4
      frUnindexedInteger             1     1     0           4

      SLOT                     ALIAS  OWNER  TITLE
      frIndexedString1         -      -      Library Card
      frUnindexedString1       -      -      Favourite Seat
      frIndexedMultivalued1    -      -      Borrowing Rights
      frUnindexedMultivalued1  -      -      Wish List
      frIndexedDate1           -      -      Card Expires
      frUnindexedDate1         -      -      Last Visit
      frIndexedInteger1        -      -      Open Loans
      frUnindexedInteger1      -      -      Fines in Cents
    ");
}

#[test]
fn wrong_settings_are_reported_and_not_believed() {
    let session = session();
    let settings = session.get("mosaic.toml");
    for (wrong, code) in [
        ("nothing = \"frIndexedString99\"", "alias-unknown-property"),
        ("again = \"frIndexedString1\"", "alias-twice"),
    ] {
        session.put("mosaic.toml", format!("{settings}\n{wrong}\n"));
        let (slots, generate) = (session.run("slots"), session.run("generate"));
        assert_eq!((slots.code, slots.stdout.as_str()), (2, ""), "{slots}");
        assert!(slots.stderr.contains(&format!("error[{code}]")), "{slots}");
        assert_eq!(slots.stderr, generate.stderr);
    }
}

#[test]
fn a_schema_without_slots_is_told_so() {
    let session = Session::with_schema("{\"objects\": [{\"name\": \"loan\", \"schema\": {}}]}");
    insta::assert_snapshot!(session.run("slots managed.json"), @r#"
    exit 0
    --- stderr
    warning[schema-properties-not-map]: expected `properties` in the schema, found none
     --> managed.json:1:41
      |
    1 | {"objects": [{"name": "loan", "schema": {}}]}
      |                                         ^^ loan
      |
      = help: a type without properties holds nothing but an id

    1 warning
    no type declares an extension slot
    "#);
}
