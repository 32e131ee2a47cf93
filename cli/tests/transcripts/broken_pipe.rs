//! Pipes that break: to whoever reads what is printed, which decides nothing, and to a tenant.

use std::io::Read;
use std::net::Shutdown;
use std::process::Stdio;
use std::thread;

use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::dev::{Dev, MANAGED};
use crate::session::{LOAN, Session, command, schemas};

/// How often a connection is dropped: which end sees it first is chance.
const ROUNDS: usize = 4;

#[test]
fn a_reader_that_has_read_enough_is_no_failure() {
    for (place, said) in [("-", ""), ("/dev/stdout", "wrote /dev/stdout\n")] {
        if cfg!(not(unix)) && place != "-" {
            continue;
        }
        let mut child = command(&schemas(""), &format!("generate managed.json --out {place}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 10]).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), said, "{place}");
        assert_eq!(output.status.code(), Some(0), "{place}");
    }
}

#[test]
fn what_is_found_is_found_though_nobody_reads_it() {
    let session = Session::with_schema(LOAN);
    session.put("new.json", LOAN.replace("email", "mail"));
    session.put("wrong.json", "[");
    let lines = [
        "diff managed.json new.json",
        "diff managed.json new.json --format json",
        "lint wrong.json",
        "diff managed.json new.json --out /dev/stdout",
    ];
    for line in &lines[..if cfg!(unix) { 4 } else { 3 }] {
        let run = session.run_unread(line);
        assert!(run.code == 1 && run.stderr.is_empty(), "{line}: {run}");
    }
}

#[test]
fn what_is_pushed_is_written_though_nobody_reads_it() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    let run = dev.session.run_unread("push dev --yes --key key.jwk");
    assert!(run.code == 0 && run.stderr.contains("`dev` has it"), "{run}");
    assert!(dev.told("pull --check").contains("`dev` has what the files say"));
}

#[test]
fn a_tenant_that_drops_the_connection_is_never_taken_for_a_success() {
    let url = dropping();
    thread::scope(|scope| {
        for line in ["push dev --yes", "pull dev --check", "diff tenant:dev managed.json"] {
            let settings = format!(
                "schema = \"managed.json\"\n[tenant.dev]\nurl = \"{url}\"\nwritable = true\n"
            );
            for _ in 0..ROUNDS {
                let session = Session::with_schema(MANAGED);
                session.put("mosaic.toml", &settings);
                scope.spawn(move || {
                    let run = session.run_as(line, &[("MOSAIC_DEV_TOKEN", "hunter2")]);
                    assert!(run.code == 2 && run.stderr.starts_with("error: "), "{line}: {run}");
                });
            }
        }
    });
}

/// Starts a server that ends each connection at once and then knows nothing of it, and returns its
/// URL: whoever writes to it may find the pipe broken.
fn dropping() -> String {
    let runtime = Runtime::new().expect("a runtime can be made");
    let gate = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("there is a free port");
    let url = format!("http://{}", gate.local_addr().expect("a socket has an address"));
    thread::spawn(move || {
        while let Ok((stream, _)) = runtime.block_on(gate.accept()) {
            let _ = stream.set_zero_linger();
            let stream = runtime.block_on(async { stream.into_std() });
            let _ = stream.and_then(|stream| stream.shutdown(Shutdown::Write));
        }
    });
    url
}
