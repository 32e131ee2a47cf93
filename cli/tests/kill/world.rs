//! What one writer wrote, and what is there of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::connection::Connection;

/// What one writer wrote: people and groups as both ends say, and a configuration document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct World {
    people: BTreeMap<String, Person>,
    groups: BTreeMap<String, BTreeSet<String>>,
    marker: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Person {
    number: i64,
    groups: BTreeSet<String>,
}

/// One write.
pub(crate) struct Step {
    /// The method and the path.
    pub(crate) request: String,
    /// The body.
    pub(crate) body: String,
}

impl World {
    /// Makes the step with a number on the side of the writer, and returns it as a request.
    pub(crate) fn step(&mut self, writer: &str, step: usize) -> Step {
        let round = i64::try_from(step / 6).expect("nobody waits for so many");
        let [first, second] = [format!("{writer}-{round}-a"), format!("{writer}-{round}-b")];
        let person = |id: &str| format!("/openidm/managed/person/{id}");
        let (method, path, body) = match step % 6 {
            0 | 1 => {
                let id = if step.is_multiple_of(6) { first } else { second };
                let body = json!({"n": round});
                let path = person(&id);
                self.people.insert(id, Person { number: round, groups: BTreeSet::new() });
                ("PUT", path, body)
            }
            2 => {
                let group = format!("{writer}-{round}");
                let reference = |id: &String| json!({"_ref": format!("managed/person/{id}")});
                let body = json!({"members": [reference(&first), reference(&second)]});
                let path = format!("/openidm/managed/group/{group}");
                for id in [&first, &second] {
                    self.people.entry(id.clone()).or_default().groups.insert(group.clone());
                }
                self.groups.insert(group, [first, second].into());
                ("PUT", path, body)
            }
            3 => {
                self.people.entry(first.clone()).or_default().number = -round;
                let body = json!([{"operation": "replace", "field": "/n", "value": -round}]);
                ("PATCH", person(&first), body)
            }
            4 => {
                self.marker = Some(round);
                ("PUT", format!("/openidm/config/{}", marker(writer)), json!({"n": round}))
            }
            _ => {
                self.people.remove(&second);
                for members in self.groups.values_mut() {
                    members.remove(&second);
                }
                ("DELETE", person(&second), Value::Null)
            }
        };
        let body = if body.is_null() { String::new() } else { body.to_string() };
        Step { request: format!("{method} {path}"), body }
    }

    /// Reads what is there of a writer.
    pub(crate) fn read(connection: &mut Connection, writer: &str) -> Self {
        let mut read = |path: String| {
            let answer = connection.send(&format!("GET /openidm/{path}"), "");
            answer.expect("the tenant answers")
        };
        let mut all = |name: &str, fields: &str| {
            let filter = format!("_queryFilter=_id+sw+%22{writer}-%22");
            let (status, page) = read(format!("managed/{name}?{filter}&_fields={fields}"));
            assert_eq!(status, 200, "{page}");
            page["result"].as_array().expect("a page").clone()
        };
        let people = all("person", "n,groups").into_iter().map(|found| {
            let number = found["n"].as_i64().expect("a number");
            (id(&found), Person { number, groups: referred(&found["groups"]) })
        });
        let people = people.collect();
        let groups = all("group", "members");
        let groups = groups.iter().map(|found| (id(found), referred(&found["members"]))).collect();
        let (status, document) = read(format!("config/{}", marker(writer)));
        let marker = document["n"].as_i64().filter(|_| status == 200);
        Self { people, groups, marker }
    }
}

fn marker(writer: &str) -> String {
    format!("marker-{writer}")
}

fn id(object: &Value) -> String {
    object["_id"].as_str().expect("an object has an id").to_owned()
}

/// Returns the ids that references lead to.
fn referred(references: &Value) -> BTreeSet<String> {
    let references = references.as_array().expect("a list of references").iter();
    let paths = references.map(|reference| reference["_ref"].as_str().expect("a reference"));
    paths.filter_map(|path| Some(path.rsplit_once('/')?.1.to_owned())).collect()
}
