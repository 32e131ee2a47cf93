//! Relationships, from both of their ends.

use mosaic::{Error, ObjectId, Projection, Reference};
use tokio::task::JoinSet;

use crate::local::{Local, user};
use crate::managed::{
    AlphaDevice, AlphaDeviceHolderTarget, AlphaDeviceKind, AlphaOrganization, AlphaRole,
    AlphaStore, AlphaStoreRegion, AlphaUser,
};

#[derive(Debug, PartialEq, Projection)]
#[managed(of = AlphaRole)]
struct Name {
    name: String,
}

/// A tenant with a user and roles.
struct World {
    local: Local,
    ann: AlphaUser,
    roles: Vec<AlphaRole>,
}

impl World {
    async fn start(count: usize) -> Self {
        let local = Local::start().await;
        let ann = local.users().create(user("ann")).await.unwrap();
        let mut roles = Vec::new();
        for number in 0..count {
            let draft = AlphaRole::draft(format!("role {number}"));
            roles.push(local.tenant.managed().create(draft).await.unwrap());
        }
        Self { local, ann, roles }
    }

    /// Returns a reference to the role number `number`.
    fn to(&self, number: usize) -> Reference<AlphaRole> {
        Reference::to(&self.roles[number].id)
    }

    /// Returns the roles of the user, by the numbers of their names.
    async fn of_ann(&self) -> Vec<String> {
        let list = self.local.users().links(&self.ann.id, AlphaUser::ROLES).list().select::<Name>();
        let mut references = list.page_size(2).stream();
        let mut names = Vec::new();
        while let Some(reference) = references.next().await {
            names.push(reference.unwrap().target::<Name>().unwrap().name);
        }
        names.sort();
        names
    }

    /// Returns how many members the role number `number` has.
    async fn members(&self, number: usize) -> usize {
        let roles = self.local.tenant.managed::<AlphaRole>();
        let members = roles.links(&self.roles[number].id, AlphaRole::MEMBERS).list();
        members.collect_up_to(10).await.unwrap().records.len()
    }
}

fn status(error: &Error) -> u16 {
    error.status().unwrap().as_u16()
}

#[tokio::test]
async fn a_link_that_is_added_is_seen_from_both_ends_until_it_is_removed() {
    let world = World::start(2).await;
    let links = world.local.users().links(&world.ann.id, AlphaUser::ROLES);
    let added = links.add(world.to(0)).await.unwrap();
    links.add(world.to(1)).await.unwrap();
    assert_eq!(added.id().unwrap(), world.roles[0].id);
    assert_eq!(world.of_ann().await, ["role 0", "role 1"]);
    assert_eq!((world.members(0).await, world.members(1).await), (1, 1));
    links.remove(&added).await.unwrap();
    assert_eq!(world.of_ann().await, ["role 1"]);
    assert_eq!((world.members(0).await, world.members(1).await), (0, 1));
    assert!(links.remove(&added).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_set_of_links_takes_the_place_of_the_one_before() {
    let world = World::start(5).await;
    let links = world.local.users().links(&world.ann.id, AlphaUser::ROLES);
    links.replace((0..4).map(|number| world.to(number))).await.unwrap();
    assert_eq!(world.of_ann().await, ["role 0", "role 1", "role 2", "role 3"]);
    links.replace([world.to(3), world.to(4)]).await.unwrap();
    assert_eq!(world.of_ann().await, ["role 3", "role 4"]);
    assert_eq!((world.members(0).await, world.members(3).await), (0, 1));
    links.replace([]).await.unwrap();
    assert_eq!(world.of_ann().await, [""; 0]);
}

#[tokio::test]
async fn what_a_reference_says_beside_its_target_is_kept() {
    let world = World::start(1).await;
    let links = world.local.users().links(&world.ann.id, AlphaUser::ROLES);
    let temporary = world.to(0).with_property("_grantType", "").with_property("note", "until May");
    links.add(temporary).await.unwrap();
    let found = links.list().first().await.unwrap().unwrap();
    assert_eq!(found.properties().unwrap()["note"], "until May");
    assert!(found.properties().unwrap().contains_key("_id"));
}

#[tokio::test]
async fn a_link_that_is_there_or_leads_nowhere_is_refused() {
    let world = World::start(1).await;
    let links = world.local.users().links(&world.ann.id, AlphaUser::ROLES);
    links.add(world.to(0)).await.unwrap();
    let twice = links.add(world.to(0)).await.unwrap_err();
    assert!(status(&twice) == 412 && twice.is_conflict(), "{twice}");
    let nowhere = Reference::to(&ObjectId::new("nowhere").unwrap());
    let error = links.add(nowhere).await.unwrap_err();
    assert!(status(&error) == 400 && !error.may_have_happened(), "{error}");
    assert_eq!(world.of_ann().await, ["role 0"]);
}

#[tokio::test]
async fn one_reference_is_set_and_cleared_and_its_other_end_follows() {
    let local = Local::start().await;
    let ann = local.users().create(user("ann")).await.unwrap();
    let bob = local.users().create(user("bob")).await.unwrap();
    let manager = local.users().links(&ann.id, AlphaUser::MANAGER);
    assert_eq!(manager.get().await.unwrap(), None);
    let revision = manager.set(Reference::to(&bob.id)).await.unwrap();
    assert_ne!(revision, ann.rev);

    let held = manager.get().select::<Leader>().await.unwrap().unwrap();
    assert_eq!(held.target::<Leader>().unwrap().user_name, "bob");
    let reports = local.users().links(&bob.id, AlphaUser::REPORTS).list();
    let report = reports.first().await.unwrap().unwrap();
    assert_eq!(report.id().unwrap(), ann.id);

    manager.clear().await.unwrap();
    assert_eq!(manager.get().await.unwrap(), None);
    let reports = local.users().links(&bob.id, AlphaUser::REPORTS).list();
    assert_eq!(reports.first().await.unwrap(), None);
}

#[derive(Projection)]
#[managed(of = AlphaUser)]
struct Leader {
    user_name: String,
}

#[tokio::test]
async fn the_links_of_an_object_go_with_it() {
    let world = World::start(1).await;
    let members = world.local.tenant.managed::<AlphaRole>();
    let members = members.links(&world.roles[0].id, AlphaRole::MEMBERS);
    members.add(Reference::to(&world.ann.id)).await.unwrap();
    assert_eq!(world.of_ann().await, ["role 0"]);
    world.local.users().delete(&world.ann.id).await.unwrap();
    assert_eq!(world.members(0).await, 0);
}

#[tokio::test]
async fn links_insist_on_the_revision_of_the_record_they_are_asked_of() {
    let world = World::start(2).await;
    let links = world.local.users().links(&world.ann, AlphaUser::ROLES);
    links.replace([world.to(0)]).await.unwrap();
    let late = links.replace([world.to(1)]).await.unwrap_err();
    assert!(late.is_precondition_failed(), "{late}");
    assert_eq!(world.of_ann().await, ["role 0"]);
}

#[tokio::test]
async fn a_reference_leads_to_one_of_several_types() {
    let local = Local::start().await;
    let draft = AlphaOrganization::draft("north");
    let north = local.tenant.managed::<AlphaOrganization>().create(draft).await.unwrap();
    let draft = AlphaDevice::draft("AB123456", AlphaDeviceKind::Till);
    let device = local.tenant.managed::<AlphaDevice>().create(draft).await.unwrap();
    let holder = local.tenant.links(&device.id, AlphaDevice::HOLDER);
    holder.set(AlphaDeviceHolderTarget::AlphaOrganization(Reference::to(&north.id))).await.unwrap();
    let Some(AlphaDeviceHolderTarget::AlphaOrganization(held)) = holder.get().await.unwrap() else {
        panic!("the holder is an organization");
    };
    assert_eq!(held.id().unwrap(), north.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn links_that_are_added_at_the_same_time_are_all_there() {
    let world = World::start(8).await;
    let mut writers = JoinSet::new();
    for role in &world.roles {
        let links = world.local.users().links(&world.ann.id, AlphaUser::ROLES);
        let role = Reference::to(&role.id);
        writers.spawn(async move { links.add(role).await });
    }
    for added in writers.join_all().await {
        added.unwrap();
    }
    assert_eq!(world.of_ann().await.len(), 8);
    for number in 0..8 {
        assert_eq!(world.members(number).await, 1);
    }
}

#[tokio::test]
async fn what_follows_from_links_is_there_with_the_link_and_goes_with_it() {
    let world = World::start(1).await;
    let users = world.local.users();
    let draft = AlphaStore::draft("Harbour", "HP-0001", AlphaStoreRegion::North);
    let store = world.local.tenant.managed::<AlphaStore>().create(draft).await.unwrap();
    users
        .links(&world.ann.id, AlphaUser::CUSTOM_STORE)
        .set(Reference::to(&store.id))
        .await
        .unwrap();
    let role = users.links(&world.ann.id, AlphaUser::ROLES).add(world.to(0)).await.unwrap();
    let ann = users.read(&world.ann.id).await.unwrap();
    assert_eq!(ann.custom_store_region, ["north"]);
    let effective: Vec<_> = ann.effective_roles.iter().map(Reference::id).collect();
    assert_eq!(effective, [Some(world.roles[0].id.clone())]);

    users.links(&world.ann.id, AlphaUser::ROLES).remove(&role).await.unwrap();
    users.links(&world.ann.id, AlphaUser::CUSTOM_STORE).clear().await.unwrap();
    let ann = users.read(&world.ann.id).await.unwrap();
    assert!(ann.custom_store_region.is_empty() && ann.effective_roles.is_empty(), "{ann:?}");
}
