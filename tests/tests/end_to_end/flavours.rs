//! The same program against both kinds of server.

use mosaic::{Patch, QueryFilter, Reference};
use mosaic_emulator::{Flavour, Options};

use crate::local::{Local, user};
use crate::managed::{AlphaRole, AlphaUser};

#[tokio::test]
async fn a_program_does_not_see_which_server_it_speaks_to() {
    for flavour in [Flavour::Aic, Flavour::Idm] {
        let local = Local::with(Options { flavour, ..Options::default() }).await;
        let users = local.users();
        let ann = users.create(user("ann").set(AlphaUser::DEPARTMENT, "Sales")).await.unwrap();
        let bob = users.create(user("bob")).await.unwrap();
        assert_eq!(users.query(AlphaUser::DEPARTMENT.eq("Sales")).one().await.unwrap(), ann);
        assert_eq!(users.count(QueryFilter::all()).await.unwrap(), 2, "{flavour:?}");

        let patch = Patch::new().set(AlphaUser::DEPARTMENT, "Stock").add(AlphaUser::SKILLS, "till");
        let patched = users.patch(&ann, patch).await.unwrap();
        assert_eq!((patched.department.as_deref(), patched.skills.len()), (Some("Stock"), 1));
        let stale = users.patch(&ann, Patch::new().set(AlphaUser::CITY, "Oslo")).await;
        assert!(stale.unwrap_err().is_precondition_failed(), "{flavour:?}");

        let role = AlphaRole::draft("seller");
        let role = local.tenant.managed::<AlphaRole>().create(role).await.unwrap();
        let roles = users.links(&bob.id, AlphaUser::ROLES);
        let added = roles.add(Reference::to(&role.id)).await.unwrap();
        assert_eq!(roles.list().collect_up_to(9).await.unwrap().records.len(), 1);
        roles.remove(&added).await.unwrap();
        assert_eq!(roles.list().first().await.unwrap(), None);

        let manager = users.links(&ann.id, AlphaUser::MANAGER);
        manager.set(Reference::to(&bob.id)).await.unwrap();
        assert_eq!(manager.get().await.unwrap().unwrap().id(), Some(bob.id.clone()));
        let reports = users.links(&bob.id, AlphaUser::REPORTS).list();
        assert_eq!(reports.first().await.unwrap().unwrap().id(), Some(ann.id.clone()));

        assert!(users.create(user("ann")).await.is_err_and(|error| error.is_conflict()));
        users.delete(&bob.id).await.unwrap();
        assert!(users.read(&bob.id).await.unwrap_err().is_not_found(), "{flavour:?}");
    }
}
