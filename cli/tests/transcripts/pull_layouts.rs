//! `mosaic pull` into every layout that files have.

use std::collections::BTreeMap;
use std::thread;

use crate::dev::Dev;

/// The layouts, and what the schema is called in them.
const LAYOUTS: [(&str, &str); 5] = [
    ("body", "idm/schema.json"),
    ("frodo-export", "idm/schema.json"),
    ("frodo-split", "idm/schema.json"),
    ("fr-config-manager", "idm"),
    ("types", "idm"),
];

/// Two types, a script and placeholders in each way to write them.
pub(crate) const MANAGED: &str = r#"{
  "objects": [
    {
      "name": "loan",
      "onCreate": { "type": "text/javascript", "source": "object.title = '${x}';\n" },
      "schema": {
        "order": ["title", "tier", "days"],
        "properties": {
          "title": { "type": "string", "title": "Title", "viewable": true },
          "tier": { "type": "string", "title": "Tier", "viewable": true, "default": "&{esv.tier|gold}" },
          "days": { "type": "number", "title": "Days", "viewable": { "$bool": "&{esv.days.shown}" } }
        }
      }
    },
    {
      "name": "reader",
      "schema": {
        "order": ["email"],
        "properties": {
          "email": { "type": "string", "title": "Mail", "viewable": true }
        }
      }
    }
  ]
}
"#;

/// Holds a claim to every layout, at the same time.
pub(crate) fn in_every_layout(claim: impl Fn(&'static str, &'static str) + Sync) {
    thread::scope(|scope| {
        for (layout, place) in LAYOUTS {
            let claim = &claim;
            scope.spawn(move || claim(layout, place));
        }
    });
}

/// Returns a tenant, and files of it in a layout, whose schema is `place`.
pub(crate) fn pulled(layout: &str, place: &str, managed: &str) -> Dev {
    let dev = Dev::new(managed, "");
    dev.keep_schema_at(place);
    let run = dev.run(&format!("pull --layout {layout}"));
    assert_eq!(run.code, 0, "{layout}: {run}");
    dev
}

/// Returns `files` with `new` for `old`, which one of them has once.
pub(crate) fn edited(
    files: &BTreeMap<String, String>,
    old: &str,
    new: &str,
) -> BTreeMap<String, String> {
    let found: usize = files.values().map(|text| text.matches(old).count()).sum();
    assert_eq!(found, 1, "{old} in {files:?}");
    files.iter().map(|(name, text)| (name.clone(), text.replace(old, new))).collect()
}

/// Makes the files of `dev` those.
pub(crate) fn put(dev: &Dev, files: &BTreeMap<String, String>) {
    for (name, text) in files {
        dev.session.put(&format!("idm/{name}"), text);
    }
}

#[test]
fn every_layout_comes_back_as_it_was_but_for_what_changed_on_the_tenant() {
    in_every_layout(|layout, place| {
        let dev = pulled(layout, place, MANAGED);
        let before = dev.session.files("idm");
        let run = dev.run("pull");
        assert_eq!((run.code, &*run.stderr), (0, "nothing to pull\n"), "{layout}: {run}");
        assert_eq!(dev.session.files("idm"), before, "{layout}");
        let theirs = MANAGED.replace("\"Title\"", "\"Name\"").replace("'${x}'", "'${y}'");
        dev.colleague_pushes(&theirs, "");
        let run = dev.run("pull");
        assert_eq!(run.code, 0, "{layout}: {run}");
        let changed = edited(&edited(&before, "\"Title\"", "\"Name\""), "'${x}'", "'${y}'");
        assert_eq!(dev.session.files("idm"), changed, "{layout}");
        let run = dev.run("pull --check");
        assert_eq!(run.code, 0, "{layout}: {run}");
    });
}

#[test]
fn what_was_pulled_first_is_what_the_tenant_has_to_every_verb() {
    in_every_layout(|layout, place| {
        let dev = pulled(layout, place, MANAGED);
        let run =
            dev.session.run(&format!("diff tenant:dev {place} --key key.jwk --fail-on risky"));
        assert!(run.code == 0 && run.stdout.contains("no change"), "{layout}: {run}");
        let run = dev.session.run("lint --fail-on error");
        assert_eq!(run.code, 0, "{layout}: {run}");
        let run = dev.session.run("generate --out - ");
        assert!(run.code == 0 && run.stdout.contains("struct Reader"), "{layout}: {run}");
        let run = dev.run("push --yes");
        assert_eq!((run.code, &*run.stderr), (0, "nothing to do\n"), "{layout}: {run}");
    });
}

#[test]
fn what_was_not_pushed_yet_stays_in_every_layout() {
    in_every_layout(|layout, place| {
        let dev = pulled(layout, place, MANAGED);
        let before = dev.session.files("idm");
        let mine = edited(&edited(&before, "\"Mail\"", "\"E-mail\""), "'${x}'", "'${mine}'");
        put(&dev, &mine);
        dev.colleague_pushes(&MANAGED.replace("\"Title\"", "\"Name\""), "");
        let run = dev.run("pull");
        assert_eq!(run.code, 0, "{layout}: {run}");
        assert_eq!(dev.session.files("idm"), edited(&mine, "\"Title\"", "\"Name\""), "{layout}");
        let run = dev.run("push --dry-run");
        let left = ["loan  type-hook-changed", "reader.email  title-changed"];
        assert!(left.iter().all(|left| run.stdout.contains(left)), "{layout}: {run}");
        assert!(run.code == 0 && !run.stdout.contains("loan.title"), "{layout}: {run}");
    });
}

#[test]
fn what_both_changed_is_decided_by_a_person_in_every_layout() {
    in_every_layout(|layout, place| {
        let dev = pulled(layout, place, MANAGED);
        let mine = edited(&dev.session.files("idm"), "'${x}'", "'${mine}'");
        let mine = edited(&mine, "\"Mail\"", "\"E-mail\"");
        put(&dev, &mine);
        let base = dev.session.get(".mosaic/dev/base.json");
        dev.colleague_pushes(
            &MANAGED.replace("'${x}'", "'${theirs}'").replace("\"Title\"", "\"Name\""),
            "",
        );
        let run = dev.run("pull");
        assert_eq!(run.code, 3, "{layout}: {run}");
        for told in ["`loan.onCreate` was changed here and there", "${mine}", "${theirs}"] {
            assert!(run.stderr.contains(told), "{layout}: {run}");
        }
        assert!(!run.stderr.contains("reader"), "nobody else changed it: {layout}: {run}");
        assert_eq!(dev.session.files("idm"), mine, "{layout}");
        assert_eq!(dev.session.get(".mosaic/dev/base.json"), base, "{layout}");

        let ours = edited(&mine, "\"Title\"", "\"Name\"");
        assert_eq!(dev.run("pull --ours").code, 0, "{layout}");
        assert_eq!(dev.session.files("idm"), ours, "{layout}");
        dev.session.put(".mosaic/dev/base.json", base);
        put(&dev, &mine);
        assert_eq!(dev.run("pull --theirs").code, 0, "{layout}");
        assert_eq!(dev.session.files("idm"), edited(&ours, "${mine}", "${theirs}"), "{layout}");
    });
}

#[test]
fn types_come_and_go_in_every_layout_beside_what_was_not_pushed_yet() {
    let reader = MANAGED.find("    {\n      \"name\": \"reader\"").expect("it is there");
    let desk =
        "    {\n      \"name\": \"desk\",\n      \"schema\": { \"properties\": {} }\n    }\n";
    let theirs = format!("{}{desk}  ]\n}}\n", &MANAGED[..reader]);
    in_every_layout(|layout, place| {
        let dev = pulled(layout, place, MANAGED);
        put(&dev, &edited(&dev.session.files("idm"), "'${x}'", "'${mine}'"));
        dev.colleague_pushes(&theirs, "--delete reader");
        let run = dev.run("pull --check");
        assert!(run.code == 1 && run.stdout.contains("desk  type-added"), "{layout}: {run}");
        assert!(run.stdout.contains("reader  type-removed"), "{layout}: {run}");
        let run = dev.run("pull");
        assert_eq!(run.code, 0, "{layout}: {run}");
        let run = dev.session.run(&format!("diff tenant:dev {place} --key key.jwk --format json"));
        assert_eq!(run.stdout.matches("\"kind\"").count(), 1, "{layout}: {run}");
        assert!(run.stdout.contains("type-hook-changed"), "{layout}: {run}");
        let text: String = dev.session.files("idm").into_values().collect();
        assert!(text.contains("desk") && !text.contains("reader"), "{layout}: {text}");
    });
}

#[test]
fn a_script_that_comes_later_is_where_a_first_pull_puts_it() {
    let script = |hook: &str| {
        format!(r#""{hook}": {{ "type": "text/javascript", "source": "object.a = '{hook}';\n" }},"#)
    };
    let hooked = MANAGED
        .replace(r#""name": "reader","#, &format!(r#""name": "reader", {}"#, script("onUpdate")))
        .replace(r#""email": {"#, &format!(r#""email": {{ {}"#, script("onValidate")));
    in_every_layout(|layout, place| {
        let scripts = |dev: &Dev| {
            let mut files = dev.session.files("idm");
            files.retain(|_, text| !text.starts_with('{'));
            files
        };
        let dev = pulled(layout, place, MANAGED);
        dev.colleague_pushes(&hooked, "");
        let run = dev.run("pull");
        assert_eq!(run.code, 0, "{layout}: {run}");
        let first = pulled(layout, place, &hooked);
        assert_eq!(scripts(&dev), scripts(&first), "{layout}");
        assert_eq!(dev.run("pull --check").code, 0, "{layout}");
    });
}
