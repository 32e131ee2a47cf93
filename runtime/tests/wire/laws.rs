//! What one side writes, the other reads.

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use mosaic::{
    ManagedObject, ObjectId, Revision, page_from_slice,
    wire::{
        Action, Change, Counting, Create, Delete, Expected, Failure, Outcome, Paging, PatchRequest,
        Query, Read, ReadAnswer, Refusal, ResourcePath, Selection, Served, Stored, Update, Verb,
        field,
        server::{Asked, Flavour, Presentation, Results, decode},
    },
};
use proptest::prelude::*;
use serde_json::json;

/// Any text, most of them hostile to URLs.
fn text() -> impl Strategy<Value = String> {
    "([/%+&=?#*,. \"'\\\\<>ü\u{0}\n-]|\\PC){0,8}"
}

fn element() -> impl Strategy<Value = String> {
    text()
        .prop_filter("an element names something", |text| !matches!(text.as_str(), "" | "." | ".."))
}

fn path() -> impl Strategy<Value = ResourcePath> {
    path_of(0)
}

/// A path of some elements at least.
fn path_of(elements: usize) -> impl Strategy<Value = ResourcePath> {
    let elements = prop::collection::vec(element(), elements..4);
    elements.prop_map(|elements| ResourcePath::of(elements.iter().map(String::as_str)))
}

fn id() -> impl Strategy<Value = ObjectId> {
    element().prop_map(|text| ObjectId::new(text).unwrap())
}

fn revision() -> impl Strategy<Value = Revision> {
    "[!-~&&[^\"]]{1,12}".prop_map(|text| Revision::new(text).unwrap())
}

fn expected() -> impl Strategy<Value = Expected> {
    prop_oneof![
        Just(Expected::Anything),
        Just(Expected::Existing),
        Just(Expected::Revision(Revision::default())),
        revision().prop_map(Expected::Revision),
    ]
}

fn pointer() -> impl Strategy<Value = String> {
    let elements = prop::collection::vec(prop_oneof!["\\*", "\\*_ref", element()], 1..4);
    elements.prop_map(|elements| field(elements.iter().map(String::as_str)))
}

fn fields() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(pointer(), 0..4)
}

fn sort_keys() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(
        (any::<bool>(), pointer()).prop_map(|(up, key)| if up { key } else { format!("-{key}") }),
        0..3,
    )
}

fn object() -> impl Strategy<Value = Bytes> {
    (text(), text()).prop_map(|(name, value)| Bytes::from(json!({ name: value }).to_string()))
}

/// Parameters with names that no verb claims, none twice.
fn parameters() -> impl Strategy<Value = Vec<(String, String)>> {
    let names = prop::collection::btree_map("[a-z?&=%+ü][a-zA-Z=& ]{0,4}", text(), 0..4);
    names.prop_map(|pairs| pairs.into_iter().collect())
}

fn filter() -> impl Strategy<Value = String> {
    let value = |text: String| text.replace('\\', "\\\\").replace('"', "\\\"");
    let condition = (pointer(), text())
        .prop_map(move |(field, text)| format!("/{field} eq \"{}\"", value(text)));
    prop_oneof![Just("true".to_owned()), condition]
}

fn selection() -> impl Strategy<Value = Selection> {
    prop_oneof![
        filter().prop_map(Selection::Filter),
        text().prop_map(Selection::Expression),
        (text(), parameters()).prop_map(|(id, parameters)| Selection::Named { id, parameters }),
    ]
}

fn paging() -> impl Strategy<Value = Paging> {
    prop_oneof![
        Just(Paging::Start),
        text().prop_map(Paging::Cookie),
        (0..=u32::MAX / 2).prop_map(Paging::Offset),
    ]
}

fn counting() -> impl Strategy<Value = Counting> {
    prop::sample::select(vec![Counting::None, Counting::Estimate, Counting::Exact, Counting::Only])
}

fn query() -> impl Strategy<Value = Query> {
    (path(), selection(), fields(), sort_keys(), any::<Option<i32>>(), paging(), counting())
        .prop_map(|(collection, selection, fields, sort_keys, page_size, paging, counting)| Query {
            collection,
            selection,
            fields,
            sort_keys,
            page_size,
            paging,
            counting,
        })
}

fn action() -> impl Strategy<Value = Action> {
    let name = text().prop_filter("another verb", |name| !name.eq_ignore_ascii_case("create"));
    let parameters = parameters().prop_map(|mut pairs| {
        pairs.push(("_queryFilter".to_owned(), "true".to_owned()));
        pairs
    });
    (path(), name, parameters, prop::option::of(object()))
        .prop_map(|(resource, name, parameters, body)| Action { resource, name, parameters, body })
}

fn stored() -> impl Strategy<Value = Stored> {
    let change = prop::sample::select(vec![Change::Created, Change::Done, Change::NotModified]);
    let location = prop::option::of("[!-~]{1,20}");
    (change, prop::option::of(revision()), location, object())
        .prop_map(|(change, revision, location, body)| Stored { change, revision, location, body })
}

fn refusal() -> impl Strategy<Value = Refusal> {
    (400u16..600, any::<String>(), text(), prop::option::of(text())).prop_map(
        |(status, reason, message, detail)| Refusal {
            status: StatusCode::from_u16(status).unwrap(),
            reason,
            message,
            detail: detail.map(|text| json!({ "text": text })),
        },
    )
}

/// Writes a verb as a client and reads it as a server, alone and among all verbs.
fn there<V: Served + PartialEq + std::fmt::Debug>(
    verb: &V,
    asked: impl Fn(V) -> Asked + Copy,
) -> V {
    let request = verb.encode().unwrap();
    let read = V::decode_request(&request).unwrap();
    let received = decode(&request, Flavour::Aic).unwrap();
    assert_eq!(received.asked, asked(V::decode_request(&request).unwrap()));
    read
}

/// Writes an answer as a server and reads it as a client.
fn back<V: Served>(answer: &V::Answer) -> Result<V::Answer, Failure> {
    V::decode(finish(V::encode_answer(answer), Flavour::Aic))
}

fn finish(response: Response<Bytes>, flavour: Flavour) -> Response<Bytes> {
    let request = Request::get("/openidm/managed/alpha_user").body(Bytes::new()).unwrap();
    Presentation::of(&request, flavour).finish(response)
}

/// What a page holds.
#[derive(Clone, Default, PartialEq, ManagedObject)]
#[managed(path = "managed/alpha_note")]
struct AlphaNote {
    id: ObjectId,
    rev: Revision,
    #[managed(unindexed)]
    text: Option<String>,
}

fn note(text: &String) -> Bytes {
    Bytes::from(json!({ "_id": "1", "_rev": "2", "text": text }).to_string())
}

proptest! {
    #[test]
    fn a_create_arrives_as_it_was_sent(
        collection in path(), id in prop::option::of(id()), fields in fields(), body in object(),
    ) {
        let verb = Create { collection, id, fields, body };
        prop_assert_eq!(there(&verb, Asked::Create), verb);
    }

    #[test]
    fn a_read_arrives_as_it_was_sent(
        resource in path(), fields in fields(), held in prop::option::of(revision().prop_filter("every one", |held| held.as_str() != "*")),
    ) {
        let verb = Read { resource, fields, held };
        prop_assert_eq!(there(&verb, Asked::Read), verb);
    }

    #[test]
    fn an_update_arrives_as_it_was_sent(
        resource in path_of(1), expected in expected(), fields in fields(), body in object(),
    ) {
        let verb = Update { resource, expected, fields, body };
        prop_assert_eq!(there(&verb, Asked::Update), verb);
    }

    #[test]
    fn a_delete_arrives_as_it_was_sent(
        resource in path(), expected in expected(), fields in fields(),
    ) {
        let verb = Delete { resource, expected, fields };
        prop_assert_eq!(there(&verb, Asked::Delete), verb);
    }

    #[test]
    fn a_patch_arrives_as_it_was_sent(
        resource in path(), expected in expected(), fields in fields(), operation in object(),
    ) {
        let body = Bytes::from(format!("[{}]", String::from_utf8_lossy(&operation)));
        let verb = PatchRequest { resource, expected, fields, body };
        prop_assert_eq!(there(&verb, Asked::Patch), verb);
    }

    #[test]
    fn a_query_arrives_as_it_was_sent(verb in query()) {
        prop_assert_eq!(there(&verb, Asked::Query), verb);
    }

    #[test]
    fn an_action_arrives_as_it_was_sent(verb in action()) {
        prop_assert_eq!(there(&verb, Asked::Action), verb);
    }

    #[test]
    fn an_object_comes_back_as_it_was_answered(answer in stored()) {
        prop_assert_eq!(&back::<Create>(&answer), &Ok(answer.clone()));
        prop_assert_eq!(&back::<Update>(&answer), &Ok(answer.clone()));
        prop_assert_eq!(&back::<PatchRequest>(&answer), &Ok(answer.clone()));
        prop_assert_eq!(&back::<Delete>(&answer), &Ok(answer.clone()));
        let answer = ReadAnswer::Stored(answer);
        prop_assert_eq!(back::<Read>(&answer), Ok(answer));
    }

    #[test]
    fn the_outcome_of_an_action_comes_back_as_it_was_answered(body in prop::option::of(object())) {
        let answer = Outcome { body };
        prop_assert_eq!(back::<Action>(&answer), Ok(answer));
    }

    #[test]
    fn a_page_comes_back_as_it_was_answered(
        texts in prop::collection::vec(text(), 0..4),
        cookie in prop::option::of(text()),
        counting in counting(),
        total: Option<u64>,
        error in prop::option::of(refusal()),
    ) {
        let records = texts.iter().map(note).collect();
        let results = Results { records, cookie, counting, total, remaining: None, error };
        let answer = results.answer(Flavour::Aic);
        prop_assert_eq!(&back::<Query>(&answer), &Ok(answer.clone()));
        if results.error.is_some() || results.counting != Counting::Only {
            let page = page_from_slice::<AlphaNote>(&answer.body).unwrap();
            let read = page.records.into_iter().map(|record| record.unwrap().text.unwrap());
            prop_assert_eq!(read.collect::<Vec<_>>(), texts);
            prop_assert_eq!(page.error.as_ref().and_then(Refusal::from_json), results.error.clone());
            if results.error.is_none() {
                prop_assert_eq!(page.cookie, results.cookie);
                prop_assert_eq!(answer.total().unwrap(), total);
            }
        }
    }

    #[test]
    fn a_refusal_comes_back_as_it_was_answered(refusal in refusal()) {
        for flavour in [Flavour::Aic, Flavour::Idm] {
            let failure = Create::decode(finish(refusal.encode(flavour), flavour)).unwrap_err();
            prop_assert_eq!(failure, Failure::Refused(refusal.clone()));
        }
    }

    #[test]
    fn any_request_is_a_verb_or_a_refusal(
        method in prop::sample::select(vec!["GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "HEAD", "X"]),
        target in "/(openidm/)?[!-~&&[^#\"<>\\\\^`{|}]]{0,20}(\\?([_a-zA-Z=&%+,]{0,30}|_queryFilter=[!-~&&[^#\"<>\\\\^`{|}]]{0,20}|_fields=[!-~&&[^#\"<>\\\\^`{|}]]{0,9}))?",
        headers in prop::collection::vec(
            (prop::sample::select(vec![
                "content-type", "accept-api-version", "if-match", "if-none-match",
                "x-http-method-override", "if-modified-since",
            ]), prop::collection::vec(prop_oneof![Just(b'\t'), 32u8..127, 128u8..=255], 0..12)),
            0..4,
        ),
        body in prop_oneof![any::<Vec<u8>>(), object().prop_map(|body| body.to_vec())],
    ) {
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let request = request.body(Bytes::from(body));
        let request = request.unwrap();
        if let Err(refusal) = decode(&request, Flavour::Idm) {
            prop_assert!(matches!(refusal.status.as_u16(), 400 | 409 | 412 | 500 | 501), "{}", refusal);
        }
        let answer = Presentation::of(&request, Flavour::Aic).finish(Response::new(Bytes::from_static(b"{}")));
        prop_assert!(answer.status() == 200 || answer.body().is_empty());
    }
}

#[test]
fn what_a_client_holds_already_comes_back_as_such() {
    assert_eq!(back::<Read>(&ReadAnswer::NotModified), Ok(ReadAnswer::NotModified));
}
