//! Placeholders, which stand for what is known in one environment alone: `&{esv.name}` to a tenant, `${NAME}`
//! to the tools that fill in files before they push.

use crate::pull_layouts::{MANAGED, edited, in_every_layout, pulled, put};

/// A placeholder of the tenant.
const OF_TENANT: &str = "&{esv.tier|gold}";

#[test]
fn a_placeholder_is_pulled_and_pushed_as_it_is_written() {
    in_every_layout(|layout, place| {
        let dev = pulled(layout, place, MANAGED);
        let before = dev.session.files("idm");
        let text: String = before.values().map(String::as_str).collect();
        for written in [OF_TENANT, "\"$bool\": \"&{esv.days.shown}\"", "'${x}'"] {
            assert_eq!(text.matches(written).count(), 1, "{layout}: {text}");
        }
        let escaped = edited(&before, OF_TENANT, "\\u0026{esv.tier|gold}");
        put(&dev, &escaped);
        assert_eq!(dev.run("pull").stderr, "nothing to pull\n", "{layout}");
        assert_eq!(dev.session.files("idm"), escaped, "{layout}");
        put(&dev, &edited(&escaped, "\"Mail\"", "\"E-mail\""));
        let run = dev.run("push --yes");
        assert_eq!(run.code, 0, "{layout}: {run}");
        dev.colleague_pushes(&MANAGED.replace("\"Mail\"", "\"E-mail\""), "");
        let theirs = dev.session.get("elsewhere/.mosaic/dev/base.json");
        assert!(theirs.contains(OF_TENANT) && theirs.contains("E-mail"), "{layout}: {theirs}");
    });
}

#[test]
fn a_placeholder_is_not_replaced_by_what_it_stands_for() {
    let resolved = MANAGED.replace(OF_TENANT, "gold");
    in_every_layout(|layout, place| {
        let dev = pulled(layout, place, &resolved);
        let mine = edited(&dev.session.files("idm"), "\"gold\"", "\"${TIER}\"");
        put(&dev, &mine);
        dev.colleague_pushes(&resolved.replace("\"Title\"", "\"Name\""), "");
        let run = dev.run("pull");
        assert_eq!(run.code, 0, "{layout}: {run}");
        let mine = edited(&mine, "\"Title\"", "\"Name\"");
        assert_eq!(dev.session.files("idm"), mine, "{layout}");
        dev.colleague_pushes(
            &resolved.replace("\"Title\"", "\"Name\"").replace("\"gold\"", "\"silver\""),
            "",
        );
        let run = dev.run("pull");
        assert_eq!(run.code, 3, "it stands for something else now: {layout}: {run}");
        assert!(run.stderr.contains("${TIER}") && run.stderr.contains("silver"), "{run}");
        assert_eq!(dev.session.files("idm"), mine, "{layout}");
        let run = dev.run("pull --ours");
        assert_eq!(run.code, 0, "{layout}: {run}");
        assert_eq!(dev.session.files("idm"), mine, "{layout}");
    });
}
