//! Create: a new object, under an identifier of the server's choice or of the client's.

use mosaic::{
    Json,
    wire::{Change, Create, Refusal, Stored},
};
use serde_json::Map;

use super::read;
use crate::{
    Flavour,
    draft::{
        self, Draft, body,
        judge::{self, Occasion},
    },
    fields::Selection,
    reference, refusal,
    schema::{IdRule, ObjectType},
    store::{ID, Object},
    tenant::{Place, Write},
};

/// Answers a create.
pub(crate) fn answer(write: &mut Write<'_>, request: &Create) -> Result<Stored, Refusal> {
    let object_type = match write.place(&request.collection)? {
        Place::Collection(object_type) => object_type,
        Place::Object(..) => return Err(refusal::not_on_instance("created")),
        Place::Relationship(place) => return reference::create(write, &place, request),
    };
    let selection = Selection::parse(&request.fields)?;
    let members = body::object(&request.body)?;
    let id = request.id.as_ref().map(mosaic::ObjectId::as_str);
    make(write, object_type, (id, members), &selection)
}

/// Makes an object of its members, under an id where there is one.
///
/// # Errors
///
/// When the object is there, or is not as the type asks.
pub(super) fn make(
    write: &mut Write<'_>,
    object_type: &ObjectType,
    (id, mut members): (Option<&str>, Map<String, Json>),
    selection: &Selection,
) -> Result<Stored, Refusal> {
    match chosen_id(object_type, (id, &members), write.flavour)? {
        Some(id) => members.insert(ID.to_owned(), Json::from(id)),
        None => members.shift_remove(ID),
    };
    let chosen = members.get(ID).and_then(Json::as_str);
    if let Some(id) = chosen.filter(|id| write.view().store.object(&object_type.name, id).is_some())
    {
        return Err(refusal::already_there(object_type, id, write.flavour));
    }
    draft::refuse_unknown(object_type, members.keys().map(String::as_str), write.flavour)?;
    add_defaults(object_type, &mut members);
    judge::whole(write.view(), object_type, &members, Occasion::Create)?;
    let id = members.get(ID).and_then(Json::as_str).map(str::to_owned);
    let id = id.unwrap_or_else(|| write.transaction.serial().uuid());
    let mut draft = Draft::new(object_type, members, write.flavour);
    draft.seal(write, object_type, None);
    let revision = write.revision(None);
    write
        .transaction
        .put_object(&object_type.name, Object::new(id.clone(), revision, draft.content));
    for (property, value) in &draft.references {
        reference::write(write, object_type, &id, (property, value))?;
    }
    let view = write.view();
    let object = view.object(object_type, &id)?;
    Ok(read::stored(view, (object_type, object), selection, Change::Created))
}

/// Returns the id that a client chose for a new object; the open server heeds the body before the path.
fn chosen_id(
    object_type: &ObjectType,
    (of_path, members): (Option<&str>, &Map<String, Json>),
    flavour: Flavour,
) -> Result<Option<String>, Refusal> {
    let of_body = members.get(ID).and_then(Json::as_str).filter(|id| !id.is_empty());
    let chosen = match flavour {
        Flavour::Aic => of_path.or(of_body),
        Flavour::Idm => of_body.or(of_path),
    };
    let Some(id) = chosen else { return Ok(None) };
    if mosaic::ObjectId::new(id).is_err() {
        return Err(refusal::bad_request(format!("The value '{id}' is not a valid resource ID")));
    }
    if object_type.id_rule == IdRule::Uuid && flavour == Flavour::Aic && !is_uuid(id) {
        return Err(refusal::bad_request(format!(
            "The value '{id}' of the attribute '_id' is not a valid UUID"
        )));
    }
    Ok(Some(id.to_owned()))
}

/// Gives an object the defaults of its type, but where it says something itself. A default such as
/// `{{givenName}} {{sn}}` is filled with other properties.
fn add_defaults(object_type: &ObjectType, members: &mut Map<String, Json>) {
    for property in &object_type.properties {
        let Some(default) = &property.default else { continue };
        if !members.contains_key(&property.name) {
            members.insert(property.name.clone(), filled(default, members));
        }
    }
}

fn filled(default: &Json, members: &Map<String, Json>) -> Json {
    let Some(template) = default.as_str().filter(|text| text.contains("{{")) else {
        return default.clone();
    };
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        let Some((name, behind)) = behind.split_once("}}") else { break };
        text.push_str(before);
        text.push_str(members.get(name.trim()).and_then(Json::as_str).unwrap_or_default());
        rest = behind;
    }
    text.push_str(rest);
    Json::from(text)
}

fn is_uuid(id: &str) -> bool {
    let groups = id.split('-').map(str::len);
    groups.eq([8, 4, 4, 4, 12]) && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_default_is_filled_with_other_properties() {
        let members = Map::from_iter([("a".to_owned(), json!("Ann")), ("n".to_owned(), json!(1))]);
        for (default, expected) in [
            (json!("{{a}} {{ missing }}!"), json!("Ann !")),
            (json!("{{a"), json!("{{a")),
            (json!("plain"), json!("plain")),
            (json!(["{{a}}"]), json!(["{{a}}"])),
            (json!("{{n}}"), json!("")),
        ] {
            assert_eq!(filled(&default, &members), expected, "{default}");
        }
    }

    #[test]
    fn a_uuid_has_five_groups_of_hexadecimal_digits() {
        assert!(is_uuid("0f357b7e-6c54-4351-A094-43916877d7e5"));
        for id in
            ["", "u1", "0f357b7e6c544351a09443916877d7e5", "0f357b7e-6c54-4351-a094-43916877d7eg"]
        {
            assert!(!is_uuid(id), "{id}");
        }
    }
}
