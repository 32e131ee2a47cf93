//! What a projection asks for and insists on, and what never comes back.

use mosaic::client::CallOptions;
use mosaic::wire::{Read, ReadAnswer, ResourcePath};
use mosaic::{Patch, Projection, QueryFilter};

use crate::local::{Local, user};
use crate::managed::{AlphaInvitation, AlphaUser};

#[derive(Debug, PartialEq, Projection)]
#[managed(of = AlphaUser)]
struct Card {
    user_name: String,
    department: Option<String>,
    skills: Vec<String>,
}

#[derive(Debug, Projection)]
#[managed(of = AlphaUser)]
struct Located {
    user_name: String,
    city: String,
}

#[tokio::test]
async fn a_projection_holds_its_fields_whichever_verb_answers() {
    let local = Local::start().await;
    let draft = user("ann").set(AlphaUser::DEPARTMENT, "Sales");
    let created = local.users().create(draft).select::<Card>().await.unwrap();
    let card = |department: Option<&str>| Card {
        user_name: "ann".to_owned(),
        department: department.map(str::to_owned),
        skills: Vec::new(),
    };
    assert_eq!(created, card(Some("Sales")));
    let ann = local.users().query(QueryFilter::all()).one().await.unwrap();
    let read = local.users().read(&ann.id);
    assert_eq!(read.select::<Card>().await.unwrap(), created);
    let patch = Patch::new().unset(AlphaUser::DEPARTMENT);
    let patched = local.users().patch(&ann, patch).select::<Card>().await.unwrap();
    assert_eq!(patched, card(None));
    let found = local.users().query(AlphaUser::USER_NAME.eq("ann")).select::<Card>();
    assert_eq!(found.first().await.unwrap(), Some(card(None)));
    let deleted = local.users().delete(&ann.id).select::<Card>().await.unwrap();
    assert_eq!(deleted, card(None));
}

#[tokio::test]
async fn a_record_without_what_a_projection_insists_on_is_an_error_in_its_place() {
    let local = Local::start().await;
    for (name, city) in [("ann", Some("Oslo")), ("bob", None), ("eve", Some("Bergen"))] {
        let draft =
            city.into_iter().fold(user(name), |draft, city| draft.set(AlphaUser::CITY, city));
        local.users().create(draft).await.unwrap();
    }
    let located = local.users().query(QueryFilter::all()).select::<Located>();
    let mut stream = located.sort(AlphaUser::USER_NAME.ascending()).page_size(2).stream();
    let mut lines = Vec::new();
    while let Some(record) = stream.next().await {
        lines.push(match record {
            Ok(Located { user_name, city }) => format!("{user_name} in {city}"),
            Err(error) => {
                assert!(error.is_decode() && !error.may_have_happened(), "{error}");
                error.decode_error().unwrap().path().to_owned()
            }
        });
    }
    assert_eq!(lines, ["ann in Oslo", "city", "eve in Bergen"]);
}

#[tokio::test]
async fn what_is_private_or_hashed_never_comes_back() {
    let local = Local::start().await;
    let draft = user("ann")
        .set(AlphaUser::PASSWORD, "planted password")
        .set(AlphaUser::CUSTOM_TAX_NUMBER, "planted number");
    let ann = local.users().create(draft).await.unwrap();
    let invitation = AlphaInvitation::draft("2030-01-01T00:00:00Z", "ann@example.com")
        .set(AlphaInvitation::CODE_HASH, "planted code");
    let invitations = local.tenant.managed::<AlphaInvitation>();
    let invitation = invitations.create(invitation).await.unwrap();
    let mut texts = vec![format!("{ann:?} {invitation:?}")];
    for fields in [&["*"][..], &["password", "custom_taxNumber"], &["*", "*_ref"]] {
        texts.push(read(&local, ["managed", "alpha_user", ann.id.as_str()], fields).await);
    }
    let path = ["managed", "alpha_invitation", invitation.id.as_str()];
    texts.push(read(&local, path, &["*", "codeHash"]).await);
    for text in texts {
        assert!(!text.contains("planted"), "{text}");
    }
}

/// Reads the fields `fields` of an object; returns all that the server says.
async fn read(local: &Local, path: [&str; 3], fields: &[&str]) -> String {
    let fields = fields.iter().map(|&field| field.to_owned()).collect();
    let read = Read { resource: ResourcePath::of(path), fields, held: None };
    match local.tenant.call(&read, &CallOptions::default()).await.unwrap() {
        ReadAnswer::Stored(stored) => String::from_utf8(stored.body.into()).unwrap(),
        ReadAnswer::NotModified => panic!("no revision was held"),
    }
}
