//! Which revision a request insists on.

use mosaic_emulator::Flavour::{Aic, Idm};

use super::{ask, hold, message, users};

const NEW: &str = r#"{"name":"z"}"#;
const RENAME: &str = r#"[{"operation":"replace","field":"/name","value":"z"}]"#;

#[test]
fn a_put_creates_or_replaces_as_its_conditions_say() {
    hold(
        Idm,
        &[
            ("PUT users/a", "If-None-Match: *", NEW, 412),
            ("PUT users/new", "If-None-Match: *", NEW, 201),
            ("PUT users/new", "If-None-Match: *\nIf-Match: *", NEW, 412),
            ("PUT users/a", "If-None-Match: \"0\"\nIf-Match: *", NEW, 400),
            ("PUT users/a", "If-None-Match: W/\"0\"", NEW, 400),
            ("PUT users/new", "If-Match: *", NEW, 404),
            ("PUT users/a", "If-Match: \"0\"", NEW, 200),
            ("PUT users/a", "If-Match: \"*\"", NEW, 412),
            ("PUT users/a", "Accept-API-Version: protocol=1.0", NEW, 200),
            ("PUT users/a", "Accept-API-Version: protocol=2.0", NEW, 200),
            ("PUT users/new", "Accept-API-Version: protocol=2.0", NEW, 201),
        ],
    );
}

#[test]
fn a_read_takes_a_revision_that_is_held_and_no_other_condition() {
    hold(
        Idm,
        &[
            ("GET users/a", "If-None-Match: 0", "", 304),
            ("GET users/a", "If-None-Match: W/\"0\"", "", 200),
            ("GET users/a", "If-None-Match: *", "", 412),
            ("GET users/a", "If-Match: \"0\"", "", 412),
            ("GET users/missing", "If-None-Match: \"0\"", "", 404),
            ("GET users?_queryFilter=true", "If-None-Match: \"0\"", "", 412),
            ("GET users?_queryFilter=true", "If-Match: \"0\"", "", 412),
        ],
    );
    let unmodified = ask(&users(Aic), "GET users/a", "If-None-Match: *", "");
    assert_eq!(unmodified.status, 412);
}

#[test]
fn a_patch_and_a_delete_take_a_revision_to_insist_on() {
    hold(
        Idm,
        &[
            ("PATCH users/a", "If-Match: \"9\"", RENAME, 412),
            ("PATCH users/a", "If-Match: W/\"0\"", RENAME, 412),
            ("PATCH users/a", "If-Match: 0", RENAME, 200),
            ("PATCH users/a", "If-None-Match: \"0\"", RENAME, 412),
            ("PATCH users/missing", "If-Match: *", RENAME, 404),
            ("DELETE users/a", "If-Match: *", "", 200),
            ("DELETE users/a", "If-Match: \"*\"", "", 412),
            ("DELETE users/a", "If-None-Match: \"9\"", "", 412),
            ("DELETE users/missing", "If-Match: \"0\"", "", 404),
            ("DELETE users", "", "", 400),
        ],
    );
}

#[test]
fn a_post_takes_no_condition_and_no_verb_takes_a_time() {
    hold(
        Idm,
        &[
            ("POST users", "If-Match: \"0\"", NEW, 412),
            ("POST users", "If-None-Match: \"0\"", NEW, 412),
            ("POST users/a?_action=patch", "If-Match: \"0\"", RENAME, 412),
            ("PUT users/a", "If-Unmodified-Since: Wed, 21 Oct 2015 07:28:00 GMT", NEW, 409),
            ("POST users", "If-Modified-Since: whenever", NEW, 409),
            ("DELETE users/a", "If-Unmodified-Since: x", "", 409),
        ],
    );
}

#[test]
fn a_write_that_changes_nothing_is_no_conflict() {
    let same = r#"{"name":"bob","age":30}"#;
    for flavour in [Aic, Idm] {
        let door = users(flavour);
        let before = ask(&door, "GET users/b", "", "");
        let answer = ask(&door, "PUT users/b", "If-Match: \"outdated\"", same);
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.header("etag"), before.header("etag"));
        let mark = (flavour == Aic).then_some("true");
        assert_eq!(answer.header("x-not-modified"), mark);
        let patch = r#"[{"operation":"replace","field":"/age","value":30}]"#;
        let answer = ask(&door, "PATCH users/b", "If-Match: \"outdated\"", patch);
        assert_eq!((answer.status, answer.header("x-not-modified")), (200, mark));
        let answer = ask(&door, "DELETE users/b", "If-Match: \"outdated\"", "");
        assert_eq!(answer.status, 412, "{}", message(&answer));
    }
}
