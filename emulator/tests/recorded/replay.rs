//! A recorded exchange, asked again of a tenant in the state that its answer implies.

use mosaic::Json;
use mosaic_emulator::{Fault, Flavour};
use serde_json::json;

use crate::{
    configuration,
    door::{Answer, Asker, Door, jwt_bearer},
    exchange::Exchange,
    setting, shape,
};

/// Sends a request again to a tenant with the types of `configuration`; returns what was found and what
/// was expected.
pub(crate) fn replay(exchange: &Exchange<'_>, configuration: &Json) -> (Json, Json) {
    let (answer, trouble) = ask_again(exchange, configuration);
    let headers = |name: &str| exchange.header(name).map(str::to_owned);
    let mut found = json!({ "status": answer.status, "headers": shape::of_answer(&answer) });
    let mut expected = json!({ "status": exchange.status, "headers": shape::of_headers(headers) });
    if let Some(body) = exchange.body {
        found["body"] = shape::of_body(&answer.body);
        expected["body"] = shape::of_body(body);
    }
    if exchange.below_root() == "script" {
        // What is wrong with a script, its interpreter says.
        for side in [&mut found, &mut expected] {
            side["body"]["message"] = Json::Null;
        }
    }
    if !trouble.is_empty() {
        found["trouble"] = json!(trouble);
    }
    (found, expected)
}

/// Returns the answer, and what the tenant refused on the way to the state.
fn ask_again(exchange: &Exchange<'_>, configuration: &Json) -> (Answer, Vec<String>) {
    let path = exchange.below_root();
    if path.starts_with("/am/oauth2/") {
        return (ask_for_token(exchange, configuration), Vec::new());
    }
    let elements: Vec<_> = path.split('/').collect();
    let shown = exchange.body.filter(|_| path == "config/managed" && exchange.is("GET"));
    let types = match (shown, elements.as_slice()) {
        (Some(shown), _) => shown["objects"].clone(),
        (None, ["managed", name, ..]) => configuration::types(configuration, name, exchange.body),
        (None, _) => configuration["objects"].clone(),
    };
    let faults = if exchange.is_of_a_gateway() { vec![Fault::Html403] } else { Vec::new() };
    let mut door = Door::open(Flavour::Aic, &types, faults);
    let (request, trouble) = setting::settle(exchange, &door, &types);
    match exchange.status {
        401 => door.let_in(Asker::Nobody),
        403 if exchange.is_denied() => door.let_in(Asker::ServiceAccount),
        _ => {}
    }
    (door.send(&request), trouble)
}

/// Asks for a token with the scopes of the recorded request; or with one that nobody has, where that is
/// what was answered.
fn ask_for_token(exchange: &Exchange<'_>, configuration: &Json) -> Answer {
    let form = exchange.request["body"].as_str().unwrap_or_default();
    let scope = match form.split_once("&scope=") {
        Some((_, scope)) => scope,
        None if exchange.status == 400 => "fr:autoaccess:*",
        None => "fr:idm:*",
    };
    let door = Door::open(Flavour::Aic, &configuration["objects"], Vec::new());
    door.ask_for_token(&jwt_bearer(&scope.replace(' ', "+")))
}
