//! Texts that a property may take.

use fastrand::Rng;
use serde_json::{Map, Value};

use super::{pattern, person::Person};

const WORDS: [&str; 24] = [
    "amber", "birch", "cedar", "coral", "delta", "ember", "fjord", "grove", "harbour", "indigo",
    "juniper", "kestrel", "lagoon", "maple", "nectar", "onyx", "prairie", "quartz", "river",
    "saffron", "tundra", "umber", "violet", "willow",
];

/// Lengths that a text is brought to where none as it comes will do.
const LENGTHS: [usize; 10] = [1, 2, 3, 5, 8, 16, 32, 64, 128, 256];

/// So many texts are written for a pattern, of which some may not match.
const TRIES: usize = 4;

/// Returns texts for `property`, called `name`, of the record number `number`: the likeliest first, then
/// whatever else a pattern may ask for.
pub(super) fn candidates(
    name: &str,
    property: &Map<String, Value>,
    person: &Person,
    (number, random): (usize, &mut Rng),
) -> impl Iterator<Item = String> + use<> {
    let word = WORDS[random.usize(..WORDS.len())];
    let date =
        format!("20{:02}-{:02}-{:02}", random.u8(10..26), random.u8(1..13), random.u8(1..29));
    let time = format!("{:02}:{:02}:00", random.u8(..24), random.u8(..60));
    let moment = format!("{date}T{time}Z");
    let first = match fitting(name, property, person) {
        Some(text) => text,
        None if name.to_ascii_lowercase().contains("date") => moment.clone(),
        None => format!("{word}-{number}"),
    };
    let patterns: Vec<&str> = patterns(property).collect();
    let patterns = patterns.iter().flat_map(|pattern| [pattern; TRIES]);
    let matching: Vec<String> =
        patterns.filter_map(|pattern| pattern::matching(pattern, random)).collect();
    let others = [
        format!("{word}{number}"),
        word.to_owned(),
        word.to_ascii_uppercase(),
        date,
        moment,
        time,
        "P1D".to_owned(),
        number.to_string(),
        format!("{number:06}"),
        format!("{number:012}"),
        person.mail(),
        format!("https://www.example.com/{word}/{number}"),
        format!("Aa1!{word}{number}"),
        person.phone.clone(),
        person.phone.replace([' ', '+'], ""),
        "true".to_owned(),
    ];
    let endless = format!("{word}{number}");
    let sized =
        LENGTHS.into_iter().map(move |length| endless.chars().cycle().take(length).collect());
    [first].into_iter().chain(matching).chain(others).chain(sized)
}

/// Returns what a property of this name holds, by the words in the name.
fn fitting(name: &str, property: &Map<String, Value>, person: &Person) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let text = match () {
        () if is_mail(property) || has(&["mail"]) => person.mail(),
        () if has(&["password"]) => format!("Aa1!{}", person.handle),
        () if has(&["username", "login"]) || name == "uid" => person.handle.clone(),
        () if has(&["given", "firstname"]) => person.given.to_owned(),
        () if has(&["surname", "lastname", "family"]) || name == "sn" => person.family.to_owned(),
        () if has(&["displayname", "fullname"]) || name == "cn" => person.full_name(),
        () if has(&["phone", "mobile"]) => person.phone.clone(),
        () if has(&["city"]) => person.city.to_owned(),
        () if has(&["country"]) => person.country.to_owned(),
        () if has(&["stateprov", "province"]) => person.state.to_owned(),
        () if has(&["postalcode", "zip"]) => person.postal_code.to_owned(),
        () if has(&["address", "street"]) => person.street.clone(),
        () if has(&["status"]) => "active".to_owned(),
        () if has(&["language", "locale"]) => "en".to_owned(),
        () => return None,
    };
    Some(text)
}

/// Returns whether a policy of `property` is about mail addresses.
fn is_mail(property: &Map<String, Value>) -> bool {
    let mut ids = policies(property).filter_map(|policy| policy.get("policyId")?.as_str());
    ids.any(|id| id.contains("email"))
}

/// Returns the patterns that a value of `property` has to match.
fn patterns(property: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let of_policies = policies(property).filter_map(|policy| policy.pointer("/params/regexp"));
    property.get("pattern").into_iter().chain(of_policies).filter_map(Value::as_str)
}

fn policies(property: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    property.get("policies").and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn first(name: &str, property: &Value) -> String {
        let mut random = Rng::with_seed(7);
        let person = Person::new(12, &mut random);
        let property = property.as_object().unwrap();
        candidates(name, property, &person, (12, &mut random)).next().unwrap()
    }

    #[test]
    fn names_and_policies_say_what_is_in_a_property() {
        assert!(first("workMail", &json!({})).ends_with("@example.com"));
        assert!(first("telephoneNumber", &json!({})).starts_with("+1 555"));
        assert!(first("joinDate", &json!({})).ends_with('Z'));
        let mail = json!({"policies": [{"policyId": "valid-email-address-format"}]});
        assert!(first("anything", &mail).ends_with("@example.com"));
    }
}
