//! The client of programs without async.

use std::sync::mpsc;
use std::thread;

use mosaic::{QueryFilter, blocking};
use tokio::runtime::Builder;

use crate::local::{Local, client, user};
use crate::managed::AlphaUser;

#[test]
fn a_program_without_async_waits_for_each_call() {
    let (ready, url) = mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            ready.send(Local::start().await.url).unwrap();
            std::future::pending::<()>().await;
        });
    });
    let tenant = blocking::Tenant::new(client(&url.recv().unwrap()).build().unwrap()).unwrap();
    let users = tenant.managed::<AlphaUser>();
    for name in ["ann", "bob", "eve"] {
        tenant.wait(users.create(user(name))).unwrap();
    }
    let query = users.query(QueryFilter::all()).sort(AlphaUser::USER_NAME.ascending());
    let found = tenant.each(query.page_size(2).stream());
    let names: Vec<_> = found.map(|user| user.unwrap().user_name.unwrap()).collect();
    assert_eq!(names, ["ann", "bob", "eve"]);
    assert_eq!(tenant.wait(users.count(QueryFilter::all())).unwrap(), 3);
}
