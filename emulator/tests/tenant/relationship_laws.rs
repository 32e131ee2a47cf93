//! Laws of relationships: whatever is written through whichever end, both ends agree.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use mosaic::{Json, wire::Expected};
use mosaic_emulator::{
    Flavour, Tenant, TenantOptions,
    store::{Batch, Entry, Journal, JournalError, Position},
};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{delete, get, many, object_type, one, patch, post, put, put_new, refused};

/// How many objects of each type there can be.
const OBJECTS: usize = 4;

/// One write.
#[derive(Clone, Debug)]
enum Step {
    SetRoles(usize, BTreeSet<usize>),
    SetMembers(usize, BTreeSet<usize>),
    SetManager(usize, Option<usize>),
    SetReports(usize, BTreeSet<usize>),
    SetFriends(usize, BTreeSet<usize>),
    AddRole(usize, usize),
    AddMember(usize, usize),
    RemoveRole(usize, usize),
    /// The relationship of a user to the first role leads to the second from now on.
    MoveRole(usize, usize, usize),
    DeleteUser(usize),
    DeleteRole(usize),
    CreateUser(usize),
}

/// What there should be, kept in the simplest way.
#[derive(Clone, Debug, Default, PartialEq)]
struct Model {
    users: BTreeSet<usize>,
    roles: BTreeSet<usize>,
    grants: BTreeSet<(usize, usize)>,
    managers: BTreeMap<usize, usize>,
    friends: BTreeSet<(usize, usize)>,
}

fn user(number: usize) -> String {
    format!("managed/user/u{number}")
}

fn role(number: usize) -> String {
    format!("managed/role/r{number}")
}

impl Model {
    /// Makes a step, and returns the status that a server answers.
    fn step(&mut self, step: &Step) -> u16 {
        let before = self.clone();
        let status = self.try_step(step);
        if status >= 400 {
            *self = before;
        }
        status
    }

    fn try_step(&mut self, step: &Step) -> u16 {
        match *step {
            Step::SetRoles(user, _) | Step::SetManager(user, _) | Step::SetFriends(user, _)
                if !self.users.contains(&user) =>
            {
                404
            }
            Step::SetReports(user, _) if !self.users.contains(&user) => 404,
            Step::SetMembers(role, _) if !self.roles.contains(&role) => 404,
            Step::SetRoles(user, ref roles) => {
                self.grants.retain(|(granted, _)| *granted != user);
                self.grants.extend(roles.iter().map(|role| (user, *role)));
                if roles.is_subset(&self.roles) { 200 } else { 400 }
            }
            Step::SetMembers(role, ref users) => {
                self.grants.retain(|(_, granted)| *granted != role);
                self.grants.extend(users.iter().map(|user| (*user, role)));
                if users.is_subset(&self.users) { 200 } else { 400 }
            }
            Step::SetManager(user, manager) => {
                self.managers.remove(&user);
                self.managers.extend(manager.map(|manager| (user, manager)));
                if manager.is_none_or(|it| self.users.contains(&it)) { 200 } else { 400 }
            }
            Step::SetReports(manager, ref reports) => {
                self.managers.retain(|_, of| *of != manager);
                let is_taken = reports.iter().any(|report| self.managers.contains_key(report));
                self.managers.extend(reports.iter().map(|report| (*report, manager)));
                if is_taken || !reports.is_subset(&self.users) { 400 } else { 200 }
            }
            Step::SetFriends(user, ref friends) => {
                self.friends.retain(|(one, other)| *one != user && *other != user);
                self.friends.extend(friends.iter().map(|friend| pair(user, *friend)));
                if friends.is_subset(&self.users) { 200 } else { 400 }
            }
            _ => self.try_small_step(step),
        }
    }

    /// Makes a step that is about one relationship or one object.
    fn try_small_step(&mut self, step: &Step) -> u16 {
        match *step {
            Step::AddRole(user, role) if self.users.contains(&user) => {
                self.grant(user, role, self.roles.contains(&role))
            }
            Step::AddMember(role, user) if self.roles.contains(&role) => {
                self.grant(user, role, self.users.contains(&user))
            }
            Step::RemoveRole(user, role) if self.grants.remove(&(user, role)) => 200,
            Step::MoveRole(user, from, to) if self.grants.remove(&(user, from)) => {
                match self.grant(user, to, self.roles.contains(&to)) {
                    201 => 200,
                    refused => refused,
                }
            }
            Step::DeleteUser(user) => {
                self.grants.retain(|(granted, _)| *granted != user);
                self.managers.retain(|report, manager| *report != user && *manager != user);
                self.friends.retain(|(one, other)| *one != user && *other != user);
                if self.users.remove(&user) { 200 } else { 404 }
            }
            Step::DeleteRole(role) => {
                self.grants.retain(|(_, granted)| *granted != role);
                if self.roles.remove(&role) { 200 } else { 404 }
            }
            Step::CreateUser(user) => {
                if self.users.insert(user) {
                    201
                } else {
                    412
                }
            }
            _ => 404,
        }
    }

    fn grant(&mut self, user: usize, role: usize, is_there: bool) -> u16 {
        match (is_there, self.grants.insert((user, role))) {
            (false, _) => 400,
            (true, false) => 412,
            (true, true) => 201,
        }
    }

    /// Returns what each property of each object refers to.
    fn references(&self) -> BTreeMap<(String, &'static str), BTreeSet<String>> {
        let mut all = BTreeMap::new();
        for &number in &self.users {
            for property in ["roles", "manager", "reports", "friends"] {
                all.insert((user(number), property), BTreeSet::new());
            }
        }
        all.extend(self.roles.iter().map(|number| ((role(*number), "members"), BTreeSet::new())));
        let mut add = |from: String, property, to: String| {
            all.get_mut(&(from, property)).expect("both ends are there").insert(to);
        };
        for &(of, granted) in &self.grants {
            add(user(of), "roles", role(granted));
            add(role(granted), "members", user(of));
        }
        for (&report, &manager) in &self.managers {
            add(user(report), "manager", user(manager));
            add(user(manager), "reports", user(report));
        }
        for &(one, other) in &self.friends {
            add(user(one), "friends", user(other));
            add(user(other), "friends", user(one));
        }
        all
    }
}

fn pair(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// Makes a step on a tenant, and returns the status of the answer.
fn step(tenant: &Tenant, step: &Step) -> u16 {
    let to = |path: String| json!({ "_ref": path });
    let users =
        |numbers: &BTreeSet<usize>| numbers.iter().map(|it| to(user(*it))).collect::<Json>();
    let roles =
        |numbers: &BTreeSet<usize>| numbers.iter().map(|it| to(role(*it))).collect::<Json>();
    let set = |path: String, property: &str, value: Json| {
        put(tenant, &path, (Expected::Existing, &json!({ property: value }))).map(|_| 200)
    };
    let answer = match *step {
        Step::SetRoles(number, ref wanted) => set(user(number), "roles", roles(wanted)),
        Step::SetMembers(number, ref wanted) => set(role(number), "members", users(wanted)),
        Step::SetManager(number, Some(manager)) => set(user(number), "manager", to(user(manager))),
        Step::SetManager(number, None) => {
            let remove = json!([{"operation": "remove", "field": "/manager"}]);
            patch(tenant, &user(number), (Expected::Anything, &remove)).map(|_| 200)
        }
        Step::SetReports(number, ref wanted) => set(user(number), "reports", users(wanted)),
        Step::SetFriends(number, ref wanted) => set(user(number), "friends", users(wanted)),
        Step::AddRole(number, added) => {
            post(tenant, &(user(number) + "/roles"), &to(role(added))).map(|_| 201)
        }
        Step::AddMember(number, added) => {
            post(tenant, &(role(number) + "/members"), &to(user(added))).map(|_| 201)
        }
        Step::RemoveRole(number, removed) => {
            let path = relationship(tenant, &user(number), &role(removed));
            delete(tenant, &path, Expected::Anything).map(|_| 200)
        }
        Step::MoveRole(number, from, wanted) => {
            let path = relationship(tenant, &user(number), &role(from));
            put(tenant, &path, (Expected::Existing, &to(role(wanted)))).map(|_| 200)
        }
        Step::DeleteUser(number) => delete(tenant, &user(number), Expected::Anything).map(|_| 200),
        Step::DeleteRole(number) => delete(tenant, &role(number), Expected::Anything).map(|_| 200),
        Step::CreateUser(number) => put_new(tenant, &user(number), &json!({})).map(|_| 201),
    };
    if let Ok(status) = answer { status } else { refused(answer).0 }
}

/// Returns the path of the relationship between a user and a role, or of none.
fn relationship(tenant: &Tenant, user: &str, role: &str) -> String {
    let shown = get(tenant, user, &["roles"]).unwrap_or_default();
    let mut roles = shown["roles"].as_array().into_iter().flatten();
    let found = roles.find(|it| it["_ref"] == role);
    let id = found.and_then(|it| it["_refProperties"]["_id"].as_str()).unwrap_or("none");
    format!("{user}/roles/{id}")
}

/// Returns what each property of each object refers to.
fn references(
    tenant: &Tenant,
    model: &Model,
) -> BTreeMap<(String, &'static str), BTreeSet<String>> {
    let all = model.references().into_keys().map(|(path, property)| {
        let shown = get(tenant, &path, &[property]).expect("the model has it");
        let references = match &shown[property] {
            Json::Array(references) => references.iter().collect(),
            Json::Null => Vec::new(),
            reference => vec![reference],
        };
        let count = references.len();
        let targets: BTreeSet<_> =
            references.iter().map(|it| it["_ref"].as_str().expect("text").to_owned()).collect();
        assert_eq!(targets.len(), count, "no relationship is there twice");
        ((path, property), targets)
    });
    all.collect()
}

/// A journal that keeps everything in memory.
#[derive(Clone, Debug, Default)]
struct Kept(Arc<Mutex<Vec<Entry>>>);

impl Journal for Kept {
    fn load(
        &self,
        take: &mut dyn FnMut(Entry) -> Result<(), JournalError>,
    ) -> Result<(), JournalError> {
        let mut last: BTreeMap<_, Entry> = BTreeMap::new();
        for entry in &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            last.insert((entry.table, entry.key.clone()), entry.clone());
        }
        last.into_values().filter(|entry| entry.value.is_some()).try_for_each(take)
    }

    fn append(&self, batch: Batch) -> Result<Position, JournalError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(batch.entries);
        Ok(Position::default())
    }

    fn settle(&self, _: Position) -> Result<(), JournalError> {
        Ok(())
    }

    fn health(&self) -> Result<(), JournalError> {
        Ok(())
    }
}

fn open(flavour: Flavour, journal: &Kept) -> Tenant {
    let user = json!({
        "roles": many(&["managed/role"], Some("members")),
        "manager": one("managed/user", Some("reports")),
        "reports": many(&["managed/user"], Some("manager")),
        "friends": many(&["managed/user"], Some("friends")),
    });
    let role = json!({"members": many(&["managed/user"], Some("roles"))});
    let managed = json!({"objects": [object_type("user", &user), object_type("role", &role)]});
    let options =
        TenantOptions { flavour, journal: Box::new(journal.clone()), ..TenantOptions::default() };
    Tenant::open(managed.to_string().as_bytes(), options).expect("the configuration is fine")
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = || 0..OBJECTS;
    let numbers = || proptest::collection::btree_set(0..OBJECTS, 0..OBJECTS);
    let any = prop_oneof![
        (number(), numbers()).prop_map(|(user, roles)| Step::SetRoles(user, roles)),
        (number(), numbers()).prop_map(|(role, users)| Step::SetMembers(role, users)),
        (number(), proptest::option::of(number())).prop_map(|(it, to)| Step::SetManager(it, to)),
        (number(), numbers()).prop_map(|(user, reports)| Step::SetReports(user, reports)),
        (number(), numbers()).prop_map(|(user, friends)| Step::SetFriends(user, friends)),
        (number(), number()).prop_map(|(user, role)| Step::AddRole(user, role)),
        (number(), number()).prop_map(|(role, user)| Step::AddMember(role, user)),
        (number(), number()).prop_map(|(user, role)| Step::RemoveRole(user, role)),
        (number(), number(), number()).prop_map(|(it, from, to)| Step::MoveRole(it, from, to)),
        number().prop_map(Step::DeleteUser),
        number().prop_map(Step::DeleteRole),
        number().prop_map(Step::CreateUser),
    ];
    proptest::collection::vec(any, 0..40)
}

fn flavours() -> impl Strategy<Value = Flavour> {
    prop_oneof![Just(Flavour::Aic), Just(Flavour::Idm)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn both_ends_agree_after_any_writes_and_after_a_restart(
        flavour in flavours(),
        steps in steps(),
    ) {
        let journal = Kept::default();
        let tenant = open(flavour, &journal);
        let mut model = Model::default();
        for number in 0..OBJECTS {
            put_new(&tenant, &user(number), &json!({})).expect("it is new");
            put_new(&tenant, &role(number), &json!({})).expect("it is new");
            model.users.insert(number);
            model.roles.insert(number);
        }
        for wanted in &steps {
            prop_assert_eq!(step(&tenant, wanted), model.step(wanted), "{:?}", wanted);
            prop_assert_eq!(references(&tenant, &model), model.references(), "{:?}", wanted);
        }
        let reopened = open(flavour, &journal);
        for path in model.references().into_keys().map(|(path, _)| path) {
            let all = |tenant| get(tenant, &path, &["*", "*_ref"]);
            prop_assert_eq!(all(&reopened), all(&tenant));
        }
    }
}
