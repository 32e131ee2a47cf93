//! `mosaic push --undo`: what a push replaced, put back.

use crate::dev::{Dev, MANAGED};

#[test]
fn what_was_changed_after_a_push_is_not_undone_with_it() {
    let dev = Dev::pulled(MANAGED, "");
    dev.edit("\"Title\"", "\"Title of the book\"");
    dev.push("push --yes");
    let (undo, _) = dev.last_kept();
    dev.edit("\"Title of the book\"", "\"Name of the book\"");
    dev.push("push --yes");
    insta::assert_snapshot!(dev.push(&format!("push --yes --undo {undo}")), @r#"
    exit 3
    error: `loan.title` was changed again since the push that is undone
      dev has {"type":"string","title":"Name of the book","viewable":true}
      it would go back to {"type":"string","title":"Title","viewable":true}
      help: undo what came later first, or write it in the files and `mosaic push dev`
    "#);
}

#[test]
fn what_a_push_did_not_keep_is_not_put_back() {
    let dev = Dev::pulled(MANAGED, "");
    insta::assert_snapshot!(dev.push("push --yes --undo managed.json"), @r"
    exit 2
    error: expected what a push replaced in `managed.json`, found something else, or a damaged file
      help: name a file of `.mosaic/TENANT/undo`, as the push told it
    ");
    dev.add("isbn");
    dev.push("push --yes");
    let (undo, _) = dev.last_kept();
    for text in ["{\"a\": 1}", "{", "", &dev.session.get(".mosaic/dev/base.json")] {
        dev.session.put("other.json", text);
        let run = dev.push("push --yes --undo other.json");
        let expected = "exit 2\nerror: expected what a push replaced in `other.json`, found ";
        assert!(run.starts_with(expected), "{run}");
        let way_out = "help: what the last push replaced is in `.mosaic/dev/undo/[stamp].json`";
        assert!(run.ends_with(way_out), "{run}");
    }
    dev.session.put("other.json", dev.session.get(&undo).replace("Title", "Tilte"));
    let run = dev.push("push --yes --undo other.json");
    assert!(run.starts_with("exit 2"), "it was edited: {run}");
    let run = dev.push("push --yes --undo nowhere.json");
    assert!(run.contains("`nowhere.json`, found no file"), "{run}");
}

#[test]
fn what_others_wrote_since_stays_wherever_the_file_lies() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    dev.push("push --yes");
    let (undo, _) = dev.last_kept();
    let pushed = dev.session.get("managed.json");
    dev.colleague_pushes(&pushed.replace("\"Mail\"", "\"Post\""), "");
    dev.session.put("artefact.json", dev.session.get(&undo));
    std::fs::remove_dir_all(dev.session.path(".mosaic")).expect("the record is there");
    let run = dev.push("push --yes --undo artefact.json");
    assert!(run.starts_with("exit 0"), "{run}");
    std::fs::remove_file(dev.session.path("managed.json")).expect("the files are there");
    dev.run("pull");
    assert_eq!(dev.session.get("managed.json").matches("isbn").count(), 0);
    assert_eq!(dev.session.get("managed.json").matches("\"Post\"").count(), 1);
}

#[test]
fn what_was_replaced_on_another_tenant_is_not_put_back_here() {
    let dev = Dev::pulled(MANAGED, "");
    dev.add("isbn");
    dev.push("push --yes");
    let (undo, _) = dev.last_kept();
    let other = Dev::pulled(MANAGED, "");
    other.session.put("undo.json", dev.session.get(&undo));
    let run = other.push("push --yes --undo undo.json");
    assert!(run.starts_with("exit 3\nerror: `undo.json` is of another tenant"), "{run}");
}
