//! What it takes to bring a tenant to a configuration.

use crate::Diagnostic;
use crate::catalog::Product;
use crate::deploy::{
    End, Step, completed, configuration, declaration, has_arrived, lost_scripts, new_errors,
    one_sided, state, steps, touched_types, with_ends,
};
use crate::diff::Side;
use crate::json::parse;
use crate::model::{self, Model};
use crate::source::{Documents, Role, Sources};
use crate::span::Location;

/// A body of users and of one other type, with these properties.
fn body(user: &str, loan: &str) -> String {
    let of_type = |name: &str, properties: &str| {
        format!(r#"{{"name": "{name}", "schema": {{"properties": {{{properties}}}}}}}"#)
    };
    format!(r#"{{"objects": [{}, {}]}}"#, of_type("alpha_user", user), of_type("loan", loan))
}

const NAME: &str = r#""userName": {"type": "string"}"#;
const LOANS: &str = r#""custom_loans": {"type": "array", "title": "Loans", "items": {
  "type": "relationship", "reverseRelationship": true, "reversePropertyName": "reader",
  "validate": true, "resourceCollection": [{"path": "managed/loan", "label": "Loan",
  "query": {"queryFilter": "true", "fields": ["title"]}}]}}"#;
const READER: &str = r#""reader": {"type": "relationship", "reverseRelationship": true,
  "reversePropertyName": "custom_loans", "resourceCollection": [{"path": "managed/alpha_user",
  "label": "User", "notify": true, "query": {"queryFilter": "true"}}]}"#;

fn sources(text: &str) -> Sources {
    let mut sources = Sources::new();
    sources.add("managed.json", text.into(), Role::Configuration);
    sources
}

/// Calls `check` with both texts as sides.
fn with_sides<T>(tenant: &str, wanted: &str, check: impl Fn(Side<'_>, Side<'_>) -> T) -> T {
    let (tenant, wanted) = (sources(tenant), sources(wanted));
    let (held, asked) = (Documents::parse(&tenant).0, Documents::parse(&wanted).0);
    let lower = |documents| -> Model<'_> { model::lower(documents, Product::Aic).0 };
    let (before, after) = (lower(&held), lower(&asked));
    let side = |documents, model| Side { documents, model };
    check(side(&held, &before), side(&asked, &after))
}

fn steps_between(tenant: &str, wanted: &str) -> String {
    let steps = with_sides(tenant, wanted, |tenant, wanted| steps(tenant, wanted, Product::Aic));
    steps.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn joined(one: &str, other: &str) -> String {
    format!("{one}, {other}")
}

#[test]
fn nothing_has_to_be_done_where_both_say_the_same() {
    let text = body(&joined(NAME, LOANS), READER);
    assert_eq!(steps_between(&text, &text.replace('\n', "")), "");
}

#[test]
fn both_ends_of_a_relationship_come_together_and_after_what_they_refer_to() {
    let text = body(&joined(NAME, LOANS), &joined(READER, r#""title": {"type": "string"}"#));
    insta::assert_snapshot!(steps_between(&body(NAME, ""), &text), @"write the configuration, declare the relationship `alpha_user.custom_loans`, declare the relationship `loan.reader`");
    insta::assert_snapshot!(steps_between(&text, &body(NAME, "")), @"remove the relationship `alpha_user.custom_loans`, remove the relationship `loan.reader`, write the configuration");
}

#[test]
fn an_end_alone_needs_no_write_of_the_configuration() {
    let before = body(&joined(NAME, LOANS), READER);
    let after = before.replace("Loans", "Loaned");
    insta::assert_snapshot!(steps_between(&before, &after), @"declare the relationship `alpha_user.custom_loans`");
}

#[test]
fn what_cannot_be_edited_is_not_taken_for_the_same() {
    let broken = r#"{"objects": [{"name": "loan"}"#;
    assert_eq!(steps_between(broken, broken), "write the configuration");
    let refusal =
        with_sides(broken, broken, |held, asked| configuration(held, asked, Product::Aic).err());
    assert!(refusal.is_some());
}

#[test]
fn what_the_vendor_ships_goes_with_the_configuration() {
    let manager = r#""manager": {"type": "relationship", "resourceCollection": []}"#;
    let meta = r#""_meta": {"type": "relationship", "resourceCollection": []}"#;
    for end in [manager, meta] {
        let step = steps_between(&body(NAME, ""), &body(&joined(NAME, end), ""));
        assert_eq!(step, "write the configuration", "{end}");
    }
}

#[test]
fn a_self_managed_server_takes_everything_at_once() {
    let (before, after) = (body(NAME, ""), body(&joined(NAME, LOANS), READER));
    let steps = with_sides(&before, &after, |tenant, wanted| steps(tenant, wanted, Product::Idm));
    assert_eq!(steps, [Step::Configure]);
}

#[test]
fn the_configuration_leaves_the_ends_as_they_are() {
    let (without, with) = (body(NAME, ""), body(&joined(NAME, LOANS), READER));
    let changed = with.replace("Loans", "Loaned").replace("userName", "mail");
    let between = |tenant: &str, wanted: &str| {
        let text = with_sides(tenant, wanted, |tenant, wanted| {
            configuration(tenant, wanted, Product::Aic).unwrap()
        });
        state(parse(&text).0.root().unwrap())
    };
    assert_eq!(between(&without, &with), state_of(&without));
    assert_eq!(between(&with, &changed), state_of(&with.replace("userName", "mail")));
    assert_eq!(between(&with, &without), state_of(&without));
    let unchanged = with_sides(&with, &with, |tenant, wanted| {
        configuration(tenant, wanted, Product::Aic).unwrap()
    });
    assert_eq!(unchanged, with);
}

#[test]
fn a_declaration_says_how_the_other_end_is_made() {
    let text = body(&joined(NAME, LOANS), READER);
    let declared = |object: &str, property: &str| {
        let end = End::new(object, property);
        with_sides(&text, &text, |_, wanted| declaration(wanted.model, &end).unwrap())
    };
    let told = |body: Option<String>, node: &[&str]| {
        let body = body.unwrap();
        let (document, _) = parse(&body);
        let targets = document.root().unwrap().at(node).unwrap().get("resourceCollection").unwrap();
        targets.elements().next().unwrap().get("reverseProperty").unwrap().raw().to_owned()
    };
    insta::assert_snapshot!(
        told(declared("loan", "reader"), &[]),
        @r#"{"type":"array","validate":true,"resourceCollection":{"query":{"queryFilter": "true", "fields": ["title"]}}}"#
    );
    insta::assert_snapshot!(
        told(declared("alpha_user", "custom_loans"), &["items"]),
        @r#"{"type":"relationship","validate":false,"resourceCollection":{"notify":true,"query":{"queryFilter": "true"}}}"#
    );
    assert_eq!(declared("alpha_user", "userName"), None);
    assert_eq!(declared("nobody", "userName"), None);
}

#[test]
fn an_end_without_the_other_is_told() {
    let told = |tenant: &str, wanted: &str| {
        let errors = with_sides(tenant, wanted, |tenant, wanted| {
            one_sided(wanted, &steps(tenant, wanted, Product::Aic), Product::Aic)
        });
        errors.into_iter().map(|error| error.message).collect::<Vec<_>>().join(", ")
    };
    let whole = body(&joined(NAME, LOANS), READER);
    let half = body(&joined(NAME, LOANS), "");
    insta::assert_snapshot!(told(&body(NAME, ""), &half), @"expected `loan.reader` as the other end of `alpha_user.custom_loans`, found none");
    insta::assert_snapshot!(told(&whole, &half), @"expected `loan.reader` as the other end of `alpha_user.custom_loans`, found none");
    assert_eq!(told(&half, &half), "", "nobody touches it");
    assert_eq!(told(&body(NAME, ""), &whole), "");
    assert_eq!(told(&whole, &body(NAME, "")), "");
}

/// A body of loans, which have an owner of either of two types, and of these with their properties.
fn loans_of(car: &str, pet: &str) -> String {
    let lent = |name: &str, properties: &str| {
        format!(r#"{{"name": "{name}", "schema": {{"properties": {{{properties}}}}}}}"#)
    };
    let owner = r#""owner": {"type": "relationship", "reverseRelationship": true,
      "reversePropertyName": "loans", "resourceCollection": [{"path": "managed/car"},
      {"path": "managed/pet", "notify": true}]}"#;
    let types = [lent("car", car), lent("loan", owner), lent("pet", pet)];
    format!(r#"{{"objects": [{}]}}"#, types.join(", "))
}

const OF_CAR: &str = r#""loans": {"type": "array", "items": {"type": "relationship",
  "reverseRelationship": true, "reversePropertyName": "owner",
  "resourceCollection": [{"path": "managed/loan"}]}}"#;
const OF_PET: &str = r#""loans": {"type": "relationship", "reverseRelationship": true,
  "reversePropertyName": "owner", "validate": true,
  "resourceCollection": [{"path": "managed/nobody"}, {"path": "managed/loan", "notify": true}]}"#;

#[test]
fn a_relationship_to_several_types_has_an_end_on_each() {
    let before = r#"{"objects": [{"name": "car"}, {"name": "loan"}, {"name": "pet"}]}"#;
    let pushed = |wanted: &str| {
        with_sides(before, wanted, |tenant, wanted| {
            let steps = steps(tenant, wanted, Product::Aic);
            let errors = one_sided(wanted, &steps, Product::Aic);
            let errors = errors.into_iter().map(|error| error.message);
            errors.chain(steps.iter().map(ToString::to_string)).collect::<Vec<_>>().join(", ")
        })
    };
    let whole = loans_of(OF_CAR, &OF_PET.replace(r#"{"path": "managed/nobody"}, "#, ""));
    insta::assert_snapshot!(pushed(&whole), @"write the configuration, declare the relationship `car.loans`, declare the relationship `loan.owner`, declare the relationship `pet.loans`");
    insta::assert_snapshot!(pushed(&loans_of(OF_CAR, "")), @"expected `pet.loans` as the other end of `loan.owner`, found none, write the configuration, declare the relationship `car.loans`, declare the relationship `loan.owner`");
}

#[test]
fn each_target_is_told_how_its_own_end_is_made() {
    let text = loans_of(OF_CAR, OF_PET);
    let body = with_sides(&text, &text, |_, wanted| {
        declaration(wanted.model, &End::new("loan", "owner")).unwrap().unwrap()
    });
    let (document, _) = parse(&body);
    let targets = document.root().unwrap().get("resourceCollection").unwrap().elements();
    let told: Vec<_> = targets.map(|it| it.get("reverseProperty").unwrap().raw()).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    {"type":"array","validate":false,"resourceCollection":{}}
    {"type":"relationship","validate":true,"resourceCollection":{"notify":true}}
    "#);
}

#[test]
fn an_error_that_was_there_stops_nobody() {
    let error = |message: &str| Diagnostic::error("rule", Location::NOWHERE, message);
    let warning = Diagnostic::warning("rule", Location::NOWHERE, "w");
    let held = [error("old")];
    let new = new_errors(&held, &[error("new"), error("old"), error("old"), warning]);
    let messages: Vec<_> = new.iter().map(|error| &*error.message).collect();
    assert_eq!(messages, ["new", "old"], "one more of a kind is a new one");
}

#[test]
fn a_change_has_arrived_where_it_is_among_others() {
    let (title, date) = (r#""title": {"type": "string"}"#, r#""date": {"type": "string"}"#);
    let (before, after) = (body(NAME, title), body(NAME, &joined(title, date)));
    let arrived = |now: &str| {
        with_sides(&before, &after, |before, after| {
            let sources = sources(now);
            let documents = Documents::parse(&sources).0;
            let model = model::lower(&documents, Product::Aic).0;
            has_arrived(before, after, Side { documents: &documents, model: &model }, Product::Aic)
        })
    };
    assert!(arrived(&after));
    assert!(arrived(&body("", &joined(date, title))), "others may write elsewhere");
    assert!(!arrived(&before));
    assert!(!arrived(&body(NAME, "")));
    assert!(!arrived("{"), "what cannot be read shows nothing");
    let null = date.replace('}', r#", "minLength": null}"#);
    assert!(arrived(&body(NAME, &joined(title, &null))), "a null may come or go");
}

/// Returns what a text is recognised by.
fn state_of(text: &str) -> String {
    state(parse(text).0.root().unwrap())
}

#[test]
fn an_end_that_the_service_made_by_itself_is_nobodys_change() {
    let (before, after) = (body(NAME, ""), body(&joined(NAME, LOANS), READER));
    let made = r#""reader": {"type": "relationship", "resourceCollection": []}"#;
    let completed = |now: &str| {
        with_sides(&before, &after, |before, after| {
            let sources = sources(now);
            let documents = Documents::parse(&sources).0;
            let model = model::lower(&documents, Product::Aic).0;
            let now = Side { documents: &documents, model: &model };
            state_of(&completed((before, after), now, Product::Aic).unwrap())
        })
    };
    assert_eq!(completed(&body(&joined(NAME, LOANS), made)), state_of(&after));
    for now in [&before, &after, &body(NAME, &READER.replace("reader", "borrower"))] {
        assert_eq!(completed(now), state_of(now), "{now}");
    }
}

#[test]
fn an_end_that_the_push_leaves_alone_is_as_somebody_made_it() {
    let old = LOANS.replace("custom_loans", "custom_old").replace("reader", "borrower");
    let before = body(&joined(NAME, &old), "");
    let after = body(&joined(&joined(NAME, &old), LOANS), READER);
    let now = body(&joined(NAME, &old.replace("Loans", "Lent")), "");
    let completed = with_sides(&before, &now, |before, now| {
        with_sides(&after, &now.documents.sources().iter().next().unwrap().1.text, |after, now| {
            state_of(&completed((before, after), now, Product::Aic).unwrap())
        })
    });
    assert_eq!(completed, state_of(&now));
}

#[test]
fn an_end_that_the_service_changed_as_the_other_one_went_is_nobodys_change() {
    let (before, after) = (body(&joined(NAME, LOANS), READER), body(NAME, ""));
    let changed = READER.replace("\"reverseRelationship\": true", "\"reverseRelationship\": false");
    let now = body(NAME, &changed);
    let completed = with_sides(&before, &now, |before, now| {
        with_sides(&after, &now.documents.sources().iter().next().unwrap().1.text, |after, now| {
            state_of(&completed((before, after), now, Product::Aic).unwrap())
        })
    });
    assert_eq!(completed, state_of(&body(NAME, READER)));
}

#[test]
fn a_type_that_goes_is_whole_though_its_ends_went_first_or_never_came() {
    let whole = body(&joined(NAME, LOANS), READER);
    let between = |now: &str, going: &[&str]| {
        let going = going.iter().map(|name| (*name).to_owned()).collect();
        with_sides(&whole, now, |whole, now| {
            state_of(&with_ends(whole, now, &going, Product::Aic).unwrap())
        })
    };
    let bare = body(NAME, "");
    assert_eq!(between(&bare, &["loan"]), state_of(&body(NAME, READER)));
    assert_eq!(between(&bare, &["loan", "alpha_user"]), state_of(&whole));
    assert_eq!(between(&bare, &[]), state_of(&bare), "what stays is as it is");
    let changed = body(NAME, &READER.replace("User", "Reader"));
    assert_eq!(between(&changed, &["loan"]), state_of(&changed), "somebody changed it");
    let renamed = bare.replace("loan", "copy");
    assert_eq!(between(&renamed, &["loan"]), state_of(&renamed), "it is gone");
}

#[test]
fn a_type_is_touched_that_is_new_or_says_something_else() {
    let (before, after) = (body(NAME, ""), body(NAME, r#""title": {}"#));
    let touched = |before: &str, after: &str| {
        with_sides(before, after, |before, after| touched_types(before.model, after.model))
    };
    assert_eq!(touched(&before, &after), ["loan"]);
    assert_eq!(touched(r#"{"objects": []}"#, &after), ["alpha_user", "loan"]);
    assert!(touched(&after, r#"{"objects": []}"#).is_empty(), "what is gone cannot be asked");
    assert!(touched(&after, &after.replace(' ', "")).is_empty());
}

#[test]
fn a_script_is_lost_where_the_tenant_has_another_one_and_not_where_it_has_the_same() {
    let kept = |says: &str| {
        let script = format!(r#""onRetrieve": {{"type": "text/javascript", {says}}}"#);
        body(NAME, &format!(r#""title": {{"type": "string", {script}}}"#))
    };
    let lost = |tenant: &str, wanted: &str| {
        with_sides(tenant, wanted, |tenant, wanted| {
            let errors = lost_scripts(tenant, wanted, wanted);
            errors.into_iter().map(|error| error.path).collect::<Vec<_>>()
        })
    };
    let (file, source) = (kept(r#""file": "a.js""#), kept(r#""source": "1""#));
    assert_eq!(lost(&source, &file), ["loan.title.onRetrieve"]);
    assert_eq!(lost(&kept(r#""file": "b.js""#), &file), ["loan.title.onRetrieve"]);
    assert!(lost(&file, &file).is_empty(), "it is a file of the server");
    assert!(lost(&file, &source).is_empty() && lost(&body(NAME, ""), &file).is_empty());
}
